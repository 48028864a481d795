import type { ScalarShape } from '../../formats/shape.ts';
import { compilePattern } from '../pattern/compile.ts';
import { matches } from '../pattern/match.ts';
import type { Check, Dimension, Vote } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

/** Does every text match? Known only from the same pattern in the schema, or from a closed set of texts. */
export const pattern: Dimension = {
  judge(need, leaf) {
    const wanted = need.constraints.pattern;
    if (wanted === undefined) return [];
    const check = byBranch('pattern', `a match of \`${wanted}\``, need, leaf, (alternative) => {
      if (alternative.kind === 'any') return UNKNOWN;
      return alternative.kind === 'scalar' ? vote(alternative, wanted) : null;
    });
    const others = leaf.alternatives.flatMap((alternative) => (alternative.kind === 'scalar' ? (alternative.patterns ?? []) : []));
    if (check.state !== 'U' || others.length === 0) return [check];
    // Another pattern may well be as strict: nobody can say so here.
    const is = others.map((one) => `\`${one}\``).join(' and ');
    return [{ ...check, silent: { rule: 'contract/pattern-changed', args: { path: need.path.text, wanted, is }, cap: 'warning', lasting: 'note' } } satisfies Check];
  },
  say: (check, damage, need) => ({ rule: 'contract/value-added', args: { path: need.path.text, value: damage?.text ?? check.says, allowed: check.asks } }),
};

function vote(scalar: ScalarShape, wanted: string): Vote {
  if (scalar.patterns?.includes(wanted)) return GUARANTEED;
  const compiled = compilePattern(wanted);
  if (!scalar.values || 'error' in compiled) return UNKNOWN;
  const texts = scalar.values.filter(({ value }) => typeof value === 'string');
  const strange = texts.filter(({ value }) => !matches(compiled.program, String(value)));
  const damage = strange.map((one) => ({ key: `value ${JSON.stringify(one.value)}`, text: String(one.value), where: one }));
  if (strange.length === 0) return GUARANTEED;
  return { state: strange.length === texts.length ? 'C' : 'V', damage };
}

import type { Alternative } from '../../formats/shape.ts';
import { branchNames } from '../path/branches.ts';
import type { Leaf } from '../path/leaf.ts';
import { firstOf } from '../path/located.ts';
import type { Dimension, Vote } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';
import { fit } from './type-table.ts';

/** Is it of the type that the contract names? */
export const type: Dimension = {
  judge(need, leaf, reading) {
    const wanted = need.type;
    if (wanted === undefined || wanted === 'any') return [];
    const unitGiven = need.semantics.unit !== undefined;
    return [byBranch('type', `a \`${wanted}\``, need, leaf, (alternative) => vote(fit(wanted, alternative, reading, unitGiven), alternative, leaf))];
  },
  say: (check, damage, need) => ({ rule: 'contract/type-mismatch', args: { path: need.path.text, wanted: need.type ?? 'any', is: damage?.text ?? check.says } }),
};

/** Right, but in a form that may surprise: reported apart, and it never blocks. */
export const representation: Dimension = {
  judge(need, leaf, reading) {
    const wanted = need.type;
    if (wanted === undefined) return [];
    const fits = leaf.alternatives.map((alternative) => ({ alternative, fits: fit(wanted, alternative, reading, need.semantics.unit !== undefined) }));
    const damage = fits
      .filter(({ fits }) => fits.startsWith('risk: '))
      .map(({ alternative, fits }) => ({ key: fits, text: fits.slice('risk: '.length), where: alternative }));
    const state = damage.length > 0 ? 'V' : 'G';
    return [{ key: 'representation', asks: `a plain \`${wanted}\``, state, damage, says: leaf.text, where: firstOf(damage[0]?.where, leaf.where) }];
  },
  say: (check, damage, need) => ({
    rule: 'contract/type-representation',
    args: { path: need.path.text, wanted: need.type ?? 'any', is: check.says, why: damage?.text ?? '' },
    cap: 'warning',
    lasting: 'note',
  }),
};

function vote(fits: ReturnType<typeof fit>, alternative: Alternative, leaf: Leaf): Vote {
  if (fits === 'unknown') return UNKNOWN;
  if (fits !== 'no') return GUARANTEED;
  const text = leaf.alternatives.length === 1 ? leaf.text : branchNames(alternative)[0]!;
  return { state: 'C', damage: [{ key: `type ${branchNames(alternative)[0]!}`, text, where: alternative }] };
}

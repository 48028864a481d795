import type { ScalarShape } from '../../formats/shape.ts';
import type { Dimension } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

/** Formats whose texts are all texts of another format as well. */
const WITHIN: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['idn-email']],
  ['hostname', ['idn-hostname']],
  ['uri', ['uri-reference', 'iri', 'iri-reference']],
  ['uri-reference', ['iri-reference']],
  ['iri', ['iri-reference']],
]);

const BY_LOGICAL: Readonly<Partial<Record<NonNullable<ScalarShape['logical']>, string>>> = {
  uuid: 'uuid', date: 'date', time: 'time', timestamp: 'date-time', duration: 'duration',
};

/** `constraints.format`: the schema names the same format, or a narrower one. */
export const format: Dimension = {
  judge(need, leaf) {
    const wanted = need.constraints.format;
    if (wanted === undefined) return [];
    return [
      byBranch('format', `in format \`${wanted}\``, need, leaf, (alternative) => {
        if (alternative.kind !== 'scalar') return alternative.kind === 'any' ? UNKNOWN : null;
        const is = alternative.format ?? (alternative.type === 'string' && alternative.logical ? BY_LOGICAL[alternative.logical] : undefined);
        return is !== undefined && (is === wanted || WITHIN.get(is)?.includes(wanted)) ? GUARANTEED : UNKNOWN;
      }),
    ];
  },
  say: (check, _damage, need) => ({ rule: 'contract/guarantee-lost', args: { path: need.path.text, asks: check.asks, says: check.says, renamed: '' } }),
};

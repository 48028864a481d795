import type { Alternative } from '../../formats/shape.ts';
import { toExact } from '../exact.ts';
import { firstOf } from '../path/located.ts';
import type { Dimension, Vote } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

interface Side {
  readonly key: 'minLength' | 'maxLength' | 'minItems' | 'maxItems';
  readonly words: string;
}

const SIDES: readonly Side[] = [
  { key: 'minLength', words: 'at least # characters long' },
  { key: 'maxLength', words: 'at most # characters long' },
  { key: 'minItems', words: 'at least # items long' },
  { key: 'maxItems', words: 'at most # items long' },
];

/** Lengths of texts (in code points), of bytes, and of lists. */
export const length: Dimension = {
  judge: (need, leaf) =>
    SIDES.flatMap((side) => {
      const limit = need.constraints[side.key];
      if (limit === undefined) return [];
      return [byBranch(side.key, side.words.replace('#', String(limit)), need, leaf, (alternative) => vote(alternative, side.key, limit))];
    }),
  say: (check, damage, need) => ({ rule: 'contract/length-exceeds', args: { path: need.path.text, asks: check.asks, is: damage?.text ?? check.says } }),
};

function vote(alternative: Alternative, key: Side['key'], limit: number): Vote | null {
  if (alternative.kind === 'any' || (alternative.kind === 'map' && key.endsWith('Items'))) return UNKNOWN;
  const bounds = key.endsWith('Items') ? itemBounds(alternative) : textBounds(alternative);
  if (!bounds) return null;
  const upper = key.startsWith('max');
  const [own, other] = upper ? [bounds.max, bounds.min] : [bounds.min, bounds.max];
  const beyond = (size: number): boolean => (upper ? size > limit : size < limit);
  if (other !== undefined && beyond(other)) return { state: 'C', damage: [damageOf(other, upper, alternative)] };
  if (own === undefined) return UNKNOWN;
  return beyond(own) ? { state: 'V', damage: [damageOf(own, upper, alternative)] } : GUARANTEED;
}

function damageOf(size: number, upper: boolean, alternative: Alternative): NonNullable<Vote['damage']>[number] {
  const reach = { to: toExact(String(size))!, exclusive: false, down: !upper };
  return { key: upper ? 'longer' : 'shorter', text: `${upper ? 'up to' : 'down to'} ${size}`, where: firstOf(alternative), reach, interval: true };
}

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function itemBounds(alternative: Alternative): Bounds | null {
  return alternative.kind === 'array' ? { min: alternative.minItems, max: alternative.maxItems } : null;
}

/** A closed set of texts says its lengths by itself. */
function textBounds(alternative: Alternative): Bounds | null {
  if (alternative.kind !== 'scalar') return null;
  const { type, values, minLength, maxLength } = alternative;
  const texts = values?.filter(({ value }) => typeof value === 'string').map(({ value }) => Array.from(String(value)).length);
  if (texts && texts.length > 0) return { min: Math.min(...texts), max: Math.max(...texts) };
  return type === 'string' || type === 'bytes' ? { min: minLength, max: maxLength } : null;
}

/** `unique_items`: does the schema promise that no element comes twice? */
export const uniqueness: Dimension = {
  judge(need, leaf) {
    if (need.constraints.uniqueItems !== true) return [];
    return [byBranch('uniqueItems', 'without repeated items', need, leaf, (alternative) => (alternative.kind === 'array' && alternative.unique === true ? GUARANTEED : UNKNOWN))];
  },
  say: (check, _damage, need) => ({ rule: 'contract/guarantee-lost', args: { path: need.path.text, asks: check.asks, says: check.says, renamed: '' } }),
};


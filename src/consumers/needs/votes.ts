import type { Alternative } from '../../formats/shape.ts';
import type { Certainty } from '../../model.ts';
import type { Need } from '../contract/contract.ts';
import { compareExact } from '../exact.ts';
import type { Leaf } from '../path/leaf.ts';
import { firstOf } from '../path/located.ts';
import type { Check, Damage, Vote } from './check.ts';

export const GUARANTEED: Vote = { state: 'G' };
export const UNKNOWN: Vote = { state: 'U' };

/** Puts the branches together: a requirement is contradicted only if every branch contradicts it. */
export function together(key: string, asks: string, leaf: Leaf, votes: readonly Vote[]): Check {
  const damage = mergeDamage(votes.flatMap((vote) => vote.damage ?? []));
  const states = votes.map((vote) => vote.state);
  return { key, asks, state: stateOf(states), damage, says: leaf.text, where: firstOf(damage[0]?.where, leaf.where) };
}

/**
 * The vote of every branch. null: the dimension cannot be about such a branch. Where the contract names a type, that is
 * the type's affair; where it names none, nobody promised anything.
 */
export function byBranch(key: string, asks: string, need: Need, leaf: Leaf, vote: (alternative: Alternative) => Vote | null): Check {
  const typed = need.type !== undefined && need.type !== 'any';
  const votes = leaf.alternatives.map((alternative) => vote(alternative) ?? (typed ? null : UNKNOWN));
  return together(key, asks, leaf, votes.filter((one) => one !== null));
}

export function stateOf(states: readonly Certainty[]): Certainty {
  if (states.length > 0 && states.every((state) => state === 'C')) return 'C';
  if (states.some((state) => state === 'V' || state === 'C')) return 'V';
  return states.includes('U') ? 'U' : 'G';
}

function mergeDamage(damage: readonly Damage[]): readonly Damage[] {
  const merged = new Map<string, Damage>();
  for (const one of damage) {
    const known = merged.get(one.key);
    if (!known || isWorse(one, known)) merged.set(one.key, one);
  }
  return [...merged.values()];
}

/** Does `now` allow what `before` did not? Both have the same key. */
export function isWorse(now: Damage, before: Damage): boolean {
  if (!now.reach) return false;
  if (!before.reach) return true;
  const order = compareExact(now.reach.to, before.reach.to) * (now.reach.down ? -1 : 1);
  return order > 0 || (order === 0 && before.reach.exclusive && !now.reach.exclusive);
}

import type { Certainty } from '../model.ts';
import type { Check, Damage } from './needs/check.ts';
import { isWorse } from './needs/votes.ts';

/**
 * What a change does to one requirement. Only `breaks` blocks: damage that was there before is `pre-existing`,
 * what no schema says is `unverifiable`, without an earlier schema it is `pending`, and `changed` is for information only.
 */
export type Outcome = 'ok' | 'changed' | 'breaks' | 'at-risk' | 'pre-existing' | 'unverifiable' | 'pending' | 'improved' | 'fixed';

export interface Transition {
  readonly outcome: Outcome;
  /** The part of the violation that is meant; null for all of it. */
  readonly damage: Damage | null;
}

const TABLE: Readonly<Record<Certainty, Readonly<Record<Certainty, Outcome | 'by-damage'>>>> = {
  G: { G: 'ok', U: 'breaks', V: 'breaks', C: 'breaks' },
  U: { G: 'improved', U: 'unverifiable', V: 'breaks', C: 'breaks' },
  V: { G: 'fixed', U: 'at-risk', V: 'by-damage', C: 'breaks' },
  C: { G: 'fixed', U: 'improved', V: 'improved', C: 'pre-existing' },
};

/** `before` null: there is no earlier schema. */
export function transitions(before: Pick<Check, 'state' | 'damage'> | null, after: Pick<Check, 'state' | 'damage'>): readonly Transition[] {
  if (!before) return split(after, after.state === 'G' ? 'ok' : 'pending');
  const outcome = TABLE[before.state][after.state];
  if (outcome !== 'by-damage') return split(after, outcome);
  if (after.damage.length === 0) return [{ outcome: 'breaks', damage: null }];
  return after.damage.map((damage) => ({ outcome: before.damage.some((one) => covers(one, damage)) ? 'pre-existing' : 'breaks', damage }));
}

/** Was the damage possible before? A bound covers every value up to it. */
function covers(before: Damage, now: Damage): boolean {
  const same = before.key === now.key || (before.interval === true && now.reach !== undefined && before.reach?.down === now.reach.down);
  return same && !isWorse(now, before);
}

/** A violable requirement is told damage by damage; so is a contradicted set of values. */
function split(after: Pick<Check, 'state' | 'damage'>, outcome: Outcome): readonly Transition[] {
  const each = after.state === 'V' || (after.state === 'C' && after.damage.every((one) => /^(?:value|branch) /.test(one.key)));
  if (!each || after.damage.length === 0) return [{ outcome, damage: after.damage[0] ?? null }];
  return after.damage.map((damage) => ({ outcome, damage }));
}

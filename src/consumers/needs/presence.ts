import type { Certainty } from '../../model.ts';
import type { Need } from '../contract/contract.ts';
import type { Located } from '../path/located.ts';
import { firstOf } from '../path/located.ts';
import type { Hazard, Route } from '../path/resolve.ts';
import type { Check, Damage } from './check.ts';
import { stateOf } from './votes.ts';

/** Is the value there, on every message, as far as the contract asks? */
export function presence(need: Need, routes: readonly Route[]): Check {
  const votes = routes.map((route) => vote(need, route));
  const damage = votes.flatMap((one) => one.damage);
  const unique = [...new Map(damage.map((one) => [one.key, one])).values()];
  const states = votes.map((one) => one.state);
  const state = need.required === false ? best(states) : stateOf(states);
  const stop = routes.find((route) => route.end === 'opaque')?.stop;
  return { key: 'presence', asks: 'there', state, damage: unique, says: stop?.why ?? '', where: firstOf(unique[0]?.where, routes[0]?.where) };
}

/** An optional field is there if one branch knows it. */
function best(states: readonly Certainty[]): Certainty {
  if (states.includes('G')) return 'G';
  return states.includes('U') ? 'U' : 'C';
}

/** `required: false` asks only that the schema knows the field at all. */
function vote(need: Need, route: Route): { state: Certainty; damage: Damage[] } {
  const branch = route.taken.at(-1);
  if (route.end === 'gone') return { state: 'C', damage: [damageOf('gone', route.stop!.part, route.where, branch)] };
  if (route.end !== 'found' && need.required === false) return { state: 'U', damage: [] };
  if (need.required === false) {
    // Nothing but null is as good as gone.
    return { state: route.shape?.alternatives.length === 0 ? 'C' : 'G', damage: [] };
  }
  const hazards = route.hazards.filter((hazard) => counts(hazard, need));
  const damage = hazards.filter(violates(need)).map((hazard) => damageOf(hazard.kind, hazard.part, hazard.where));
  if (damage.length > 0) return { state: 'V', damage };
  const unknown = route.end !== 'found' || hazards.some((hazard) => hazard.kind === 'undeclared' || hazard.kind === 'null-unknown');
  return { state: unknown ? 'U' : 'G', damage: [] };
}

function counts(hazard: Hazard, need: Need): boolean {
  return need.required === true || !hazard.parent;
}

function violates(need: Need): (hazard: Hazard) => boolean {
  return (hazard) => ['absent', 'null', 'oneof'].includes(hazard.kind) || (hazard.kind === 'implicit' && need.explicitPresence && !hazard.parent);
}

function damageOf(kind: string, part: string, where: Located, branch?: string): Damage {
  const key = branch === undefined ? `${kind} ${part}` : `${kind} ${part} in ${branch}`;
  return { key, kind, text: part, where, ...(branch === undefined ? {} : { branch }) };
}


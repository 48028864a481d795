import type { Bound, ScalarShape } from '../../formats/shape.ts';
import type { Limit } from '../contract/contract.ts';
import type { Exact } from '../exact.ts';
import { compareExact, toExact } from '../exact.ts';
import { firstOf } from '../path/located.ts';
import type { Check, Damage, Dimension, Vote } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

/** How far a schema lets a number go on one side. */
interface Edge {
  readonly to: Exact;
  readonly exclusive: boolean;
  readonly declared: boolean;
  readonly bound: Bound | null;
}

/** Do all numbers lie within the contract's limits? Each side is a check of its own. */
export const range: Dimension = {
  judge(need, leaf) {
    const checks: Check[] = [];
    for (const side of ['min', 'max'] as const) {
      const limit = need.constraints[side];
      if (!limit) continue;
      checks.push(
        byBranch(side, asked(limit, side), need, leaf, (alternative) => {
          if (alternative.kind === 'any') return UNKNOWN;
          return alternative.kind === 'scalar' && isComparable(alternative, limit) ? vote(alternative, limit, side) : null;
        }),
      );
    }
    return checks;
  },
  say(check, damage, need) {
    const reach = check.key === 'max' ? 'up to' : 'down to';
    const is = damage ? (damage.interval ? `${reach} ${damage.text}` : damage.text) : check.says;
    return { rule: 'contract/range-exceeds', args: { path: need.path.text, asks: check.asks, is } };
  },
};

function asked(limit: Limit, side: 'min' | 'max'): string {
  if (limit.exclusive) return `${side === 'max' ? 'below' : 'above'} ${limit.text}`;
  return `at ${side === 'max' ? 'most' : 'least'} ${limit.text}`;
}

function isComparable(scalar: ScalarShape, limit: Limit): boolean {
  return limit.exact === null ? true : scalar.type === 'integer' || scalar.type === 'number' || scalar.type === 'enum' || scalar.logical !== undefined;
}

function vote(scalar: ScalarShape, limit: Limit, side: 'min' | 'max'): Vote {
  if (scalar.values) return enumVote(scalar, limit, side);
  if (limit.exact === null) return UNKNOWN;
  const other = side === 'max' ? edge(scalar, 'min') : edge(scalar, 'max');
  if (other && liesBeyond(other, limit, limit.exact, side)) return { state: 'C', damage: [beyond(other, side, scalar)] };
  const own = edge(scalar, side);
  if (!own) return UNKNOWN;
  if (isWithin(own, limit, limit.exact, side)) return GUARANTEED;
  return own.declared ? { state: 'V', damage: [beyond(own, side, scalar)] } : UNKNOWN;
}

/** A value set proves or disproves a limit value by value. */
function enumVote(scalar: ScalarShape, limit: Limit, side: 'min' | 'max'): Vote {
  // Texts have no place among numbers, nor numbers among dates.
  const kind = limit.exact === null ? 'string' : 'number';
  if (scalar.values!.some(({ value }) => typeof value !== kind)) return UNKNOWN;
  const outside = scalar.values!.filter(({ value }) => !inLimit(value, limit, side));
  const damage = outside.map((one): Damage => {
    const to = toExact(String(one.value));
    return { key: `value ${JSON.stringify(one.value)}`, text: String(one.value), where: one, ...(to ? { reach: { to, exclusive: false, down: side === 'min' } } : {}) };
  });
  return { state: outside.length === 0 ? 'G' : outside.length === scalar.values!.length ? 'C' : 'V', damage };
}

function inLimit(value: string | number | boolean, limit: Limit, side: 'min' | 'max'): boolean {
  const exact = limit.exact === null ? null : toExact(String(value));
  const order = exact && limit.exact ? compareExact(exact, limit.exact) : String(value) < limit.text ? -1 : String(value) > limit.text ? 1 : 0;
  if (order === 0) return !limit.exclusive;
  return side === 'max' ? order < 0 : order > 0;
}

function beyond(edge: Edge, side: 'min' | 'max', scalar: ScalarShape): Damage {
  const text = edge.bound?.exact ?? `${scalar.precision} digits`;
  return { key: side, text, where: firstOf(edge.bound, scalar), reach: { to: edge.to, exclusive: edge.exclusive, down: side === 'min' }, interval: true };
}

/** Does everything up to the edge stay within the limit? */
function isWithin(edge: Edge, limit: Limit, exact: Exact, side: 'min' | 'max'): boolean {
  const order = compareExact(edge.to, exact) * (side === 'max' ? 1 : -1);
  return order < 0 || (order === 0 && (edge.exclusive || !limit.exclusive));
}

/** Is even the near edge past the limit? */
function liesBeyond(near: Edge, limit: Limit, exact: Exact, side: 'min' | 'max'): boolean {
  const order = compareExact(near.to, exact) * (side === 'max' ? 1 : -1);
  return order > 0 || (order === 0 && (near.exclusive || limit.exclusive));
}

/** The tighter of what a keyword says and what the digits of a decimal allow. */
function edge(scalar: ScalarShape, side: 'min' | 'max'): Edge | null {
  const bound = scalar[side];
  const to = bound ? toExact(bound.exact) : null;
  const declared: Edge | null = bound && to ? { to, exclusive: bound.exclusive, declared: bound.from === 'declared', bound } : null;
  const digits = digitsEdge(scalar, side);
  if (!declared || !digits) return declared ?? digits;
  const order = compareExact(declared.to, digits.to) * (side === 'max' ? 1 : -1);
  // A precision says what fits, not what comes, even where the format calls it a bound.
  return order < 0 ? declared : digits;
}

/** decimal(p, s) holds less than 10^(p-s). */
function digitsEdge(scalar: ScalarShape, side: 'min' | 'max'): Edge | null {
  if (scalar.logical !== 'decimal' || scalar.precision === undefined) return null;
  const to: Exact = { negative: side === 'min', digits: '1', exponent: scalar.precision - (scalar.scale ?? 0) };
  return { to, exclusive: true, declared: false, bound: null };
}

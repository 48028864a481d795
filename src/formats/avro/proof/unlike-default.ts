import type { AvroType } from '../schema.ts';
import { defaultValue } from './default-value.ts';
import { difference } from './difference.ts';
import type { Filler } from './filler.ts';
import { EnumValue, UnionValue, type Value } from './value.ts';

/** A value of the type that nobody can mistake for the default, if there is one; `json` is undefined where there is no default. */
export function unlikeDefault(type: AvroType, json: unknown, filler: Filler): Value {
  const values = [...candidates(type, filler)];
  const unlike = values.find((value) => {
    const fallback = json === undefined ? undefined : defaultValue(type, json);
    return fallback === undefined || isUnlike(type, value, fallback);
  });
  return unlike ?? values[0]!;
}

function isUnlike(type: AvroType, value: Value, fallback: Value): boolean {
  if (value instanceof UnionValue && fallback instanceof UnionValue && value.branch !== fallback.branch) return true;
  return size(value) !== size(fallback) || difference(type, value, type, fallback) !== null;
}

function size(value: Value): number {
  if (Array.isArray(value)) return value.length;
  return value instanceof Map ? value.size : 0;
}

function* candidates(type: AvroType, filler: Filler): Generator<Value> {
  if (type.kind === 'union') {
    // A branch that is not null tells more.
    const order = type.branches.map((_, i) => i).toSorted((a, b) => Number(isNull(type, a)) - Number(isNull(type, b)));
    for (const i of order) for (const value of candidates(type.branches[i]!.type, filler)) yield new UnionValue(i, value);
    return;
  }
  if (!filler.canFill(type)) return;
  if (type.kind === 'array' && filler.canFill(type.items.type)) yield [filler.fill(null, type.items.type)];
  if (type.kind === 'map' && filler.canFill(type.values.type)) yield new Map([['k', filler.fill(null, type.values.type)]]);
  const value = filler.fill(null, type);
  yield value;
  if (type.kind === 'enum') for (const symbol of type.symbols) yield new EnumValue(type, symbol);
  if (value === 1) yield 2;
  else if (value === 1n) yield 2n;
  else if (value === true) yield false;
  else if (typeof value === 'string') yield `${value}b`;
  else if (value instanceof Uint8Array && value.length > 0) yield value.map((byte) => byte ^ 2);
}

function isNull(type: AvroType & { kind: 'union' }, branch: number): boolean {
  return type.branches[branch]!.type.kind === 'null';
}

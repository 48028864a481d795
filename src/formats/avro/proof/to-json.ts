import { EnumValue, RecordValue, UnionValue, type Value } from './value.ts';

/**
 * A value as plain JSON for people: no branch names, bytes as text of one character a byte, numbers that JSON would round as text.
 */
export function toJson(value: Value): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return String.fromCharCode(...value);
  if (value instanceof EnumValue) return value.symbol;
  if (value instanceof UnionValue) return toJson(value.value);
  if (value instanceof RecordValue) return fromEntries(value.fields);
  return isList(value) ? value.map(toJson) : fromEntries(value);
}

function isList(value: readonly Value[] | ReadonlyMap<string, Value>): value is readonly Value[] {
  return Array.isArray(value);
}

/** `__proto__` may be a name. */
function fromEntries(entries: ReadonlyMap<string, Value>): Record<string, unknown> {
  return Object.fromEntries([...entries].map(([key, value]) => [key, toJson(value)]));
}

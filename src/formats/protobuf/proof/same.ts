import type { ElementType, FieldType } from '../field-type.ts';
import { isZero } from '../wire/zero.ts';
import { type FieldValue, type MapEntry, MessageValue, type Value } from '../wire/value.ts';

/** Does the reader see what the writer meant? Messages are taken for the same: what differs in them is proved on its own. */
export function isSame(written: FieldValue, writtenType: FieldType, read: FieldValue, readType: FieldType): boolean {
  if (writtenType.kind === 'map' && readType.kind === 'map') return areSameEntries(written, writtenType.value, read, readType.value);
  if (writtenType.kind === 'map') return isListOfEntries(written, read, writtenType.value);
  if (readType.kind === 'map') return isListOfEntries(written, read, readType.value);
  const meant = items(written);
  const seen = items(read);
  return meant.length === seen.length && meant.every((value, i) => isSameValue(value, writtenType, seen[i]!, readType));
}

function areSameEntries(written: FieldValue, writtenType: ElementType, read: FieldValue, readType: ElementType): boolean {
  if (written.kind !== 'map' || read.kind !== 'map' || written.entries.length !== read.entries.length) return false;
  return written.entries.every(({ key, value }, i) => {
    const other = read.entries[i]!;
    return isSameScalar(key, other.key) && isSameValue(value, writtenType, other.value, readType);
  });
}

/** A list of entries and a map have the same bytes; but a map keeps one entry for each key, and nothing but key and value. */
function isListOfEntries(written: FieldValue, read: FieldValue, valueType: ElementType): boolean {
  const [list, map] = written.kind === 'list' ? [written, read] : [read, written];
  if (list.kind !== 'list' || map.kind !== 'map' || list.values.length !== map.entries.length) return false;
  return list.values.every((value, i) => value instanceof MessageValue && isEntry(value, map.entries[i]!, valueType));
}

function isEntry(message: MessageValue, { key, value }: MapEntry, valueType: ElementType): boolean {
  const holds = (number: number, part: Value): boolean => {
    const held = message.get(number);
    return held === undefined ? isZero(part) : held.kind === 'single' && isSameValue(held.value, valueType, part, valueType);
  };
  return holds(1, key) && holds(2, value) && [...message.fields.keys()].every((number) => number <= 2);
}

function items(value: FieldValue): readonly Value[] {
  if (value.kind === 'single') return [value.value];
  return value.kind === 'list' ? value.values : [];
}

function isSameValue(written: Value, writtenType: ElementType, read: Value, readType: ElementType): boolean {
  if (written instanceof MessageValue || read instanceof MessageValue) return written instanceof MessageValue && read instanceof MessageValue;
  return isSameScalar(written, read) && (typeof written !== 'bigint' || isSameEnumValue(written, writtenType, readType));
}

function isSameScalar(written: Value, read: Value): boolean {
  if (typeof written === 'number' && typeof read === 'number') return Object.is(written, read) || Math.fround(written) === read;
  const [meant, seen] = [written, read].map(asBytes);
  if (meant && seen) return meant.join() === seen.join();
  return asInteger(written) !== null && asInteger(written) === asInteger(read);
}

/** Of two enums the names count: a number that has become another name is another value. */
function isSameEnumValue(number: bigint, written: ElementType, read: ElementType): boolean {
  if (written.kind !== 'enum' || read.kind !== 'enum') return true;
  const names = written.enum.values.filter((value) => BigInt(value.number) === number).map((value) => value.name);
  const known = read.enum.values.filter((value) => names.includes(value.name));
  return known.length === 0 || known.some((value) => BigInt(value.number) === number);
}

function asBytes(value: Value): Uint8Array | null {
  if (typeof value === 'string') return new TextEncoder().encode(value);
  return value instanceof Uint8Array ? value : null;
}

function asInteger(value: Value): bigint | null {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'bigint' ? value : null;
}

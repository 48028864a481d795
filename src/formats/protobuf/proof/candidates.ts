import type { Field, Message } from '../descriptor.ts';
import type { ElementType } from '../field-type.ts';
import { writtenRange } from '../hazards/ranges.ts';
import { MessageValue, type FieldValue, type Value } from '../wire/value.ts';
import { contain, sampleField, sampleValue, type Sides } from './sample.ts';

// What tells integers of different width and sign apart, and bools from the rest.
const INTEGERS = [4_294_967_296n, -1n, 2n, 2_147_483_648n, 9_223_372_036_854_775_808n, 150n, 1n, 7n];
const FLOATS = [1.5, 1e300];
const MOST_FIELDS = 8;
const NOT_UTF8 = Uint8Array.of(0xff, 0xfe);

/** What a writer may put into a field, the most telling values first. */
export function fieldCandidates(sides: Sides, field: Field, isMany: boolean): readonly FieldValue[] {
  const type = sides.writer.typeOf(field);
  if (type.kind === 'map') {
    const values = elementCandidates(sides, type.value, field.name).map((value) => contain(sides, field, type, value));
    const value = sampleValue(sides, type.value, field.name);
    const keys = elementCandidates(sides, type.key, field.name).map((key): FieldValue => ({ kind: 'map', entries: [{ key, value }] }));
    return [...values, ...keys];
  }
  const values = elementCandidates(sides, type, field.name);
  if (field.label !== 'repeated') return values.map((value) => contain(sides, field, type, value));
  // Two values show what becomes of a list; two equal ones what becomes of it as a map.
  const pairs = values.map((value): FieldValue => ({ kind: 'list', values: [value, isMany ? another(sides, type, value, field.name) : value] }));
  return isMany ? pairs : [...values.map((value): FieldValue => ({ kind: 'list', values: [value] })), ...pairs];
}

function elementCandidates(sides: Sides, type: ElementType, name: string): readonly Value[] {
  if (type.kind === 'enum') return type.enum.values.map((value) => BigInt(value.number));
  if (type.kind === 'message') return [sampleValue(sides, type, name), ...lonelyFields(sides, type.message), new MessageValue(type.message)];
  if (type.kind === 'unknown') return [];
  switch (type.scalar) {
    case 'string':
      return [name, '1'];
    case 'bytes':
      return [NOT_UTF8, new TextEncoder().encode(name)];
    case 'bool':
      return [true];
    case 'float':
    case 'double':
      return FLOATS;
    default: {
      const { min, max } = writtenRange(type)!;
      // 2^63 - 1 and 2^64 - 1 are rounded up in the range.
      return INTEGERS.filter((value) => Number(value) >= min && (Number(value) < max || value < 2n ** 31n));
    }
  }
}

/** Messages with one field each. */
function lonelyFields(sides: Sides, message: Message): readonly Value[] {
  return message.fields.slice(0, MOST_FIELDS).map((field) => new MessageValue(message).set(field, sampleField(sides, field)));
}

function another(sides: Sides, type: ElementType, value: Value, name: string): Value {
  if (typeof value === 'bigint') return type.kind === 'enum' ? value : value === 1n ? 2n : 1n;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value} too` : sampleValue(sides, type, `${name} too`);
}

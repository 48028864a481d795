import type { Field, Message } from '../descriptor.ts';
import { presenceOf } from '../features.ts';
import type { ElementType, FieldType } from '../field-type.ts';
import { fieldsOf } from '../hazards/walk.ts';
import type { ProtoSchema } from '../schema.ts';
import { type FieldValue, MessageValue, type Value } from '../wire/value.ts';

/** Deeper than this nothing is filled: a message that requires itself cannot be written at all. */
const DEEPEST = 16;

/** Writer and reader of a proof. */
export interface Sides {
  readonly reader: ProtoSchema;
  readonly writer: ProtoSchema;
}

/** An ordinary value that is not the zero value. Texts are the field's name, so that a proof shows where they end up. */
export function sampleValue(sides: Sides, type: ElementType, name: string, depth = 0): Value {
  switch (type.kind) {
    case 'message':
      return sampleMessage(sides, type.message, null, depth + 1);
    case 'enum':
      return BigInt((type.enum.values.find((value) => value.number !== 0) ?? type.enum.values[0])?.number ?? 0);
    case 'unknown':
      return new Uint8Array();
    case 'scalar':
      return sampleScalar(type.scalar, name);
  }
}

/** The same for a field, whatever its label. */
export function sampleField(sides: Sides, field: Field, depth = 0): FieldValue {
  const type = sides.writer.typeOf(field);
  return contain(sides, field, type, type.kind === 'map' ? sampleValue(sides, type.value, field.name, depth) : sampleValue(sides, type, field.name, depth));
}

/** A value in the container that the field wants: alone, in a list, or under a key. */
export function contain(sides: Sides, field: Field, type: FieldType, value: Value): FieldValue {
  if (type.kind === 'map') return { kind: 'map', entries: [{ key: sampleValue(sides, type.key, field.name), value }] };
  return field.label === 'repeated' ? { kind: 'list', values: [value] } : { kind: 'single', value };
}

/** Sets what writer or reader require, and leaves `leftOut` alone. `reader` is the message that the reader takes it for. */
export function fillRequired(sides: Sides, value: MessageValue, reader: Message | null, leftOut: Field | null, depth = 0): MessageValue {
  if (depth > DEEPEST) return value;
  const readerFields = reader === null ? null : fieldsOf(sides.reader, reader);
  for (const field of value.message.fields) {
    if (value.fields.has(field.number) || field === leftOut) continue;
    const counterpart = readerFields?.get(field.number);
    const isNeeded = isRequired(sides.writer, field) || (counterpart !== undefined && field.oneof === null && isRequired(sides.reader, counterpart));
    if (isNeeded) value.set(field, sampleField(sides, field, depth + 1));
  }
  return value;
}

/** A message with what it requires, and with one field more if it requires none, so that it leaves a trace. */
function sampleMessage(sides: Sides, message: Message, reader: Message | null, depth: number): MessageValue {
  const value = fillRequired(sides, new MessageValue(message), reader, null, depth);
  const first = message.fields.find((field) => sides.writer.typeOf(field).kind === 'scalar');
  if (value.fields.size === 0 && first !== undefined) value.set(first, sampleField(sides, first, depth + 1));
  return value;
}

function isRequired(schema: ProtoSchema, field: Field): boolean {
  return presenceOf(field, schema.typeOf(field).kind === 'message') === 'required';
}

function sampleScalar(scalar: string, name: string): Value {
  switch (scalar) {
    case 'string':
      return name;
    case 'bytes':
      return new TextEncoder().encode(name);
    case 'bool':
      return true;
    case 'float':
    case 'double':
      return 1.5;
    default:
      return 7n;
  }
}

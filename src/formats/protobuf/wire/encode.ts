import { isPackedByDefault, presenceOf } from '../features.ts';
import type { Field } from '../descriptor.ts';
import type { ElementType } from '../field-type.ts';
import type { ProtoSchema } from '../schema.ts';
import { ByteWriter } from './byte-writer.ts';
import { type FieldValue, MessageValue, type Value } from './value.ts';
import { isZero } from './zero.ts';
import { DELIMITED, END_GROUP, isPackable, wireTypeOf } from './wire-types.ts';

/** The bytes that a writer of `schema` makes of a message, its fields in order of their numbers. */
export function encode(schema: ProtoSchema, value: MessageValue): Uint8Array {
  const out = new ByteWriter();
  const fields = [...value.fields.values()].toSorted((a, b) => a.field.number - b.field.number);
  for (const { field, value } of fields) encodeField(schema, out, field, value);
  return out.finish();
}

function encodeField(schema: ProtoSchema, out: ByteWriter, field: Field, value: FieldValue): void {
  const type = schema.typeOf(field);
  if (type.kind === 'map') {
    if (value.kind !== 'map') return;
    for (const { key, value: item } of value.entries) {
      const entry = new ByteWriter();
      encodeElement(schema, entry, 1, type.key, key);
      encodeElement(schema, entry, 2, type.value, item);
      out.tag(field.number, DELIMITED);
      out.delimited(entry.finish());
    }
  } else if (value.kind === 'list') {
    encodeList(schema, out, field, type, value.values);
  } else if (value.kind === 'single') {
    if (presenceOf(field, type.kind === 'message') === 'implicit' && isZero(value.value)) return;
    encodeElement(schema, out, field.number, type, value.value);
  }
}

function encodeList(schema: ProtoSchema, out: ByteWriter, field: Field, type: ElementType, values: readonly Value[]): void {
  if (values.length === 0) return;
  if (!isPackable(type) || !isPackedByDefault(field)) {
    for (const value of values) encodeElement(schema, out, field.number, type, value);
    return;
  }
  const block = new ByteWriter();
  for (const value of values) encodePlain(block, type, value);
  out.tag(field.number, DELIMITED);
  out.delimited(block.finish());
}

function encodeElement(schema: ProtoSchema, out: ByteWriter, number: number, type: ElementType, value: Value): void {
  out.tag(number, wireTypeOf(type));
  if (!(value instanceof MessageValue)) {
    encodePlain(out, type, value);
  } else if (type.kind === 'message' && type.delimited) {
    out.raw(encode(schema, value));
    out.tag(number, END_GROUP);
  } else {
    out.delimited(encode(schema, value));
  }
}

/** A value without its tag. */
function encodePlain(out: ByteWriter, type: ElementType, value: Value): void {
  const scalar = type.kind === 'scalar' ? type.scalar : 'int32';
  if (typeof value === 'string') out.delimited(new TextEncoder().encode(value));
  else if (value instanceof Uint8Array) out.delimited(value);
  else if (typeof value === 'boolean') out.varint(value ? 1n : 0n);
  else if (typeof value === 'number') out.float(value, scalar === 'float' ? 4 : 8);
  else if (typeof value === 'bigint') encodeInteger(out, scalar, value);
}

function encodeInteger(out: ByteWriter, scalar: string, value: bigint): void {
  switch (scalar) {
    case 'sint32':
    case 'sint64':
      out.varint(value < 0n ? -value * 2n - 1n : value * 2n);
      break;
    case 'fixed32':
    case 'sfixed32':
      out.fixed(value, 4);
      break;
    case 'fixed64':
    case 'sfixed64':
      out.fixed(value, 8);
      break;
    default:
      out.varint(value);
  }
}

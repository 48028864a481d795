import type { Field } from '../descriptor.ts';
import { hex } from './hex.ts';
import type { ElementType, FieldType } from '../field-type.ts';
import type { ProtoSchema } from '../schema.ts';
import { type FieldValue, MessageValue, type Value } from '../wire/value.ts';

/** A message as plain JSON under the fields' own names. Integers beyond 2^53 are texts, bytes are base64. */
export function plainMessage(schema: ProtoSchema, message: MessageValue): Record<string, unknown> {
  const plain = Object.create(null) as Record<string, unknown>;
  for (const { field, value } of message.fields.values()) plain[keyOf(field)] = plainField(schema, schema.typeOf(field), value);
  return plain;
}

/** Extensions are written in brackets, as in the JSON mapping. */
function keyOf(field: Field): string {
  if (field.extendee === null) return field.name;
  const scope = [field.file.package, field.scope?.local].filter((part) => part !== null && part !== undefined);
  return `[${[...scope, field.name].join('.')}]`;
}

export function plainField(schema: ProtoSchema, type: FieldType, value: FieldValue): unknown {
  const element = type.kind === 'map' ? type.value : type;
  if (value.kind === 'single') return plainValue(schema, element, value.value);
  if (value.kind === 'list') return value.values.map((item) => plainValue(schema, element, item));
  const plain = Object.create(null) as Record<string, unknown>;
  for (const { key, value: item } of value.entries) plain[keyText(key)] = plainValue(schema, element, item);
  return plain;
}

function plainValue(schema: ProtoSchema, type: ElementType, value: Value): unknown {
  if (value instanceof MessageValue) return plainMessage(schema, value);
  if (value instanceof Uint8Array) return btoa(String.fromCharCode(...value));
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'bigint') return value;
  const name = type.kind === 'enum' ? type.enum.values.find((known) => BigInt(known.number) === value)?.name : undefined;
  return name ?? (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString());
}

/** Keys are integers, bools or texts. */
export function keyText(key: Value): string {
  return typeof key === 'object' ? '' : String(key);
}

/** For sentences: numbers as they are, bytes in hexadecimal digits, everything else as JSON. */
export function shown(schema: ProtoSchema, type: FieldType, value: FieldValue): string {
  const text = shownSingle(type, value) ?? JSON.stringify(plainField(schema, type, value));
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 3)}...` : text;
}

const MOST_SHOWN = 80;

function shownSingle(type: FieldType, value: FieldValue): string | null {
  if (value.kind !== 'single') return null;
  if (typeof value.value === 'bigint' && type.kind === 'scalar') return value.value.toString();
  return value.value instanceof Uint8Array && value.value.length > 0 ? `0x${hex(value.value)}` : null;
}

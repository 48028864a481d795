import type { Message } from '../descriptor.ts';
import type { ElementType, FieldType } from '../field-type.ts';
import { jsonNameOf } from '../json-name.ts';
import type { ProtoSchema } from '../schema.ts';
import { keyText } from './plain.ts';
import { type FieldValue, MessageValue, type Value } from '../wire/value.ts';

/** A message as the JSON mapping writes it: under JSON names, 64-bit integers as texts, enum values by name. */
export function writeJson(schema: ProtoSchema, message: MessageValue): Record<string, unknown> {
  const json = Object.create(null) as Record<string, unknown>;
  for (const { field, value } of message.fields.values()) json[jsonNameOf(field)] = writeField(schema, schema.typeOf(field), value);
  return json;
}

/** Why a reader of the JSON mapping refuses `json`; `null` if it knows all keys and enum values. */
export function refuseJson(schema: ProtoSchema, message: Message, json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  for (const [key, value] of Object.entries(json)) {
    const field = message.fields.find((field) => jsonNameOf(field) === key || field.name === key);
    if (field === undefined) return `\`${message.local}\` has no key \`${key}\``;
    const refusal = refuseValue(schema, schema.typeOf(field), value);
    if (refusal !== null) return refusal;
  }
  return null;
}

function refuseValue(schema: ProtoSchema, type: FieldType, value: unknown): string | null {
  if (Array.isArray(value) && type.kind !== 'map') return firstRefusal(value, (item) => refuseValue(schema, type, item));
  if (type.kind === 'map') return firstRefusal(Object.values(value as object), (item) => refuseValue(schema, type.value, item));
  if (type.kind === 'message') return refuseJson(schema, type.message, value);
  const isUnknown = type.kind === 'enum' && typeof value === 'string' && !type.enum.values.some((known) => known.name === value);
  return isUnknown ? `\`${type.enum.local}\` has no value \`${value}\`` : null;
}

function firstRefusal(values: readonly unknown[], refuse: (value: unknown) => string | null): string | null {
  for (const value of values) {
    const refusal = refuse(value);
    if (refusal !== null) return refusal;
  }
  return null;
}

function writeField(schema: ProtoSchema, type: FieldType, value: FieldValue): unknown {
  const element = type.kind === 'map' ? type.value : type;
  if (value.kind === 'single') return writeValue(schema, element, value.value);
  if (value.kind === 'list') return value.values.map((item) => writeValue(schema, element, item));
  const json = Object.create(null) as Record<string, unknown>;
  for (const { key, value: item } of value.entries) json[keyText(key)] = writeValue(schema, element, item);
  return json;
}

function writeValue(schema: ProtoSchema, type: ElementType, value: Value): unknown {
  if (value instanceof MessageValue) return writeJson(schema, value);
  if (value instanceof Uint8Array) return btoa(String.fromCharCode(...value));
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'bigint') return value;
  if (type.kind === 'enum') return type.enum.values.find((known) => BigInt(known.number) === value)?.name ?? Number(value);
  return type.kind === 'scalar' && type.scalar.includes('64') ? value.toString() : Number(value);
}

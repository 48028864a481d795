import type { Field, Message } from '../descriptor.ts';
import { checksUtf8, isClosedEnum, presenceOf } from '../features.ts';
import type { ElementType } from '../field-type.ts';
import { limits } from '../limits.ts';
import type { ProtoSchema } from '../schema.ts';
import { ByteReader, DecodeError } from './byte-reader.ts';
import { type FieldValue, type MapEntry, MessageValue, type Value } from './value.ts';
import { DELIMITED, END_GROUP, isPackable, wireTypeOf } from './wire-types.ts';
import { zeroOf } from './zero.ts';

/** What a reader of `schema` makes of bytes. Throws DecodeError where a reader refuses them. */
export function decode(schema: ProtoSchema, message: Message, bytes: Uint8Array): MessageValue {
  const value = new MessageValue(message);
  new Decoder(schema).message(value, new ByteReader(bytes), null);
  checkRequired(schema, value);
  return value;
}

/** What became of a value: in the field, read and put aside, or not even read. */
type Fate = 'kept' | 'aside' | 'unread';

class Decoder {
  readonly #schema: ProtoSchema;
  readonly #fields = new Map<Message, ReadonlyMap<number, Field>>();
  #depth = 0;

  constructor(schema: ProtoSchema) {
    this.#schema = schema;
  }

  /** Reads to the end of the bytes, or to the end of the group `group`. */
  message(into: MessageValue, reader: ByteReader, group: number | null): void {
    if (++this.#depth > limits.depth) throw new DecodeError(`the message nests deeper than ${limits.depth} levels`);
    const fields = this.#fieldsOf(into.message);
    while (!reader.done) {
      const { number, wireType } = reader.tag();
      if (wireType === END_GROUP && number === group) {
        this.#depth--;
        return;
      }
      const field = fields.get(number);
      const fate = field === undefined ? 'unread' : this.#field(into, field, reader, wireType);
      if (fate !== 'kept') into.unknown.add(number);
      if (fate === 'unread') reader.skip(number, wireType);
    }
    if (group !== null) throw new DecodeError('the bytes end within a group');
    this.#depth--;
  }

  #fieldsOf(message: Message): ReadonlyMap<number, Field> {
    let fields = this.#fields.get(message);
    if (fields === undefined) {
      fields = new Map([...message.fields, ...this.#schema.extensionsOf(message)].map((field) => [field.number, field]));
      this.#fields.set(message, fields);
    }
    return fields;
  }

  #field(into: MessageValue, field: Field, reader: ByteReader, wireType: number): Fate {
    const type = this.#schema.typeOf(field);
    const before = into.get(field.number);
    if (type.kind === 'map') {
      if (wireType !== DELIMITED) return 'unread';
      const entry = this.#entry(type, field, reader.delimited());
      if (!isNamed(type.value, entry.value)) return 'aside';
      into.set(field, { kind: 'map', entries: withEntry(before, entry) });
      return 'kept';
    }
    const isList = presenceOf(field, type.kind === 'message') === 'repeated';
    if (isList && wireType === DELIMITED && isPackable(type)) {
      const block = new ByteReader(reader.delimited());
      while (!block.done) this.#keep(into, field, type, this.#value(type, field, block, undefined), true);
      return 'kept';
    }
    if (wireType !== wireTypeOf(type)) return 'unread';
    return this.#keep(into, field, type, this.#value(type, field, reader, isList ? undefined : before), isList);
  }

  /** Values that a closed enum does not name are put aside. */
  #keep(into: MessageValue, field: Field, type: ElementType, value: Value, isList: boolean): Fate {
    if (!isNamed(type, value)) {
      into.unknown.add(field.number);
      return 'aside';
    }
    const before = into.get(field.number);
    if (!isList) into.setSingle(field, value);
    else if (before?.kind === 'list') before.values.push(value);
    else into.set(field, { kind: 'list', values: [value] });
    return 'kept';
  }

  /** `before` is what the field holds already: messages that come again are merged into it. */
  #value(type: ElementType, field: Field, reader: ByteReader, before: FieldValue | undefined): Value {
    if (type.kind === 'message') {
      const known = before?.kind === 'single' && before.value instanceof MessageValue ? before.value : new MessageValue(type.message);
      if (type.delimited) this.message(known, reader, field.number);
      else this.message(known, new ByteReader(reader.delimited()), null);
      return known;
    }
    if (type.kind === 'enum') return BigInt.asIntN(32, reader.varint());
    if (type.kind === 'unknown') return reader.delimited();
    return scalar(type.scalar, field, reader);
  }

  #entry(type: { key: ElementType; value: ElementType }, field: Field, bytes: Uint8Array): MapEntry {
    const reader = new ByteReader(bytes);
    let key = zeroOf(type.key);
    let value = zeroOf(type.value);
    while (!reader.done) {
      const { number, wireType } = reader.tag();
      if (number === 1 && wireType === wireTypeOf(type.key)) key = this.#value(type.key, field, reader, undefined);
      else if (number === 2 && wireType === wireTypeOf(type.value)) value = this.#value(type.value, field, reader, { kind: 'single', value });
      else reader.skip(number, wireType);
    }
    return { key, value };
  }
}

/** False for a number that a closed enum does not name. */
function isNamed(type: ElementType, value: Value): boolean {
  return type.kind !== 'enum' || !isClosedEnum(type.enum) || type.enum.values.some((known) => BigInt(known.number) === value);
}

function scalar(name: string, field: Field, reader: ByteReader): Value {
  switch (name) {
    case 'bool':
      return reader.varint() !== 0n;
    case 'int32':
      return BigInt.asIntN(32, reader.varint());
    case 'int64':
      return BigInt.asIntN(64, reader.varint());
    case 'uint32':
      return BigInt.asUintN(32, reader.varint());
    case 'uint64':
      return reader.varint();
    case 'sint32':
      return unZigZag(BigInt.asUintN(32, reader.varint()));
    case 'sint64':
      return unZigZag(reader.varint());
    case 'fixed32':
      return reader.fixed(4);
    case 'sfixed32':
      return BigInt.asIntN(32, reader.fixed(4));
    case 'fixed64':
      return reader.fixed(8);
    case 'sfixed64':
      return BigInt.asIntN(64, reader.fixed(8));
    case 'float':
      return reader.float(4);
    case 'double':
      return reader.float(8);
    case 'string':
      return text(reader.delimited(), field);
    default:
      return reader.delimited().slice();
  }
}

function unZigZag(value: bigint): bigint {
  return (value & 1n) === 0n ? value >> 1n : -((value + 1n) >> 1n);
}

function text(bytes: Uint8Array, field: Field): string {
  try {
    return new TextDecoder('utf-8', { fatal: checksUtf8(field), ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DecodeError(`the bytes of \`${field.name}\` are no UTF-8`);
  }
}

function withEntry(before: FieldValue | undefined, entry: MapEntry): MapEntry[] {
  const kept = before?.kind === 'map' ? before.entries.filter(({ key }) => key !== entry.key) : [];
  return [...kept, entry];
}

/** A reader refuses a message whose required fields are not all set, wherever they are. */
function checkRequired(schema: ProtoSchema, value: MessageValue): void {
  for (const field of value.message.fields) {
    const isMissing = !value.fields.has(field.number);
    if (isMissing && presenceOf(field, schema.typeOf(field).kind === 'message') === 'required') {
      throw new DecodeError(`the required field \`${value.message.local}.${field.name}\` is missing`);
    }
  }
  for (const { value: held } of value.fields.values()) {
    for (const inner of valuesOf(held)) if (inner instanceof MessageValue) checkRequired(schema, inner);
  }
}

function valuesOf(value: FieldValue): readonly Value[] {
  if (value.kind === 'single') return [value.value];
  return value.kind === 'list' ? value.values : value.entries.map((entry) => entry.value);
}

import type { Message } from '../descriptor.ts';
import { isClosedEnum } from '../features.ts';
import type { ElementType, FieldType } from '../field-type.ts';
import { atType } from '../place.ts';
import { scalarGroup } from '../scalars.ts';
import { compareEnumPair } from './enums.ts';
import { type FieldPair, fieldText, tellField } from './hazards.ts';
import { readableRange, writtenRange } from './ranges.ts';

type Follow = (reader: Message, writer: Message) => unknown;

/**
 * Compares what is written with what is read, value by value; messages are followed. True if the two have one encoding.
 */
export function compareValues(pair: FieldPair, follow: Follow): boolean {
  const reader = pair.hazards.reader.typeOf(pair.reader);
  const writer = pair.hazards.writer.typeOf(pair.writer);
  if (reader.kind === 'map' && writer.kind === 'map') {
    const keys = compareElements(pair, reader.key, writer.key, follow);
    return compareElements(pair, reader.value, writer.value, follow) && keys;
  }
  if (reader.kind === 'map' || writer.kind === 'map') {
    if (reader.kind === 'message' && writer.kind === 'map') return compareEntries(pair, reader.message, writer, follow);
    tellEncoding(pair);
    return false;
  }
  return compareElements(pair, reader, writer, follow);
}

/** A map is written as a list of messages with a key and a value. */
function compareEntries(pair: FieldPair, reader: Message, writer: FieldType & { kind: 'map' }, follow: Follow): boolean {
  const [key, value] = [1, 2].map((number) => reader.fields.find((field) => field.number === number));
  const types = [key, value].map((field) => (field === undefined || field.label === 'repeated' ? null : pair.hazards.reader.typeOf(field)));
  const [keyType, valueType] = types;
  if (pair.reader.label !== 'repeated' || !keyType || !valueType || keyType.kind === 'map' || valueType.kind === 'map') {
    tellEncoding(pair);
    return false;
  }
  const keys = compareElements(pair, keyType, writer.key, follow);
  return compareElements(pair, valueType, writer.value, follow) && keys;
}

function compareElements(pair: FieldPair, reader: ElementType, writer: ElementType, follow: Follow): boolean {
  if (reader.kind === 'unknown' || writer.kind === 'unknown') {
    pair.hazards.blind.push(pair);
    return false;
  }
  if (reader.kind === 'message' && writer.kind === 'message') {
    follow(reader.message, writer.message);
    if (reader.delimited === writer.delimited) return true;
    tellEncoding(pair);
    return false;
  }
  const group = groupOf(reader);
  if (group === null || group !== groupOf(writer)) {
    tellEncoding(pair);
    return false;
  }
  compareScalars(pair, reader, writer);
  return true;
}

function compareScalars(pair: FieldPair, reader: ElementType, writer: ElementType): void {
  if (reader.kind === 'enum' && writer.kind === 'enum') {
    compareEnumPair(pair, reader.enum, writer.enum);
    return;
  }
  const field = fieldText(pair.messages.reader, pair.reader);
  const args = { field, reader: typeName(reader), writer: typeName(writer) };
  if (args.reader === 'string' && args.writer === 'bytes') {
    tellField(pair, 'protobuf/bytes-read-as-string', { field }, atType(pair.reader), atType(pair.writer));
    return;
  }
  const written = writtenRange(writer);
  if (written === null) return;
  if (reader.kind === 'enum' && isClosedEnum(reader.enum) && !holdsAll(reader.enum.values, written.min, written.max)) {
    tellField(pair, 'protobuf/integer-read-as-closed-enum', args, atType(pair.reader), atType(pair.writer));
    return;
  }
  const readable = readableRange(reader);
  if (readable === null || (written.min >= readable.min && written.max <= readable.max)) return;
  const rule = written.bits > readable.bits ? 'protobuf/integer-narrowed' : 'protobuf/integer-sign-differs';
  tellField(pair, rule, args, atType(pair.reader), atType(pair.writer));
}

/** Only a bool has so few values that an enum can name them all. */
function holdsAll(values: readonly { readonly number: number }[], min: number, max: number): boolean {
  const numbers = new Set(values.map((value) => value.number));
  return max - min < 2 && numbers.has(min) && numbers.has(max);
}

function groupOf(type: ElementType): string | null {
  if (type.kind === 'scalar') return scalarGroup(type.scalar)!;
  return type.kind === 'enum' ? 'varint' : null;
}

/** As its author would write it. */
export function typeName(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar;
    case 'enum':
      return `enum ${type.enum.local}`;
    case 'message':
      return type.delimited ? `group ${type.message.local}` : type.message.local;
    case 'map':
      return `map<${typeName(type.key)}, ${typeName(type.value)}>`;
    case 'unknown':
      return type.name;
  }
}

function tellEncoding(pair: FieldPair): void {
  const { hazards } = pair;
  tellField(
    pair,
    'protobuf/unchecked-type-differs',
    {
      field: fieldText(pair.messages.reader, pair.reader),
      reader: typeName(hazards.reader.typeOf(pair.reader)),
      writer: typeName(hazards.writer.typeOf(pair.writer)),
    },
    atType(pair.reader),
    atType(pair.writer),
  );
}

import type { Field, Message } from '../descriptor.ts';
import { jsonNameOf } from '../json-name.ts';
import { findOption } from '../parse/option.ts';
import { type Anchor, atName } from '../place.ts';
import { type FieldPair, fieldPath, fieldText, type Hazards, type MessagePair, tellField } from './hazards.ts';

type Fields = ReadonlyMap<number, Field>;

/** One number with two meanings, and one name under two numbers. */
export function compareNumbers(hazards: Hazards, messages: MessagePair, reader: Fields, writer: Fields): void {
  for (const [number, written] of writer) {
    const read = reader.get(number);
    if (read?.name === written.name || written.extendee !== null) continue;
    const namesake = messages.reader.fields.find((field) => field.name === written.name);
    if (read === undefined) {
      if (namesake !== undefined && !writer.has(namesake.number)) tellRenumbered(hazards, messages, namesake, written);
      continue;
    }
    const pair = { hazards, messages, reader: read, writer: written };
    if (hazards.refused.get(read) === 'type' || !isReused(pair)) continue;
    tellField(pair, 'protobuf/field-number-reused', { number, reader: fieldText(messages.reader, read), writer: fieldText(messages.writer, written) });
  }
}

/** The writer's JSON key must be one that the reader knows: its JSON name or its own name. */
export function compareJsonNames(pair: FieldPair): void {
  const { reader, writer } = pair;
  if (reader.extendee !== null || writer.extendee !== null) return;
  const written = jsonNameOf(writer);
  const read = jsonNameOf(reader);
  if (written === read || written === reader.name || isReused(pair)) return;
  tellField(
    pair,
    'protobuf/json-name-differs',
    { field: fieldText(pair.messages.reader, reader), reader: read, writer: written },
    atJsonName(reader),
    atJsonName(writer),
  );
}

function tellRenumbered(hazards: Hazards, messages: MessagePair, reader: Field, writer: Field): void {
  hazards.tell(
    'protobuf/field-renumbered',
    fieldPath(messages.reader, reader),
    { field: fieldText(messages.reader, reader), reader: reader.number, writer: writer.number },
    [atName(reader), atName(writer)],
    { messages, reader, writer },
  );
}

/** Do the two names belong to two fields, so that this is no mere renaming? */
function isReused({ messages, reader, writer }: FieldPair): boolean {
  return reader.name !== writer.name && (hasField(messages.reader, writer.name) || hasField(messages.writer, reader.name));
}

function hasField(message: Message, name: string): boolean {
  return message.fields.some((field) => field.name === name);
}

function atJsonName(field: Field): Anchor {
  const option = findOption(field.options, 'json_name');
  return option === undefined ? atName(field) : { file: field.file, start: option.start, end: option.end };
}

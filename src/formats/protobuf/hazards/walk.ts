import type { Field, Message } from '../descriptor.ts';
import type { Anchors } from '../place.ts';
import { scalarGroup } from '../scalars.ts';
import type { ProtoSchema } from '../schema.ts';
import { compareCardinality } from './cardinality.ts';
import { compareDefaults } from './defaults.ts';
import { type FieldPair, Hazards, type MessagePair, type Refused } from './hazards.ts';
import { tellHistory } from './history.ts';
import { compareJsonNames, compareNumbers } from './names.ts';
import { compareOneofs } from './oneofs.ts';
import { compareValues } from './values.ts';

/**
 * Pairs the messages of one name, and from there whatever their fields hold: by number, as a decoder does, so that groups,
 * extensions, moved fields and renamed types are met as well.
 */
export function findHazards(reader: ProtoSchema, writer: ProtoSchema, anchors: Anchors, refused: Refused): Hazards {
  const hazards = new Hazards(reader, writer, anchors, refused);
  pairByName(hazards, reader.file.messages, writer.file.messages);
  return hazards;
}

function pairByName(hazards: Hazards, reader: readonly Message[], writer: readonly Message[]): void {
  if (reader.length === 0 || writer.length === 0) return;
  const byName = new Map(writer.map((message) => [message.name, message]));
  for (const message of reader) {
    const other = byName.get(message.name);
    if (other === undefined) continue;
    pairFrom(hazards, { reader: message, writer: other, through: null });
    pairByName(hazards, message.messages, other.messages);
  }
}

/** Everything that two messages reach. */
export function pairFrom(hazards: Hazards, start: MessagePair): void {
  for (let messages: MessagePair | undefined = start; messages !== undefined; messages = hazards.ahead.pop()) pairMessages(hazards, messages);
}

function pairMessages(hazards: Hazards, messages: MessagePair): void {
  const { reader, writer } = messages;
  if (reader === writer || !hazards.isNew(reader, writer)) return;
  hazards.pairs.push(messages);
  const readerFields = fieldsOf(hazards.reader, reader);
  const writerFields = fieldsOf(hazards.writer, writer);
  for (const [number, field] of readerFields) {
    const other = writerFields.get(number);
    if (other !== undefined && !isSame(field, other)) pairFields({ hazards, messages, reader: field, writer: other });
  }
  compareNumbers(hazards, messages, readerFields, writerFields);
  if (reader.oneofs.length > 0) compareOneofs(hazards, messages, writerFields);
  if (hazards.reader.proposed && !hazards.writer.proposed) tellHistory(hazards, messages);
}

function pairFields(pair: FieldPair): void {
  const { hazards } = pair;
  const refused = hazards.refused.get(pair.reader);
  // What the registry refuses as a whole is not taken apart.
  if (refused === 'type') return;
  const agree = compareValues(pair, (reader, writer) => hazards.ahead.push({ reader, writer, through: pair }));
  if (agree && refused === undefined) {
    compareCardinality(pair);
    compareDefaults(pair);
  }
  compareJsonNames(pair);
}

/** By number; groups and extensions are fields to a decoder. */
export function fieldsOf(schema: ProtoSchema, message: Message): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>();
  for (const field of message.fields) fields.set(field.number, field);
  for (const field of schema.extensionsOf(message)) fields.set(field.number, field);
  return fields;
}

/** Most pairs have nothing to compare, which is found out quickly. */
function isSame(reader: Field, writer: Field): boolean {
  return (
    reader.type === writer.type && reader.name === writer.name && reader.label === writer.label &&
    reader.options.length === 0 && writer.options.length === 0 && scalarGroup(reader.type) !== undefined &&
    reader.file.syntax === writer.file.syntax && reader.file.syntax !== 'editions'
  );
}

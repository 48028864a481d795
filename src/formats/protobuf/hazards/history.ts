import type { Message, NumberRange } from '../descriptor.ts';
import { atName } from '../place.ts';
import { fieldPath, fieldText, type Hazards, type MessagePair, typePath } from './hazards.ts';

/**
 * What a reservation says of messages that are older than both texts. It harms no reader of this pair, so it is told only
 * where the reader is the text to be registered.
 */
export function tellHistory(hazards: Hazards, messages: MessagePair): void {
  const { reader, writer } = messages;
  const { ranges, names } = writer.reserved;
  if (ranges.length === 0 && names.length === 0) return;
  tellReused(hazards, messages);
  for (const range of ranges) {
    if (!isCovered(range, reader)) tellDropped(hazards, messages, rangeText(range), range);
  }
  for (const name of names) {
    const isKept = reader.reserved.names.some((kept) => kept.name === name.name) || reader.fields.some((field) => field.name === name.name);
    if (!isKept) tellDropped(hazards, messages, `"${name.name}"`, name);
  }
}

function tellReused(hazards: Hazards, messages: MessagePair): void {
  const { reader, writer } = messages;
  for (const field of reader.fields) {
    const range = writer.reserved.ranges.find((range) => field.number >= range.from && field.number <= range.to);
    const name = writer.reserved.names.find((name) => name.name === field.name);
    const reservation = range ?? name;
    if (reservation === undefined) continue;
    hazards.tell(
      'protobuf/reservation-reused',
      fieldPath(reader, field),
      { field: fieldText(reader, field), reserved: range === undefined ? `"${field.name}"` : `${field.number}` },
      [atName(field), { file: writer.file, start: reservation.start, end: reservation.end }],
      { messages, reader: field, writer: null },
    );
  }
}

/** Every number must still be reserved, or be a field, which is told of on its own. */
function isCovered(range: NumberRange, reader: Message): boolean {
  const taken = reader.fields.map((field) => ({ from: field.number, to: field.number }));
  const kept = [...reader.reserved.ranges, ...taken].toSorted((a, b) => a.from - b.from);
  let next = range.from;
  for (const { from, to } of kept) {
    if (from > next) break;
    next = Math.max(next, to + 1);
  }
  return next > range.to;
}

function tellDropped(hazards: Hazards, messages: MessagePair, reserved: string, span: { start: number; end: number }): void {
  const { reader, writer } = messages;
  hazards.tell(
    'protobuf/reservation-dropped',
    typePath(reader),
    { message: reader.local, reserved },
    [atName(reader), { file: writer.file, start: span.start, end: span.end }],
    { messages, reader: null, writer: null },
  );
}

function rangeText(range: NumberRange): string {
  return range.from === range.to ? `${range.from}` : `${range.from} to ${range.to}`;
}

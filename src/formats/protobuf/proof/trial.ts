import type { Field } from '../descriptor.ts';
import { presenceOf } from '../features.ts';
import type { MessagePair } from '../hazards/hazards.ts';
import { DecodeError } from '../wire/byte-reader.ts';
import { decode } from '../wire/decode.ts';
import { encode } from '../wire/encode.ts';
import { type FieldValue, MessageValue } from '../wire/value.ts';
import { contain, fillRequired, type Sides } from './sample.ts';

/** One message, written by the writer and read by the reader. */
export interface Trial {
  /** The record that was written, around the message at hand. */
  readonly record: MessageValue;
  readonly bytes: Uint8Array;
  /** The message at hand. */
  readonly written: MessageValue;
  /** The same message as the reader sees it; `null` if it has no such message. */
  readonly read: MessageValue | null;
  /** Why the reader refuses the record. */
  readonly refused: string | null;
}

/** Completes `written` to a record, encodes it and decodes it again. `leftOut` stays unset whatever requires it. */
export function runTrial(sides: Sides, messages: MessagePair, written: MessageValue, leftOut: Field | null = null): Trial {
  fillRequired(sides, written, messages.reader, leftOut);
  let record = written;
  let root: MessagePair = messages;
  const path: Field[] = [];
  for (let through = messages.through; through !== null; through = through.messages.through) {
    const outer = new MessageValue(through.messages.writer);
    outer.set(through.writer, contain(sides, through.writer, sides.writer.typeOf(through.writer), record));
    record = fillRequired(sides, outer, through.messages.reader, null);
    path.unshift(through.reader);
    root = through.messages;
  }
  const bytes = encode(sides.writer, record);
  try {
    const read = decode(sides.reader, root.reader, bytes);
    return { record, bytes, written, read: descend(read, path), refused: null };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { record, bytes, written, read: null, refused: error.message };
  }
}

/** Can the writer write it at all? A message that requires itself has no end. */
export function isComplete(sides: Sides, value: MessageValue): boolean {
  return value.message.fields.every((field) => {
    const held = value.get(field.number);
    if (held === undefined) return presenceOf(field, sides.writer.typeOf(field).kind === 'message') !== 'required';
    return innerMessages(held).every((inner) => isComplete(sides, inner));
  });
}

function innerMessages(value: FieldValue): readonly MessageValue[] {
  const values = value.kind === 'single' ? [value.value] : value.kind === 'list' ? value.values : value.entries.map((entry) => entry.value);
  return values.filter((inner) => inner instanceof MessageValue);
}

function descend(record: MessageValue, path: readonly Field[]): MessageValue | null {
  let message: MessageValue | null = record;
  for (const field of path) {
    const held: FieldValue | undefined = message?.get(field.number);
    message = held === undefined ? null : (innerMessages(held)[0] ?? null);
  }
  return message;
}


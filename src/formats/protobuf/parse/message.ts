import type { Extend, Field, Message, Oneof, ProtoFile } from '../descriptor.ts';
import { readEnum } from './enum.ts';
import { type FieldHead, type FieldPlace, readFieldHead, readFieldTail } from './field.ts';
import { readNumber } from './number.ts';
import { readBracketOptions, readOptionStatement } from './option.ts';
import { readExtensionRanges, readReserved } from './reserved.ts';
import type { Scanner } from './scanner.ts';

const MAX_FIELD_NUMBER = 0x1fffffff;

/** `message Name { ... }`, after the keyword. */
export function readMessage(scan: Scanner, file: ProtoFile, parent: Message | null, lead: number, start: number): Message {
  const name = scan.word('a name for the message');
  const message = newMessage(file, parent, name, scan.start, lead, start, false);
  readBody(scan, message);
  return message;
}

/** `extend Name { ... }`, after the keyword. */
export function readExtend(scan: Scanner, file: ProtoFile, parent: Message | null, start: number): Extend {
  const extendee = scan.word('the name of the extended message');
  const extend: Extend = { extendee, start, end: 0, fields: [], groups: [] };
  const place: FieldPlace = { file, scope: parent, oneof: null, extendee };
  scan.need(0x7b);
  for (;;) {
    const lead = scan.at;
    if (scan.take(0x7d)) break;
    if (scan.take(0x3b)) continue;
    extend.fields.push(readField(scan, place, scan.word('a field'), lead, extend.groups));
  }
  (extend as { end: number }).end = scan.at;
  return extend;
}

function newMessage(
  file: ProtoFile, parent: Message | null, name: string, nameStart: number, lead: number, start: number, isGroup: boolean,
): Message {
  return {
    kind: 'message', name, nameStart, lead, start, end: 0, file, parent,
    local: parent === null ? name : `${parent.local}.${name}`,
    fields: [], oneofs: [], messages: [], enums: [], extends: [], extensionRanges: [],
    reserved: { ranges: [], names: [] }, options: [], isGroup,
  };
}

function readBody(scan: Scanner, message: Message): void {
  const place: FieldPlace = { file: message.file, scope: message, oneof: null, extendee: null };
  scan.need(0x7b, `Open the body of \`${message.name}\` with \`{\`.`);
  scan.nested(() => {
    for (;;) {
      const lead = scan.at;
      if (scan.take(0x7d)) break;
      if (!scan.take(0x3b)) readMember(scan, message, place, lead);
    }
  });
  (message as { end: number }).end = scan.at;
}

function readMember(scan: Scanner, message: Message, place: FieldPlace, lead: number): void {
  const word = scan.word('a field or another declaration');
  const { start } = scan;
  if (!readNested(scan, message, word, lead, start)) message.fields.push(readField(scan, place, word, lead, message.messages));
}

/** Everything in a message but fields. False, with nothing consumed, if `word` begins a field. */
function readNested(scan: Scanner, message: Message, word: string, lead: number, start: number): boolean {
  switch (word) {
    case 'message':
      message.messages.push(readMessage(scan, message.file, message, lead, start));
      return true;
    case 'enum':
      message.enums.push(readEnum(scan, message.file, message, lead, start));
      return true;
    case 'oneof':
      message.oneofs.push(readOneof(scan, message, lead, start));
      return true;
    case 'option':
      message.options.push(readOptionStatement(scan));
      return true;
    case 'reserved':
      readReserved(scan, message.reserved, MAX_FIELD_NUMBER);
      return true;
    case 'extensions':
      readExtensionRanges(scan, message.extensionRanges, MAX_FIELD_NUMBER);
      return true;
    case 'extend':
      message.extends.push(readExtend(scan, message.file, message, start));
      return true;
    default:
      return readVisibility(scan, message, word, lead, start);
  }
}

/** `export message` and `local enum`, as of edition 2024. */
function readVisibility(scan: Scanner, message: Message, word: string, lead: number, start: number): boolean {
  if (message.file.syntax !== 'editions' || (word !== 'export' && word !== 'local')) return false;
  const before = scan.at;
  const next = scan.word('a declaration');
  if (next === 'message' || next === 'enum') return readNested(scan, message, next, lead, start);
  scan.at = before;
  scan.start = start;
  return false;
}

function readOneof(scan: Scanner, message: Message, lead: number, start: number): Oneof {
  const name = scan.word('a name for the oneof');
  const oneof: Oneof = { name, nameStart: scan.start, lead, start, end: 0, fields: [], options: [] };
  const place: FieldPlace = { file: message.file, scope: message, oneof, extendee: null };
  scan.need(0x7b);
  for (;;) {
    const lead = scan.at;
    if (scan.take(0x7d)) break;
    if (scan.take(0x3b)) continue;
    const word = scan.word('a field');
    if (word === 'option') {
      oneof.options.push(readOptionStatement(scan));
      continue;
    }
    if (word === 'optional' || word === 'required' || word === 'repeated') {
      scan.fail(`A member of a oneof takes no label, found \`${word}\`.`, scan.start, `Remove \`${word}\`.`);
    }
    const field = readField(scan, place, word, lead, message.messages);
    oneof.fields.push(field);
    message.fields.push(field);
  }
  (oneof as { end: number }).end = scan.at;
  return oneof;
}

/** A field whose first word has been read. A group's body becomes a message in `groups`. */
function readField(scan: Scanner, place: FieldPlace, word: string, lead: number, groups: Message[]): Field {
  const head = readFieldHead(scan, place, word, lead);
  return head.type === 'group' ? readGroup(scan, place, head, groups) : readFieldTail(scan, place, head);
}

function readGroup(scan: Scanner, place: FieldPlace, head: FieldHead, groups: Message[]): Field {
  const name = scan.word('a name for the group');
  const nameStart = scan.start;
  scan.need(0x3d, `Give the group \`${name}\` a number.`);
  const number = readNumber(scan, 'a field number');
  const numberStart = scan.start;
  const options = readBracketOptions(scan);
  const group = newMessage(place.file, place.scope, name, nameStart, head.lead, head.start, true);
  readBody(scan, group);
  groups.push(group);
  return {
    // The field of a group `Detail` is called `detail`.
    name: name.toLowerCase(), nameStart, lead: head.lead, start: head.start, end: scan.at, number, numberStart,
    label: head.label, type: name, typeStart: nameStart, typeEnd: nameStart + name.length, map: null, oneof: place.oneof,
    group, options, scope: place.scope, file: place.file, extendee: place.extendee,
  };
}

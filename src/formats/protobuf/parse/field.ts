import type { Field, Label, MapType, Message, Oneof, ProtoFile } from '../descriptor.ts';
import { readNumber } from './number.ts';
import { readBracketOptions } from './option.ts';
import type { Scanner } from './scanner.ts';

/** Where a field stands. */
export interface FieldPlace {
  readonly file: ProtoFile;
  readonly scope: Message | null;
  readonly oneof: Oneof | null;
  readonly extendee: string | null;
}

/** What has been read of a field before its name. */
export interface FieldHead {
  readonly lead: number;
  readonly start: number;
  readonly label: Label | null;
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  readonly map: MapType | null;
}

const LABELS = new Set(['optional', 'required', 'repeated']);

/** Label and type, whose first word has been read. */
export function readFieldHead(scan: Scanner, place: FieldPlace, word: string, lead: number): FieldHead {
  const { start } = scan;
  if (!LABELS.has(word)) {
    const { syntax } = place.file;
    if (place.oneof === null && syntax !== 'proto3' && syntax !== 'editions' && word !== 'map') failWithoutLabel(scan, word, start);
    return readType(scan, word, null, lead, start);
  }
  if (word === 'required' && place.file.syntax === 'proto3') {
    scan.fail('The label `required` is not allowed in proto3.', start, 'Remove `required`.');
  }
  const head = readType(scan, scan.word('a type'), word as Label, lead, start);
  if (head.map !== null) scan.fail('A map field takes no label.', start, `Remove \`${word}\`.`);
  return head;
}

/** `name = number [options];`, after label and type. */
export function readFieldTail(scan: Scanner, place: FieldPlace, head: FieldHead): Field {
  const name = readFieldName(scan, head.type);
  const nameStart = scan.start;
  scan.need(0x3d, `Give \`${name}\` a number: \`${name} = 1;\`.`);
  const number = readNumber(scan, 'a field number');
  const numberStart = scan.start;
  const options = readBracketOptions(scan);
  scan.need(0x3b, `End the field \`${name}\` with \`;\`.`);
  const end = scan.at;
  scan.trailing();
  return {
    name, nameStart, lead: head.lead, start: head.start, end, number, numberStart, label: head.label,
    type: head.type, typeStart: head.typeStart, typeEnd: head.typeEnd, map: head.map, oneof: place.oneof, group: null,
    options, scope: place.scope, file: place.file, extendee: place.extendee,
  };
}

function readFieldName(scan: Scanner, type: string): string {
  const name = scan.word(`a field name after the type \`${type}\``);
  const first = name.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) scan.fail(`The field name \`${name}\` begins with a digit.`, scan.start, 'Begin the name with a letter.');
  return name;
}

function readType(scan: Scanner, word: string, label: Label | null, lead: number, start: number): FieldHead {
  const typeStart = scan.start;
  if (word !== 'map') {
    const type = readQualified(scan, word);
    return { lead, start, label, type, typeStart, typeEnd: scan.at, map: null };
  }
  scan.need(0x3c, 'Write the map as `map<key, value>`.');
  const key = readMapPart(scan, 'a key type');
  scan.need(0x2c, 'Write the map as `map<key, value>`.');
  const value = readMapPart(scan, 'a value type');
  scan.need(0x3e, 'Write the map as `map<key, value>`.');
  return { lead, start, label, type: `map<${key}, ${value}>`, typeStart, typeEnd: scan.at, map: { key, value } };
}

function readMapPart(scan: Scanner, what: string): string {
  return readQualified(scan, scan.word(what));
}

/** Joins a name whose dots stand apart from its parts. */
function readQualified(scan: Scanner, word: string): string {
  let name = word;
  let at = scan.at;
  while (name.charCodeAt(name.length - 1) === 0x2e || scan.peek() === 0x2e) {
    name += scan.word('a type name');
    at = scan.at;
  }
  scan.at = at;
  return name;
}

function failWithoutLabel(scan: Scanner, word: string, start: number): never {
  return scan.fail(
    `Expected \`optional\`, \`required\` or \`repeated\`, found \`${word}\`.`,
    start,
    'Give the field a label, or begin the text with `syntax = "proto3";`.',
  );
}

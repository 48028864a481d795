import type { Field, Message } from '../descriptor.ts';
import { jsonNameOf } from '../json-name.ts';
import { findOption } from '../parse/option.ts';
import { atName, atType, nameIn } from '../place.ts';
import { scalarGroup } from '../scalars.ts';
import type { Tell } from './flaws.ts';
import { checkNames, namesIn } from './names.ts';

const LAST_NUMBER = 536_870_911;

/** One message on its own: numbers, names, reservations, and what proto3 does not allow. */
export function checkMessage(message: Message, path: string, tell: Tell): void {
  const seen = new Map<number, Field>();
  for (const field of message.fields) {
    const at = field.oneof === null ? `${path}/${field.number}` : `${path}/${field.oneof.name}/${field.number}`;
    checkNumber(message, field, at, tell);
    const twin = seen.get(field.number);
    if (twin !== undefined) tell(at, `\`${twin.name}\` and \`${field.name}\` have the number ${field.number} both`, numberOf(field));
    seen.set(field.number, field);
    checkField(field, at, tell);
  }
  checkNames(message.file, path, [...message.fields, ...message.oneofs, ...namesIn(message)], tell);
  for (const oneof of message.oneofs) {
    if (oneof.fields.length === 0) tell(`${path}/${oneof.name}`, `The oneof \`${oneof.name}\` has no member`, nameIn(message.file, oneof));
  }
  if (message.file.syntax === 'proto3') checkProto3(message, path, tell);
}

function checkNumber(message: Message, field: Field, path: string, tell: Tell): void {
  const { number } = field;
  if (number < 1 || number > LAST_NUMBER) tell(path, `The number ${number} is not between 1 and ${LAST_NUMBER}`, numberOf(field));
  if (number >= 19_000 && number <= 19_999) tell(path, `The number ${number} belongs to Protobuf itself, as 19000 to 19999 do`, numberOf(field));
  const { ranges, names } = message.reserved;
  if (ranges.some((range) => number >= range.from && number <= range.to)) tell(path, `The number ${number} is reserved`, numberOf(field));
  if (names.some((reserved) => reserved.name === field.name)) tell(path, `The name \`${field.name}\` is reserved`, atName(field));
  if (message.extensionRanges.some((range) => number >= range.from && number <= range.to)) {
    tell(path, `The number ${number} is kept for extensions`, numberOf(field));
  }
}

function checkField(field: Field, path: string, tell: Tell): void {
  if (field.map !== null) {
    const group = scalarGroup(field.map.key);
    const isKey = group !== undefined && group !== 'float' && group !== 'double' && field.map.key !== 'bytes';
    if (!isKey) tell(path, `\`${field.map.key}\` cannot be the key of a map`, atType(field));
    if (field.map.value.startsWith('map<')) tell(path, 'The values of a map cannot be maps', atType(field));
    if (field.oneof !== null) tell(path, 'A map cannot be a member of a oneof', atType(field));
  }
  if (findOption(field.options, 'packed')?.value.kind === 'word' && (field.label !== 'repeated' || scalarGroup(field.type) === 'text')) {
    tell(path, `\`${field.name}\` cannot be packed: only lists of numbers can`, atName(field));
  }
}

function checkProto3(message: Message, path: string, tell: Tell): void {
  const keys = new Map<string, Field>();
  for (const field of message.fields) {
    const at = `${path}/${field.number}`;
    const key = jsonNameOf(field);
    const twin = keys.get(key);
    if (twin !== undefined && twin.name !== field.name) tell(at, `\`${twin.name}\` and \`${field.name}\` are both \`${key}\` in JSON`, atName(field));
    keys.set(key, field);
    const given = field.options.length === 0 ? undefined : findOption(field.options, 'default');
    if (given !== undefined) tell(at, 'proto3 has no declared defaults', { file: field.file, start: given.start, end: given.end });
    if (field.group !== null) tell(at, 'proto3 has no groups', atName(field));
  }
  for (const range of message.extensionRanges) tell(path, 'proto3 has no extension ranges', { file: message.file, start: range.start, end: range.end });
}

function numberOf(field: Field): { file: Field['file']; start: number; end: number } {
  return { file: field.file, start: field.numberStart, end: field.numberStart + `${field.number}`.length };
}

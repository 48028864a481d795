import type { Enum, EnumValue, Message, ProtoFile } from '../descriptor.ts';
import { readNumber } from './number.ts';
import { readBracketOptions, readOptionStatement } from './option.ts';
import { readReserved } from './reserved.ts';
import type { Scanner } from './scanner.ts';

const MAX_ENUM_NUMBER = 0x7fffffff;

/** `enum Name { ... }`, after the keyword. */
export function readEnum(scan: Scanner, file: ProtoFile, parent: Message | null, lead: number, start: number): Enum {
  const name = scan.word('a name for the enum');
  const nameStart = scan.start;
  scan.need(0x7b);
  const found: Enum = {
    kind: 'enum', name, nameStart, lead, start, end: 0, file, parent, local: parent === null ? name : `${parent.local}.${name}`,
    values: [], reserved: { ranges: [], names: [] }, options: [],
  };
  for (;;) {
    const lead = scan.at;
    if (scan.take(0x7d)) break;
    if (scan.take(0x3b)) continue;
    const word = scan.word('an enum value');
    if (word === 'option') found.options.push(readOptionStatement(scan));
    else if (word === 'reserved') readReserved(scan, found.reserved, MAX_ENUM_NUMBER);
    else found.values.push(readEnumValue(scan, word, lead));
  }
  (found as { end: number }).end = scan.at;
  return found;
}

function readEnumValue(scan: Scanner, name: string, lead: number): EnumValue {
  const { start } = scan;
  const first = name.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) scan.fail(`The enum value \`${name}\` begins with a digit.`, start, 'Begin the name with a letter.');
  scan.need(0x3d, `Give \`${name}\` a number: \`${name} = 0;\`.`);
  const number = readNumber(scan, 'a number');
  const options = readBracketOptions(scan);
  scan.need(0x3b, `End the enum value \`${name}\` with \`;\`.`);
  const end = scan.at;
  scan.trailing();
  return { name, nameStart: start, lead, start, end, number, options };
}

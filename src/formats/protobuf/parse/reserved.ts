import type { NumberRange, Reserved } from '../descriptor.ts';
import { readBracketOptions } from './option.ts';
import { readNumber } from './number.ts';
import type { Scanner } from './scanner.ts';
import { readString } from './string.ts';

/** `reserved 1, 3 to 5, "name";`, after the keyword. `max` is the highest number allowed here. */
export function readReserved(scan: Scanner, into: Reserved, max: number): void {
  do readReservation(scan, into, max);
  while (scan.take(0x2c));
  scan.need(0x3b);
  scan.trailing();
}

/** `extensions 100 to max [options];`, after the keyword. */
export function readExtensionRanges(scan: Scanner, into: NumberRange[], max: number): void {
  do into.push(readRange(scan, max));
  while (scan.take(0x2c));
  readBracketOptions(scan);
  scan.need(0x3b);
}

function readReservation(scan: Scanner, into: Reserved, max: number): void {
  if (scan.isQuote()) {
    const name = readString(scan);
    into.names.push({ name, start: scan.start, end: scan.at });
    return;
  }
  const next = scan.peek();
  const isNumber = next === 0x2d || (next >= 0x30 && next <= 0x39);
  if (isNumber) {
    into.ranges.push(readRange(scan, max));
    return;
  }
  const name = scan.word('a number or a name');
  into.names.push({ name, start: scan.start, end: scan.at });
}

function readRange(scan: Scanner, max: number): NumberRange {
  const from = readNumber(scan, 'a number');
  const { start } = scan;
  let to = from;
  const next = scan.peek();
  if (next !== 0x2c && next !== 0x3b && next !== 0x5b) {
    const word = scan.word('`to`');
    if (word !== 'to') scan.fail(`Expected \`,\`, \`;\` or \`to\`, found \`${word}\`.`, scan.start);
    to = readRangeEnd(scan, max);
  }
  return { from, to, start, end: scan.at };
}

function readRangeEnd(scan: Scanner, max: number): number {
  scan.skip();
  if (scan.text.startsWith('max', scan.at) && scan.word('a number') === 'max') return max;
  return readNumber(scan, 'a number or `max`');
}

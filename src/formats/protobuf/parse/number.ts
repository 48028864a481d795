import type { Scanner } from './scanner.ts';

/** A whole number of 32 bits, decimal or hexadecimal. Leaves `scan.start` at its first character. */
export function readNumber(scan: Scanner, what: string): number {
  const word = scan.word(what);
  const start = scan.start;
  // Field numbers are nearly always one or two digits.
  if (/^\d{1,9}$/.test(word) && (word.length === 1 || word.charCodeAt(0) !== 0x30)) return Number(word);
  const sign = word === '-' ? scan.word(what) : word;
  scan.start = start;
  const match = /^(-?)(?:0[xX]([0-9a-fA-F]+)|(\d+))$/.exec(word === '-' ? `-${sign}` : sign);
  if (match === null) scan.fail(`Expected ${what}, found \`${word}\`.`, start, 'Write a whole number.');
  const [, minus, hex, decimal] = match;
  const size = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const value = minus === '-' ? -size : size;
  if (value > 0x7fffffff || value < -0x80000000) {
    scan.fail(`The number \`${word}\` does not fit into 32 bits.`, start, 'Use a number between -2147483648 and 2147483647.');
  }
  return value === 0 ? 0 : value;
}

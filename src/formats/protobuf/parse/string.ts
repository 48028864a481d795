import type { Scanner } from './scanner.ts';

const ESCAPES = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** A quoted string; adjacent literals are one string. Bytes written as escapes come out as code points below 256. */
export function readString(scan: Scanner): string {
  let value = readLiteral(scan);
  const start = scan.start;
  while (scan.isQuote()) value += readLiteral(scan);
  scan.start = start;
  return value;
}

function readLiteral(scan: Scanner): string {
  if (!scan.isQuote()) scan.fail(`Expected a quoted string, found ${scan.seen()}.`);
  const { text } = scan;
  const start = scan.at;
  const quote = text.charCodeAt(start);
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      scan.start = start;
      scan.at = at + 1;
      return value + text.slice(from, at);
    }
    if (unit === 0x5c) {
      value += text.slice(from, at);
      const escape = readEscape(scan, at + 1);
      value += escape.value;
      from = escape.end;
      at = from - 1;
    }
  }
  return scan.fail('A string is not closed before the end of the text.', start, 'Close the string with the quote it began with.');
}

function readEscape(scan: Scanner, at: number): { value: string; end: number } {
  const letter = scan.text[at] ?? '';
  const simple = ESCAPES.get(letter);
  if (simple !== undefined) return { value: simple, end: at + 1 };
  const numeric = /^(?:[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3}))/.exec(scan.text.slice(at, at + 9));
  if (numeric === null) {
    if (letter === 'x' || letter === 'X') scan.fail('`\\x` needs a hexadecimal digit.', at - 1);
    return { value: letter, end: at + 1 };
  }
  const octal = numeric[4] !== undefined;
  const code = Number.parseInt(numeric.slice(1).find((digits) => digits !== undefined)!, octal ? 8 : 16);
  if (code > 0x10ffff) scan.fail('`\\U` is beyond the last code point.', at - 1);
  return { value: String.fromCodePoint(code), end: at + numeric[0].length };
}

import type { Option, OptionValue } from '../descriptor.ts';
import type { Scanner } from './scanner.ts';
import { readString } from './string.ts';

const NONE: readonly Option[] = [];

/** `[a = 1, (b).c = { d: 2 }]`, or nothing. */
export function readBracketOptions(scan: Scanner): readonly Option[] {
  if (!scan.take(0x5b)) return NONE;
  const options: Option[] = [];
  do options.push(readOption(scan));
  while (scan.take(0x2c));
  scan.need(0x5d, 'Separate options by `,` and close the list with `]`.');
  return options;
}

/** `option name = value;`, after the keyword. */
export function readOptionStatement(scan: Scanner): Option {
  const option = readOption(scan);
  scan.need(0x3b);
  return option;
}

/** The last option of this name decides, as in the registry. */
export function findOption(options: readonly Option[], name: string): Option | undefined {
  for (let i = options.length - 1; i >= 0; i--) if (options[i]!.name === name) return options[i];
  return undefined;
}

function readOption(scan: Scanner): Option {
  scan.skip();
  const start = scan.at;
  const name = readOptionName(scan);
  scan.need(0x3d, 'Write the option as `name = value`.');
  const value = readValue(scan);
  return { name, value, start, end: scan.at };
}

function readOptionName(scan: Scanner): string {
  let name = '';
  let open = true;
  for (;;) {
    const next = scan.peek();
    if (next === 0x28) {
      scan.at++;
      name += `(${scan.word('an option name')})`;
      scan.need(0x29);
      open = false;
    } else if (open || next === 0x2e) {
      const word = scan.word('an option name');
      name += word;
      open = word.endsWith('.');
    } else {
      return name;
    }
  }
}

function readValue(scan: Scanner): OptionValue {
  const next = scan.peek();
  if (next === 0x22 || next === 0x27) return { kind: 'string', value: readString(scan) };
  if (next === 0x7b) return scan.nested(() => readAggregate(scan, 0x7d));
  if (next === 0x5b) return scan.nested(() => readList(scan));
  if (next === 0x3c) return scan.nested(() => readAggregate(scan, 0x3e));
  return { kind: 'word', value: readScalar(scan) };
}

function readScalar(scan: Scanner): string {
  scan.take(0x2b);
  let word = scan.word('a value');
  if (word === '-') word += scan.word('a number');
  // `1e+3`: the plus sign is no part of a word.
  if (/^-?[\d.]+[eE]$/.test(word) && scan.text.charCodeAt(scan.at) === 0x2b) {
    scan.at++;
    word += `+${scan.word('an exponent')}`;
  }
  return word;
}

/** A message in text format; `close` is `}` or `>`. */
function readAggregate(scan: Scanner, close: number): OptionValue {
  scan.at++;
  const entries: { name: string; value: OptionValue }[] = [];
  while (!scan.take(close)) {
    const name = readEntryName(scan);
    const colon = scan.take(0x3a);
    const next = scan.peek();
    if (!colon && next !== 0x7b && next !== 0x3c) scan.fail(`Expected \`:\` after \`${name}\`, found ${scan.seen()}.`);
    entries.push({ name, value: readValue(scan) });
    if (!scan.take(0x2c)) scan.take(0x3b);
  }
  return { kind: 'message', entries };
}

function readEntryName(scan: Scanner): string {
  if (!scan.take(0x5b)) return scan.word('a name');
  let name = scan.word('a type name');
  // An Any: [type.googleapis.com/acme.Order]
  if (scan.peek() === 0x2f) {
    scan.at++;
    name += `/${scan.word('a type name')}`;
  }
  scan.need(0x5d);
  return `[${name}]`;
}

function readList(scan: Scanner): OptionValue {
  scan.at++;
  const items: OptionValue[] = [];
  while (!scan.take(0x5d)) {
    items.push(readValue(scan));
    if (!scan.take(0x2c) && scan.peek() !== 0x5d) scan.fail(`Expected \`,\` or \`]\`, found ${scan.seen()}.`);
  }
  return { kind: 'list', items };
}

/** Classes behind a backslash that JavaScript has not, or has otherwise; the text goes between brackets. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['s', ' \\t\\n\\x0B\\f\\r'],
  ['h', ' \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000'],
  ['v', '\\n\\x0B\\f\\r\\x85\\u2028\\u2029'],
  ['d', '0-9'],
  ['w', 'a-zA-Z_0-9'],
]);

/** Single characters behind a backslash. */
const CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['f', 12],
  ['r', 13],
  ['a', 7],
  ['e', 27],
]);

const POSIX: ReadonlyMap<string, string> = new Map([
  ['Lower', 'a-z'],
  ['Upper', 'A-Z'],
  ['ASCII', '\\x00-\\x7F'],
  ['Alpha', 'a-zA-Z'],
  ['Digit', '0-9'],
  ['Alnum', 'a-zA-Z0-9'],
  ['Punct', '!-\\/:-@\\[-`\\{-~'],
  ['Graph', '!-~'],
  ['Print', ' -~'],
  ['Blank', ' \\t'],
  ['Cntrl', '\\x00-\\x1F\\x7F'],
  ['XDigit', '0-9a-fA-F'],
  ['Space', ' \\t\\n\\x0B\\f\\r'],
]);

/** What an escape comes to; `text` and `inside` are written for JavaScript's classes. */
export type Escape =
  | { readonly kind: 'character'; readonly text: string; readonly code: number }
  | { readonly kind: 'set'; readonly inside: string; readonly negated: boolean }
  | { readonly kind: 'boundary'; readonly negative: boolean }
  | { readonly kind: 'start' | 'lineBreak' }
  | { readonly kind: 'end'; readonly strict: boolean }
  | { readonly kind: 'unsupported' };

export interface ReadEscape {
  readonly escape: Escape;
  readonly end: number;
}

/** Reads the escape whose backslash is at `start`. Returns what is wrong with it as a text. */
export function readEscape(source: string, start: number): ReadEscape | string {
  const letter = source[start + 1];
  if (letter === undefined) return 'an unexpected backslash at the end';
  const done = (escape: Escape, end = start + 2): ReadEscape => ({ escape, end });
  const control = CHARACTERS.get(letter);
  if (control !== undefined) return done(character(control));
  const set = CLASSES.get(letter.toLowerCase());
  if (set !== undefined) return done({ kind: 'set', inside: set, negated: letter !== letter.toLowerCase() });
  if (letter === 'b' || letter === 'B') return done({ kind: 'boundary', negative: letter === 'B' });
  if (letter === 'z' || letter === 'Z') return done({ kind: 'end', strict: letter === 'z' });
  if (letter === 'A') return done({ kind: 'start' });
  if (letter === 'R') return done({ kind: 'lineBreak' });
  if (letter === 'G' || letter === 'X' || letter === 'N') return done({ kind: 'unsupported' });
  if (/[1-9]/.test(letter)) return done({ kind: 'unsupported' });
  if (/[xu0ck]/.test(letter)) return readNumbered(source, start, letter);
  if (/[pP]/.test(letter)) return readProperty(source, start, letter === 'P');
  if (/[a-zA-Z]/.test(letter)) return `an illegal escape \\${letter}`;
  const point = source.codePointAt(start + 1)!;
  return done(character(point), start + (point > 0xffff ? 3 : 2));
}

function character(code: number): Escape {
  return { kind: 'character', text: `\\u{${code.toString(16)}}`, code };
}

/** A character as JavaScript wants it in a class. */
export function literal(character: string): string {
  return /[$()*+.?[\\\]^{|}/-]/.test(character) ? `\\${character === '-' ? 'x2D' : character}` : character;
}

const NUMBERED: Readonly<Record<string, RegExp>> = {
  x: /\\x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/y,
  u: /\\u([0-9a-fA-F]{4})/y,
  '0': /\\0([0-3]?[0-7]{1,2})/y,
  c: /\\c([\x40-\x5f])/y,
  k: /\\k<([a-zA-Z][a-zA-Z0-9]*)>/y,
};

function readNumbered(source: string, start: number, letter: string): ReadEscape | string {
  const form = NUMBERED[letter]!;
  form.lastIndex = start;
  const match = form.exec(source);
  if (match === null) return `an illegal escape \\${letter}`;
  const end = form.lastIndex;
  const [, first, second] = match;
  if (letter === 'k') return { escape: { kind: 'unsupported' }, end };
  const code = letter === 'c' ? first!.charCodeAt(0) ^ 64 : Number.parseInt((first ?? second)!, letter === '0' ? 8 : 16);
  return code > 0x10ffff ? `an illegal escape \\${letter}` : { escape: character(code), end };
}

function readProperty(source: string, start: number, upper: boolean): ReadEscape | string {
  const form = /\\[pP](?:\{(\^?)([^}]*)\}|(\p{L}))/uy;
  form.lastIndex = start;
  const match = form.exec(source);
  if (match === null) return 'an unclosed character family';
  const [, , braced, single] = match;
  const name = braced ?? single ?? '';
  const end = form.lastIndex;
  const posix = POSIX.get(name);
  if (posix !== undefined) return { escape: { kind: 'set', inside: posix, negated: upper }, end };
  const property = [name, name.replace(/^Is/, ''), `Script=${name.replace(/^(?:Is|script=|sc=)/i, '')}`].find(isProperty);
  if (property === undefined) return { escape: { kind: 'unsupported' }, end };
  return { escape: { kind: 'set', inside: `\\p{${property}}`, negated: upper }, end };
}

function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, 'u').unicode;
  } catch {
    return false;
  }
}

import { InvalidSchemaError, UncheckedError } from '../../../errors.ts';
import { Places } from '../../../place.ts';
import type { Unregistrable } from '../descriptor.ts';
import { limits } from '../limits.ts';

// Bits of a character's class.
const WORD = 1;
const BLANK = 2;

const CLASS = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.') CLASS[char.charCodeAt(0)] = WORD;
for (const char of ' \t\r\n\v\f') CLASS[char.charCodeAt(0)] = BLANK;

const SLASH = 0x2f;
const STAR = 0x2a;

/**
 * A cursor over a .proto text. As in the registry's parser, a word is a run of letters, digits, `_`, `-` and `.`,
 * so qualified names and negative numbers are single words.
 */
export class Scanner {
  readonly text: string;
  readonly file: string;
  /** What the registry's parser will refuse although Protobuf allows it. */
  readonly unregistrable: Unregistrable[] = [];
  /** Offset of the next unread character. */
  at = 0;
  /** Offset where the last word or string began. */
  start = 0;
  #depth = 0;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  /** Skips blanks and comments. */
  skip(): void {
    const text = this.text;
    let at = this.at;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit < 128 && CLASS[unit] === BLANK) at++;
      else if (unit === SLASH) at = this.#comment(at);
      else break;
    }
    this.at = at;
  }

  /** The next character that is neither blank nor comment, not consumed; NaN at the end. */
  peek(): number {
    this.skip();
    return this.text.charCodeAt(this.at);
  }

  /** Consumes `char` if it is next. */
  take(char: number): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  /** Consumes `char`, or fails. `help` tells how to repair. */
  need(char: number, help?: string): void {
    if (this.peek() !== char) this.fail(`Expected \`${String.fromCharCode(char)}\`, found ${this.seen()}.`, this.at, help);
    this.at++;
  }

  /** A non-empty word; `what` is a noun for the message when there is none. */
  word(what: string): string {
    this.skip();
    const text = this.text;
    const start = this.at;
    let at = start;
    for (let unit = text.charCodeAt(at); unit < 128 && CLASS[unit] === WORD; unit = text.charCodeAt(at)) at++;
    if (at === start) this.fail(`Expected ${what}, found ${this.seen()}.`, start);
    this.start = start;
    this.at = at;
    return text.slice(start, at);
  }

  isQuote(): boolean {
    const unit = this.peek();
    return unit === 0x22 || unit === 0x27;
  }

  /** Runs `read` one level deeper. */
  nested<T>(read: () => T): T {
    if (++this.#depth > limits.depth) {
      throw new UncheckedError(`${this.file} nests deeper than ${limits.depth} levels.`, {
        help: `Nest messages and option values at most ${limits.depth} levels deep.`,
      });
    }
    const value = read();
    this.#depth--;
    return value;
  }

  /** Remembers what the registry will refuse; the first of it is told. */
  refuse(what: string, start: number, end: number): void {
    this.unregistrable.push({ what, start, end });
  }

  /**
   * The registry's parser wants nothing but a line end after a block comment that follows a field, an enum value
   * or a reservation on its line.
   */
  trailing(): void {
    const text = this.text;
    let at = this.at;
    while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
    if (text.charCodeAt(at) !== SLASH || text.charCodeAt(at + 1) !== STAR) return;
    const end = text.indexOf('*/', at + 2) + 2;
    if (end < 2) return;
    let after = end;
    while (text.charCodeAt(after) === 0x20 || text.charCodeAt(after) === 0x09) after++;
    const next = text.charCodeAt(after);
    if (after < text.length && next !== 0x0a && next !== 0x0d) this.refuse('text after a trailing block comment', at, end);
  }

  /** What stands at the cursor, for messages. */
  seen(): string {
    const point = this.text.codePointAt(this.at);
    if (point === undefined) return 'the end of the text';
    if (point >= 128 || CLASS[point] !== WORD) return `\`${String.fromCodePoint(point)}\``;
    return `\`${/[\w.-]{1,40}/.exec(this.text.slice(this.at, this.at + 40))![0]}\``;
  }

  fail(message: string, start = this.at, help?: string, upTo = this.at): never {
    const end = Math.min(this.text.length, Math.max(start, upTo));
    throw new InvalidSchemaError(message, new Places(this.text, this.file).at(start, end), help ?? 'Correct the text so that it is valid Protobuf.');
  }

  #comment(at: number): number {
    const text = this.text;
    const second = text.charCodeAt(at + 1);
    if (second === SLASH) {
      const end = text.indexOf('\n', at + 2);
      return end < 0 ? text.length : end + 1;
    }
    if (second !== STAR) {
      this.at = at;
      this.fail('Unexpected `/`.', at, 'Write `//` or `/*` to begin a comment.');
    }
    const end = text.indexOf('*/', at + 2);
    if (end < 0) {
      this.at = at;
      this.fail('A comment is not closed before the end of the text.', at, 'Close the comment with `*/`.');
    }
    return end + 2;
  }
}

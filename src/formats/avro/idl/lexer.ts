import { type JsonNode, JsonTextError, parseJson } from '../../json-text.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'punctuation' | 'end';
  /** Words without their backticks, strings without their quotes. */
  readonly text: string;
  /** A word that was written in backticks is never a keyword. */
  readonly escaped: boolean;
  readonly start: number;
  readonly end: number;
  /** The documentation comment right before it. */
  readonly doc: string | null;
}

/** Where a text stops being IDL. */
export class IdlError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const WORD = /(?:`[^`\n]+`|[\p{L}_$][\p{L}\p{Nd}_$-]*)(?:\.(?:`[^`\n]+`|[\p{L}_$][\p{L}\p{Nd}_$-]*))*/uy;
const NUMBER = /[-+]?\d+/y;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const SKIPPED = /[\s\uFEFF]+|\/\/[^\n]*|\/\*[^]*?\*\//y;

/** Splits IDL into tokens, one ahead. JSON values inside it are read by `json`. */
export class IdlLexer {
  readonly #text: string;
  #next: Token;
  #last: Token;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#read(0);
    this.#last = this.#next;
  }

  /** The token that comes. */
  get next(): Token {
    return this.#next;
  }

  /** The token that was taken last. */
  get last(): Token {
    return this.#last;
  }

  take(): Token {
    this.#last = this.#next;
    this.#next = this.#read(this.#last.end);
    return this.#last;
  }

  takeIf(text: string): boolean {
    if (!this.is(text)) return false;
    this.take();
    return true;
  }

  is(text: string): boolean {
    return this.#next.text === text && !this.#next.escaped && this.#next.kind !== 'string';
  }

  expect(text: string): Token {
    if (!this.is(text)) this.fail(`Expected \`${text}\``);
    return this.take();
  }

  word(what: string): Token {
    if (this.#next.kind !== 'word') this.fail(`Expected ${what}`);
    return this.take();
  }

  /** The JSON value that comes; positions in it count from the start of the whole text. */
  json(): { readonly node: JsonNode; readonly start: number; readonly end: number } {
    const { start } = this.#next;
    const end = valueEnd(this.#text, start);
    try {
      const node = parseJson(this.#text.slice(start, end), { comments: true });
      this.#last = { kind: 'string', text: '', escaped: false, start, end, doc: null };
      this.#next = this.#read(end);
      return { node, start, end };
    } catch (error) {
      if (error instanceof JsonTextError) throw new IdlError(error.message, start + error.offset);
      throw error;
    }
  }

  fail(message: string): never {
    const seen = this.#next.kind === 'end' ? 'the end of the text' : `\`${this.#next.text}\``;
    throw new IdlError(`${message}, found ${seen}.`, this.#next.start);
  }

  #read(from: number): Token {
    let at = from;
    let doc: string | null = null;
    for (;;) {
      const skipped = match(SKIPPED, this.#text, at);
      if (skipped === null) break;
      if (skipped.startsWith('/**') && skipped !== '/**/') doc = docText(skipped);
      at += skipped.length;
    }
    return this.#token(at, doc);
  }

  #token(start: number, doc: string | null): Token {
    const make = (kind: Token['kind'], written: string, text = written): Token => {
      return { kind, text, escaped: written.startsWith('`'), start, end: start + written.length, doc };
    };
    const word = match(WORD, this.#text, start);
    if (word !== null) return make('word', word, word.replaceAll('`', ''));
    const number = match(NUMBER, this.#text, start);
    if (number !== null) return make('number', number);
    const string = match(STRING, this.#text, start);
    if (string !== null) return make('string', string, string.slice(1, -1));
    const point = this.#text.codePointAt(start);
    if (point === undefined) return make('end', '');
    return make('punctuation', String.fromCodePoint(point));
  }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The end of the JSON value at `start`: the first delimiter outside of strings, comments and brackets. */
function valueEnd(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length;) {
    const skip = match(STRING, text, at) ?? match(SKIPPED, text, at);
    if (skip !== null) {
      at += skip.length;
      continue;
    }
    const unit = text[at]!;
    if (unit === '{' || unit === '[') open++;
    else if (open === 0 && /[,;)}\]]/.test(unit)) return at;
    else if (unit === '}' || unit === ']') open--;
    at++;
  }
  return text.length;
}

/** The text of a documentation comment, without the stars at the start of its lines. */
function docText(comment: string): string {
  const lines = comment.slice(3, -2).split(/\r?\n/);
  return lines
    .map((line, i) => (i === 0 ? line : line.replace(/^\s*\*? ?/, '')))
    .join('\n')
    .trim();
}

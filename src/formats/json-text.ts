/** JSON that keeps what JSON.parse loses: number spelling, positions, `__proto__`, duplicate keys. */

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonLiteral;

interface Span {
  /** UTF-16 offsets into the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface JsonObject extends Span {
  readonly kind: 'object';
  /** By key, in order of first appearance; the last value wins, as in JSON.parse. */
  readonly members: Map<string, JsonMember>;
  /** Keys that stand more than once. */
  readonly duplicates: readonly string[];
}

export interface JsonMember {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonString extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface JsonNumber extends Span {
  readonly kind: 'number';
  /** As written: `1`, `1.0` and `1e0` differ. */
  readonly raw: string;
  readonly value: number;
}

export interface JsonLiteral extends Span {
  readonly kind: 'literal';
  readonly value: boolean | null;
}

export interface JsonOptions {
  /** Allow `//` and block comments, as Avro's own parser does. */
  readonly comments?: boolean;
  /** Deepest nesting; beyond it a JsonTextError with `limit` is thrown. */
  readonly maxDepth?: number;
}

/** `offset` is where the text stops being JSON. */
export class JsonTextError extends Error {
  readonly offset: number;
  readonly limit: boolean;

  constructor(message: string, offset: number, limit = false) {
    super(message);
    this.offset = offset;
    this.limit = limit;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_STRING = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Parses one JSON document. Throws JsonTextError. */
export function parseJson(text: string, options: JsonOptions = {}): JsonNode {
  return new Reader(text, options.comments ?? false, options.maxDepth ?? 256).document();
}

class Reader {
  readonly #text: string;
  readonly #comments: boolean;
  readonly #maxDepth: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, comments: boolean, maxDepth: number) {
    this.#text = text;
    this.#comments = comments;
    this.#maxDepth = maxDepth;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  document(): JsonNode {
    this.#space();
    const node = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#fail(`Unexpected ${this.#seen()} after the end of the document.`);
    return node;
  }

  #value(): JsonNode {
    const start = this.#at;
    switch (this.#text.charCodeAt(start)) {
      case 0x7b:
        return this.#nested(() => this.#object());
      case 0x5b:
        return this.#nested(() => this.#array());
      case 0x22: {
        const value = this.#string();
        return { kind: 'string', start, end: this.#at, value };
      }
      default:
        return this.#word() ?? this.#number();
    }
  }

  #nested(read: () => JsonNode): JsonNode {
    if (++this.#depth > this.#maxDepth) {
      throw new JsonTextError(`Nested deeper than ${this.#maxDepth} levels.`, this.#at, true);
    }
    const node = read();
    this.#depth--;
    return node;
  }

  #object(): JsonObject {
    const start = this.#at++;
    const members = new Map<string, JsonMember>();
    let duplicates: string[] | null = null;
    this.#space();
    if (this.#take(0x7d)) return { kind: 'object', start, end: this.#at, members, duplicates: [] };
    for (;;) {
      const keyStart = this.#at;
      if (this.#text.charCodeAt(keyStart) !== 0x22) this.#fail(`Expected a key in double quotes, found ${this.#seen()}.`);
      const key = this.#string();
      const keyEnd = this.#at;
      this.#space();
      if (!this.#take(0x3a)) this.#fail(`Expected \`:\` after the key "${key}", found ${this.#seen()}.`);
      this.#space();
      const value = this.#value();
      if (members.has(key)) (duplicates ??= []).push(key);
      members.set(key, { keyStart, keyEnd, value });
      this.#space();
      if (this.#take(0x2c)) {
        this.#space();
        continue;
      }
      if (this.#take(0x7d)) return { kind: 'object', start, end: this.#at, members, duplicates: duplicates ?? [] };
      this.#fail(`Expected \`,\` or \`}\`, found ${this.#seen()}.`);
    }
  }

  #array(): JsonArray {
    const start = this.#at++;
    const items: JsonNode[] = [];
    this.#space();
    if (this.#take(0x5d)) return { kind: 'array', start, end: this.#at, items };
    for (;;) {
      items.push(this.#value());
      this.#space();
      if (this.#take(0x2c)) {
        this.#space();
        continue;
      }
      if (this.#take(0x5d)) return { kind: 'array', start, end: this.#at, items };
      this.#fail(`Expected \`,\` or \`]\`, found ${this.#seen()}.`);
    }
  }

  #string(): string {
    const start = ++this.#at;
    PLAIN_STRING.lastIndex = start;
    PLAIN_STRING.test(this.#text);
    this.#at = PLAIN_STRING.lastIndex;
    if (this.#take(0x22)) return this.#text.slice(start, this.#at - 1);
    let value = this.#text.slice(start, this.#at);
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) {
        this.#at++;
        return value;
      }
      if (unit === 0x5c) value += this.#escape();
      else if (Number.isNaN(unit)) this.#fail('A string is not closed before the end of the text.');
      else if (unit < 0x20) this.#fail('A string holds a control character; write it as an escape.');
      else {
        value += this.#text[this.#at];
        this.#at++;
      }
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail('`\\u` needs four hexadecimal digits.');
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    if (!Object.hasOwn(ESCAPES, letter)) this.#fail(`\`\\${letter}\` is not an escape.`);
    this.#at += 2;
    return ESCAPES[letter]!;
  }

  #word(): JsonLiteral | null {
    const start = this.#at;
    for (const [word, value] of [['true', true], ['false', false], ['null', null]] as const) {
      if (this.#text.startsWith(word, start)) {
        this.#at += word.length;
        return { kind: 'literal', start, end: this.#at, value };
      }
    }
    return null;
  }

  #number(): JsonNumber {
    const start = this.#at;
    NUMBER.lastIndex = start;
    if (!NUMBER.test(this.#text)) this.#fail(`Expected a value, found ${this.#seen()}.`);
    this.#at = NUMBER.lastIndex;
    const raw = this.#text.slice(start, this.#at);
    return { kind: 'number', start, end: this.#at, raw, value: Number(raw) };
  }

  #space(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) this.#at++;
      else if (unit === 0x2f && this.#comments) this.#comment();
      else return;
    }
  }

  #comment(): void {
    const second = this.#text[this.#at + 1];
    const end = second === '/' ? this.#text.indexOf('\n', this.#at) : this.#text.indexOf('*/', this.#at + 2);
    if (second === '/') this.#at = end < 0 ? this.#text.length : end + 1;
    else if (second === '*' && end >= 0) this.#at = end + 2;
    else this.#fail(second === '*' ? 'A comment is not closed.' : `Expected a value, found ${this.#seen()}.`);
  }

  #take(unit: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== unit) return false;
    this.#at++;
    return true;
  }

  #seen(): string {
    const point = this.#text.codePointAt(this.#at);
    return point === undefined ? 'the end of the text' : `\`${String.fromCodePoint(point)}\``;
  }

  #fail(message: string): never {
    throw new JsonTextError(message, this.#at);
  }
}

/** The node as plain data. Numbers lose their spelling; objects have no prototype, so any key is safe. */
export function toPlain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object': {
      const plain = Object.create(null) as Record<string, unknown>;
      for (const [key, member] of node.members) plain[key] = toPlain(member.value);
      return plain;
    }
    case 'array':
      return node.items.map(toPlain);
    case 'string':
    case 'number':
    case 'literal':
      return node.value;
  }
}

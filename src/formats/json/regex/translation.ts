import { literal, readEscape } from './escapes.ts';

/** A Java pattern in JavaScript's terms. */
export interface Translation {
  /** For `new RegExp(source, flags)`; null where JavaScript has no words for it. */
  readonly source: string | null;
  readonly flags: string;
  /** Quantifiers without an end, and whether one stands inside another: how slow a match can get. */
  readonly unbounded: number;
  readonly nested: boolean;
}

/** Translates a pattern, or tells what Java's compiler would say against it. */
export function translate(pattern: string): Translation | { readonly error: string } {
  try {
    return new Translator(pattern).translate();
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message };
    throw error;
  }
}

class PatternError extends Error {}

const FLAGS = /\(\?([idmsuxU]*)(?:-[idmsuxU]+)?\)/y;
const GROUP = /\((?:\?(?::|=|!|<=|<!|<[a-zA-Z][a-zA-Z0-9]*>))?/y;
const MODIFIED = /\(\?(?:>|(?:[idmsuxU]+|(?=-))(?:-[idmsuxU]+)?:)/y;
const COUNT = /\{(\d+)(,(\d*))?\}/y;

class Translator {
  readonly #pattern: string;
  #at = 0;
  #supported = true;
  #flags = 'u';
  #unbounded = 0;
  #nested = false;
  #depth = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): Translation {
    const leading = this.#match(FLAGS);
    if (leading !== null) this.#inlineFlags(leading[1] ?? '', leading[0].includes('-'));
    const source = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new PatternError('an unmatched closing parenthesis');
    return { source: this.#supported ? source : null, flags: this.#flags, unbounded: this.#unbounded, nested: this.#nested };
  }

  #alternatives(): string {
    let text = '';
    for (;;) {
      const next = this.#pattern[this.#at];
      if (next === undefined || next === ')') return text;
      if (next === '|') {
        this.#at++;
        text += '|';
      } else text += this.#term();
    }
  }

  #term(): string {
    const before = this.#unbounded;
    const isAnchor = this.#pattern[this.#at] === '^' || this.#pattern[this.#at] === '$';
    const atom = this.#atom();
    const quantifier = this.#quantifier();
    if (quantifier === '') return atom;
    if (isAnchor || /^\(\?<?[=!]/.test(atom)) this.#supported = false;
    if (/[*+,]/.test(quantifier) && !/\d,\d/.test(quantifier)) {
      if (this.#unbounded > before) this.#nested = true;
      this.#unbounded++;
    }
    return atom + quantifier;
  }

  #quantifier(): string {
    const sign = this.#pattern[this.#at];
    let text = '';
    if (sign === '*' || sign === '+' || sign === '?') {
      this.#at++;
      text = sign;
    } else if (sign === '{') {
      const count = this.#match(COUNT);
      if (count === null) throw new PatternError('an illegal repetition');
      if (count[3] !== undefined && count[3] !== '' && Number(count[3]) < Number(count[1])) throw new PatternError('an illegal repetition range');
      text = count[0];
    } else return '';
    if (this.#pattern[this.#at] === '+') this.#supported = false;
    if (this.#pattern[this.#at] !== '?' && this.#pattern[this.#at] !== '+') return text;
    return text + this.#pattern[this.#at++];
  }

  #atom(): string {
    const sign = this.#pattern[this.#at]!;
    switch (sign) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new PatternError(`a dangling \`${sign}\``);
      case '{':
        throw new PatternError('an illegal repetition');
      case '.':
      case '^':
      case '$':
        this.#at++;
        return sign;
      default:
        return literal(this.#character());
    }
  }

  #group(): string {
    if (++this.#depth > 100) throw new PatternError('groups nested too deep');
    const modified = this.#match(MODIFIED) ?? this.#match(FLAGS);
    const open = modified ?? this.#match(GROUP);
    if (modified !== null) this.#supported = false;
    if (open === null || this.#pattern.startsWith('?', this.#at)) throw new PatternError('an unknown group');
    if (open[0].endsWith(')')) return '';
    const inside = this.#alternatives();
    if (this.#pattern[this.#at] !== ')') throw new PatternError('an unclosed group');
    this.#at++;
    this.#depth--;
    return `${modified === null ? open[0] : '(?:'}${inside})`;
  }

  #escape(): string {
    if (this.#pattern.startsWith('\\Q', this.#at)) return Array.from(this.#quoted(), literal).join('');
    const read = readEscape(this.#pattern, this.#at);
    if (typeof read === 'string') throw new PatternError(read);
    this.#at = read.end;
    switch (read.escape.kind) {
      case 'character':
      case 'pattern':
        return read.escape.text;
      case 'set':
        return `[${read.escape.negated ? '^' : ''}${read.escape.inside}]`;
      case 'unsupported':
        this.#supported = false;
        return '';
    }
  }

  /** `\Q` to `\E` or to the end. */
  #quoted(): string {
    const end = this.#pattern.indexOf('\\E', this.#at);
    const text = this.#pattern.slice(this.#at + 2, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#pattern.length : end + 2;
    return text;
  }

  /** A closing bracket right at the start stands for itself. */
  #class(): string {
    const negated = this.#pattern[this.#at + 1] === '^';
    this.#at += negated ? 2 : 1;
    const complements: string[] = [];
    let text = '';
    for (;;) {
      const next = this.#pattern[this.#at];
      if (next === undefined) throw new PatternError('an unclosed character class');
      if (next === ']' && (text !== '' || complements.length > 0)) {
        this.#at++;
        if (negated && complements.length > 0) this.#supported = false;
        const own = `[${negated ? '^' : ''}${text}]`;
        return complements.length === 0 ? own : `(?:${[own, ...complements.map((set) => `[^${set}]`)].join('|')})`;
      }
      text += this.#classItem(next, complements);
    }
  }

  /** A negated set inside a class goes to `complements`: JavaScript cannot write it there. */
  #classItem(next: string, complements: string[]): string {
    if (next === '[' || this.#pattern.startsWith('&&', this.#at)) {
      // Unions and intersections of classes.
      this.#supported = false;
      if (next === '[') return this.#class();
      this.#at += 2;
      return '&';
    }
    const from = this.#classCharacter(complements);
    if (this.#pattern[this.#at] !== '-' || /^-(?:\]|\[|$)/.test(this.#pattern.slice(this.#at, this.#at + 2))) return from.text;
    this.#at++;
    const to = this.#classCharacter(complements);
    if (from.code === null || to.code === null) {
      this.#supported = false;
      return from.text + to.text;
    }
    if (to.code < from.code) throw new PatternError('an illegal character range');
    return `${from.text}-${to.text}`;
  }

  /** `code` null: a set, which no range starts or ends with. */
  #classCharacter(complements: string[]): { text: string; code: number | null } {
    if (this.#pattern[this.#at] === undefined) throw new PatternError('an unclosed character class');
    if (this.#pattern[this.#at] !== '\\') {
      const character = this.#character();
      return { text: literal(character), code: character.codePointAt(0)! };
    }
    if (this.#pattern.startsWith('\\Q', this.#at)) return { text: Array.from(this.#quoted(), literal).join(''), code: null };
    const read = readEscape(this.#pattern, this.#at);
    if (typeof read === 'string') throw new PatternError(read);
    const written = this.#pattern.slice(this.#at + 1, read.end);
    this.#at = read.end;
    const { escape } = read;
    if (escape.kind === 'character') return { text: escape.text, code: codeOf(escape.text, written) };
    if (escape.kind !== 'set') {
      this.#supported = false;
      return { text: '', code: null };
    }
    if (escape.negated) complements.push(escape.inside);
    return { text: escape.negated ? '' : escape.inside, code: null };
  }

  #character(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at)!);
    this.#at += character.length;
    return character;
  }

  #inlineFlags(flags: string, negative: boolean): void {
    if (negative || /[dxuU]/.test(flags)) this.#supported = false;
    for (const flag of new Set(flags)) if ('ims'.includes(flag)) this.#flags += flag;
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const match = form.exec(this.#pattern);
    if (match !== null) this.#at = form.lastIndex;
    return match;
  }
}

function codeOf(text: string, written: string): number {
  const hex = /^\\(?:u\{([0-9a-f]+)\}|x([0-9A-F]{2}))$/.exec(text);
  if (hex !== null) return Number.parseInt((hex[1] ?? hex[2])!, 16);
  const control = '\t\n\r\f'.charAt('tnrf'.indexOf(written));
  return written.length === 1 && 'tnrf'.includes(written) ? control.charCodeAt(0) : written.codePointAt(0)!;
}

import { literal, readEscape } from './escapes.ts';
import { anyCharacter, characterSet, lineEnd, lineStart, oneCharacter, wordBoundary } from './tree.ts';
import type { Flags, Tree } from './tree.ts';

/** `tree` is null for a pattern that is right, but cannot be run here: backreferences, possessive and atomic parts, class arithmetic. */
export type Parsed = { readonly tree: Tree | null } | { readonly error: string };

/** Reads a pattern as Java's compiler does. `error` says what that has against it. */
export function parsePattern(pattern: string): Parsed {
  try {
    return { tree: new Parser(pattern).parse() };
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message };
    throw error;
  }
}

class PatternError extends Error {}

const FLAGS = /\(\?([idmsuxU]*)(?:-[idmsuxU]+)?\)/y;
const GROUP = /\((?:\?(?::|=|!|<=|<!|<[a-zA-Z][a-zA-Z0-9]*>))?/y;
const MODIFIED = /\(\?(?:>|(?:[idmsuxU]+|(?=-))(?:-[idmsuxU]+)?:)/y;
const COUNT = /\{(\d{1,9})(,(\d{0,9}))?\}/y;
const MAX_DEPTH = 100;

class Parser {
  readonly #pattern: string;
  readonly #flags: Flags = { ignoreCase: false, multiline: false, dotAll: false };
  #at = 0;
  #runnable = true;
  #depth = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  parse(): Tree | null {
    const leading = this.#match(FLAGS);
    if (leading !== null) this.#inlineFlags(leading[1] ?? '', leading[0].includes('-'));
    const tree = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new PatternError('an unmatched closing parenthesis');
    return this.#runnable ? tree : null;
  }

  #alternatives(): Tree {
    const options: Tree[][] = [[]];
    for (;;) {
      const next = this.#pattern[this.#at];
      if (next === undefined || next === ')') break;
      if (next === '|') {
        this.#at++;
        options.push([]);
      } else options.at(-1)!.push(this.#term());
    }
    const sequences = options.map((parts): Tree => ({ kind: 'sequence', parts }));
    return sequences.length === 1 ? sequences[0]! : { kind: 'choice', options: sequences };
  }

  /** Greedy or lazy makes no difference to whether there is a match; possessive does. */
  #term(): Tree {
    const inner = this.#atom();
    const count = this.#quantifier();
    if (count === null) return inner;
    if (this.#pattern[this.#at] === '+') this.#runnable = false;
    if (this.#pattern[this.#at] === '?' || this.#pattern[this.#at] === '+') this.#at++;
    return { kind: 'repeat', inner, ...count };
  }

  #quantifier(): { min: number; max: number | null } | null {
    const sign = this.#pattern[this.#at];
    if (sign === '*' || sign === '+' || sign === '?') {
      this.#at++;
      return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : null };
    }
    if (sign !== '{') return null;
    const count = this.#match(COUNT);
    if (count === null) throw new PatternError('an illegal repetition');
    const [, from, more, to] = count;
    const min = Number(from);
    const max = more === undefined ? min : to === '' ? null : Number(to);
    if (max !== null && max < min) throw new PatternError('an illegal repetition range');
    return { min, max };
  }

  #atom(): Tree {
    const sign = this.#pattern[this.#at]!;
    switch (sign) {
      case '(':
        return this.#group();
      case '[':
        return characterSet(this.#class(), this.#flags);
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new PatternError(`a dangling \`${sign}\``);
      case '{':
        throw new PatternError('an illegal repetition');
      case '.':
        this.#at++;
        return anyCharacter({ ...this.#flags });
      case '^':
        this.#at++;
        return lineStart(this.#flags.multiline);
      case '$':
        this.#at++;
        return lineEnd(this.#flags.multiline, false);
      default:
        return oneCharacter(this.#character(), this.#flags);
    }
  }

  #group(): Tree {
    if (++this.#depth > MAX_DEPTH) throw new PatternError('groups nested too deep');
    const modified = this.#match(MODIFIED) ?? this.#match(FLAGS);
    const open = modified ?? this.#match(GROUP);
    if (open === null || this.#pattern.startsWith('?', this.#at)) throw new PatternError('an unknown group');
    if (modified !== null || open[0].startsWith('(?<=') || open[0].startsWith('(?<!')) this.#runnable = false;
    if (open[0].endsWith(')')) return { kind: 'sequence', parts: [] };
    const inner = this.#alternatives();
    if (this.#pattern[this.#at] !== ')') throw new PatternError('an unclosed group');
    this.#at++;
    this.#depth--;
    return /^\(\?[=!]$/.test(open[0]) ? { kind: 'look', inner, negative: open[0].endsWith('!') } : inner;
  }

  #escape(): Tree {
    if (this.#pattern.startsWith('\\Q', this.#at)) {
      return { kind: 'sequence', parts: Array.from(this.#quoted(), (character) => oneCharacter(character, this.#flags)) };
    }
    const escape = this.#readEscape();
    switch (escape.kind) {
      case 'character':
        return characterSet(escape.text, this.#flags);
      case 'set':
        return characterSet(`[${escape.negated ? '^' : ''}${escape.inside}]`, this.#flags);
      case 'boundary':
        return wordBoundary(escape.negative);
      case 'start':
        return lineStart(false);
      case 'end':
        return lineEnd(false, escape.strict);
      case 'lineBreak': {
        const pair: Tree = { kind: 'sequence', parts: [oneCharacter('\r', this.#flags), oneCharacter('\n', this.#flags)] };
        return { kind: 'choice', options: [pair, characterSet('[\\n\\x0B\\f\\r\\x85\\u2028\\u2029]', this.#flags)] };
      }
      case 'unsupported':
        this.#runnable = false;
        return { kind: 'sequence', parts: [] };
    }
  }

  #readEscape(): Exclude<ReturnType<typeof readEscape>, string>['escape'] {
    const read = readEscape(this.#pattern, this.#at);
    if (typeof read === 'string') throw new PatternError(read);
    this.#at = read.end;
    return read.escape;
  }

  /** `\Q` to `\E` or to the end. */
  #quoted(): string {
    const end = this.#pattern.indexOf('\\E', this.#at);
    const text = this.#pattern.slice(this.#at + 2, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#pattern.length : end + 2;
    return text;
  }

  /** A JavaScript pattern for the class. A closing bracket right at the start stands for itself. */
  #class(): string {
    const negated = this.#pattern[this.#at + 1] === '^';
    this.#at += negated ? 2 : 1;
    const complements: string[] = [];
    let text = '';
    for (;;) {
      const next = this.#pattern[this.#at];
      if (next === undefined) throw new PatternError('an unclosed character class');
      if (next === ']' && (text !== '' || complements.length > 0)) break;
      text += this.#classItem(next, complements);
    }
    this.#at++;
    const any = [...(text === '' ? [] : [`[${text}]`]), ...complements.map((set) => `[^${set}]`)].join('|');
    return negated ? `(?!${any})[^]` : any;
  }

  /** A negated set inside a class goes to `complements`: JavaScript cannot write it there. */
  #classItem(next: string, complements: string[]): string {
    if (next === '[' || this.#pattern.startsWith('&&', this.#at)) {
      this.#runnable = false;
      if (next === '[') this.#class();
      else this.#at += 2;
      return '&';
    }
    const from = this.#classCharacter(complements);
    if (this.#pattern[this.#at] !== '-' || /^-(?:\]|\[|$)/.test(this.#pattern.slice(this.#at, this.#at + 2))) return from.text;
    this.#at++;
    const to = this.#classCharacter(complements);
    if (from.code === null || to.code === null) {
      this.#runnable = false;
      return '&';
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
    const escape = this.#readEscape();
    if (escape.kind === 'character') return { text: escape.text, code: escape.code };
    if (escape.kind !== 'set') {
      this.#runnable = false;
      return { text: '&', code: null };
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
    if (negative || /[dxuU]/.test(flags)) this.#runnable = false;
    this.#flags.ignoreCase = flags.includes('i');
    this.#flags.multiline = flags.includes('m');
    this.#flags.dotAll = flags.includes('s');
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const match = form.exec(this.#pattern);
    if (match !== null) this.#at = form.lastIndex;
    return match;
  }
}

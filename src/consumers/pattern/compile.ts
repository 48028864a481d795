/** A step of a matcher: consume a character, stand at an edge, or go on elsewhere. */
export type Instruction =
  | { readonly op: 'char'; readonly test: (char: string) => boolean }
  | { readonly op: 'start' | 'end' | 'word-edge' | 'no-word-edge' }
  | { op: 'split'; to: number; or: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'match' };

export type Pattern = { readonly program: readonly Instruction[] } | { readonly error: string };

const MAX_PROGRAM = 4000;
const MAX_DEPTH = 50;

/**
 * Reads a regular expression that can be matched in linear time: no look-around, no back-references. The match itself
 * is a simulation, so that no pattern of a contract can make the check hang.
 */
export function compilePattern(text: string): Pattern {
  try {
    return { program: new Compiler(text).compile() };
  } catch (error) {
    if (error instanceof Refused) return { error: error.message };
    throw error;
  }
}

class Refused extends Error {}

class Compiler {
  readonly #text: readonly string[];
  readonly #program: Instruction[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = Array.from(text);
  }

  compile(): Instruction[] {
    this.#alternatives();
    if (this.#at < this.#text.length) throw new Refused('has a `)` that closes nothing');
    this.#emit({ op: 'match' });
    return this.#program;
  }

  #alternatives(): void {
    const from = this.#program.length;
    this.#sequence();
    if (this.#text[this.#at] === '|') {
      this.#at++;
      const first = this.#cut(from);
      const split = this.#emit({ op: 'split', to: from + 1, or: 0 });
      this.#paste(first);
      const jump = this.#emit({ op: 'jump', to: 0 });
      split.or = this.#program.length;
      // The branches after the first are one group of alternatives of their own.
      this.#alternatives();
      jump.to = this.#program.length;
    }
  }

  #sequence(): void {
    while (this.#at < this.#text.length && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') {
      const from = this.#program.length;
      this.#atom();
      this.#quantifier(from);
    }
  }

  #atom(): void {
    const char = this.#text[this.#at++]!;
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    if (char === '^' || char === '$') return void this.#emit({ op: char === '^' ? 'start' : 'end' });
    if (char === '.') return void this.#emit({ op: 'char', test: (one) => one !== '\n' && one !== '\r' && one !== '\u2028' && one !== '\u2029' });
    if ('*+?'.includes(char)) throw new Refused(`has a \`${char}\` that repeats nothing`);
    this.#literal(char);
  }

  #literal(char: string): void {
    this.#emit({ op: 'char', test: (one) => one === char });
  }

  #group(): void {
    const head = this.#text.slice(this.#at, this.#at + 80).join('');
    const kind = /^\?(?::|<[A-Za-z_]\w*>)/.exec(head)?.[0];
    if (kind !== undefined) this.#at += kind.length;
    else if (head.startsWith('?')) throw new Refused('uses look-around or another extension, which cannot be matched in linear time');
    if (++this.#depth > MAX_DEPTH) throw new Refused(`is nested deeper than ${MAX_DEPTH} groups`);
    this.#alternatives();
    this.#depth--;
    if (this.#text[this.#at++] !== ')') throw new Refused('has a group that is not closed');
  }

  #class(): void {
    const start = this.#at - 1;
    if (this.#text[this.#at] === '^') this.#at++;
    while (this.#at < this.#text.length && this.#text[this.#at] !== ']') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    if (this.#at >= this.#text.length) throw new Refused('has a character class that is not closed');
    this.#one(this.#text.slice(start, ++this.#at).join(''));
  }

  #escape(): void {
    const char = this.#text[this.#at++];
    if (char === undefined) throw new Refused('ends in a backslash');
    if (/[1-9k]/.test(char)) throw new Refused('uses a back-reference, which cannot be matched in linear time');
    if (char === 'b' || char === 'B') return void this.#emit({ op: char === 'b' ? 'word-edge' : 'no-word-edge' });
    if (char === 'A' || char === 'z') return void this.#emit({ op: char === 'A' ? 'start' : 'end' });
    if (!/[A-Za-z0-9]/.test(char)) return this.#literal(char);
    const rest = this.#text.slice(this.#at, this.#at + 60).join('');
    const tail = { u: /^(?:\{[0-9a-f]+\}|[0-9a-f]{4})/i, x: /^[0-9a-f]{2}/i, p: /^\{[\w=]+\}/, P: /^\{[\w=]+\}/ }[char as 'u']?.exec(rest)?.[0] ?? '';
    this.#at += tail.length;
    this.#one(`\\${char}${tail}`);
  }

  /** Something that matches one character, in the words of the platform. */
  #one(source: string): void {
    try {
      const one = new RegExp(`^${source}$`, 'u');
      this.#emit({ op: 'char', test: (char) => one.test(char) });
    } catch {
      throw new Refused(`has \`${source}\`, which is not understood`);
    }
  }

  #quantifier(from: number): void {
    const rest = this.#text.slice(this.#at, this.#at + 24).join('');
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(rest);
    if (!found) return;
    this.#at += found[0].length;
    if (/^[*+?{]/.test(rest.slice(found[0].length)) && /^(?:[*+?]|\{\d)/.test(rest.slice(found[0].length))) throw new Refused('has a quantifier that repeats nothing');
    const [, low, range, high] = found;
    const symbol = found[0][0];
    const least = low === undefined ? (symbol === '+' ? 1 : 0) : Number(low);
    const most = low === undefined ? (symbol === '?' ? 1 : null) : range === undefined ? least : high === '' || high === undefined ? null : Number(high);
    if (most !== null && most < least) throw new Refused('has a quantifier whose end is before its start');
    this.#repeat(this.#cut(from), least, most);
  }

  #repeat(body: Cut, least: number, most: number | null): void {
    for (let i = 0; i < least; i++) this.#paste(body);
    if (most === null) {
      const split = this.#emit({ op: 'split', to: 0, or: 0 });
      const at = this.#program.length - 1;
      split.to = this.#program.length;
      this.#paste(body);
      this.#emit({ op: 'jump', to: at });
      split.or = this.#program.length;
      return;
    }
    const skips: { op: 'split'; to: number; or: number }[] = [];
    for (let i = least; i < most; i++) {
      const split = this.#emit({ op: 'split', to: 0, or: 0 });
      split.to = this.#program.length;
      skips.push(split);
      this.#paste(body);
    }
    for (const split of skips) split.or = this.#program.length;
  }

  #emit<One extends Instruction>(instruction: One): One {
    if (this.#program.length >= MAX_PROGRAM) throw new Refused('is too large');
    this.#program.push(instruction);
    return instruction;
  }

  /** Takes the instructions from `from` on out again, to be pasted where and as often as needed. */
  #cut(from: number): Cut {
    return { from, instructions: this.#program.splice(from) };
  }

  #paste({ from, instructions }: Cut): void {
    const move = this.#program.length - from;
    for (const one of instructions) {
      if (one.op === 'split') this.#emit({ op: 'split', to: one.to + move, or: one.or + move });
      else if (one.op === 'jump') this.#emit({ op: 'jump', to: one.to + move });
      else this.#emit(one);
    }
  }
}

interface Cut {
  readonly from: number;
  readonly instructions: readonly Instruction[];
}

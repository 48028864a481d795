import type { CharSet } from './char-set.ts';
import { ANY_CHAR, complement, DIGIT, LINE_END, ofProperty, SPACE, unionOf, WORD } from './char-set.ts';
import type { PatternNode } from './pattern.ts';
import { alwaysMatchesEmpty, mayMatchEmpty } from './pattern.ts';

/** Compiles as validators do: Unicode mode, or the sloppy mode where that fails. null when neither takes it. */
export function toRegExp(source: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return null;
}

/** null for what is not regular or not supported: back references, look-behind. */
export function parsePattern(source: string): PatternNode | null {
  const expression = toRegExp(source);
  if (expression === null || source.length > 20_000) return null;
  try {
    return new PatternReader(source, expression.flags === 'u').whole();
  } catch (error) {
    if (error instanceof UnsupportedPattern) return null;
    throw error;
  }
}

class UnsupportedPattern extends Error {}

const EMPTY: PatternNode = { op: 'sequence', of: [] };
const CONTROLS: ReadonlyMap<string, number> = new Map([['t', 9], ['n', 10], ['v', 11], ['f', 12], ['r', 13]]);
const CLASSES: ReadonlyMap<string, CharSet> = new Map([
  ['d', DIGIT], ['D', complement(DIGIT)], ['w', WORD], ['W', complement(WORD)], ['s', SPACE], ['S', complement(SPACE)],
]);

/** Reads an expression that the runtime has accepted; it need not find mistakes. */
class PatternReader {
  readonly #points: readonly string[];
  readonly #unicode: boolean;
  #at = 0;
  #depth = 0;

  constructor(source: string, unicode: boolean) {
    this.#points = Array.from(source);
    this.#unicode = unicode;
  }

  whole(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#points.length) throw new UnsupportedPattern();
    return node;
  }

  #choice(): PatternNode {
    if (++this.#depth > 100) throw new UnsupportedPattern();
    const of = [this.#sequence()];
    while (this.#take('|')) of.push(this.#sequence());
    this.#depth--;
    return of.length === 1 ? (of[0] as PatternNode) : { op: 'choice', of };
  }

  #sequence(): PatternNode {
    const of: PatternNode[] = [];
    for (;;) {
      const next = this.#points[this.#at];
      if (next === undefined || next === '|' || next === ')') break;
      of.push(this.#repeat(this.#atom()));
    }
    return of.length === 1 ? (of[0] as PatternNode) : { op: 'sequence', of };
  }

  #repeat(of: PatternNode): PatternNode {
    const bounds = this.#quantifier();
    if (bounds === null) return of;
    this.#take('?');
    const [min, max] = bounds;
    if (max === 0) return EMPTY;
    const least = alwaysMatchesEmpty(of) ? 0 : min;
    // Rounds that match nothing under a condition only cannot be counted.
    if (least > 1 && mayMatchEmpty(of)) throw new UnsupportedPattern();
    return { op: 'repeat', of, min: least, max };
  }

  #quantifier(): [number, number] | null {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (this.#points[this.#at] !== '{') return null;
    const braces = /^\{(\d+)(,?)(\d*)\}/.exec(this.#points.slice(this.#at, this.#at + 40).join(''));
    if (braces === null) return null;
    this.#at += braces[0].length;
    const min = Number(braces[1]);
    return [min, braces[2] === '' ? min : braces[3] === '' ? Infinity : Number(braces[3])];
  }

  #atom(): PatternNode {
    const point = this.#points[this.#at++] as string;
    switch (point) {
      case '^':
        return { op: 'assert', at: 'start' };
      case '$':
        return { op: 'assert', at: 'end' };
      case '.':
        return { op: 'char', set: complement(LINE_END) };
      case '(':
        return this.#group();
      case '[':
        return { op: 'char', set: this.#class() };
      case '\\':
        return this.#escape();
      default:
        return single(point.codePointAt(0) as number);
    }
  }

  #group(): PatternNode {
    let look: boolean | null = null;
    if (this.#take('?')) {
      if (this.#take('=')) look = false;
      else if (this.#take('!')) look = true;
      else if (!this.#take(':')) this.#groupName();
    }
    const of = this.#choice();
    if (!this.#take(')')) throw new UnsupportedPattern();
    return look === null ? of : { op: 'look', of, not: look };
  }

  #groupName(): void {
    if (!this.#take('<') || this.#points[this.#at] === '=' || this.#points[this.#at] === '!') throw new UnsupportedPattern();
    while (!this.#take('>')) this.#at++;
  }

  #escape(): PatternNode {
    const letter = this.#points[this.#at] as string;
    if (letter === 'b' || letter === 'B') {
      this.#at++;
      return { op: 'assert', at: letter === 'b' ? 'word-edge' : 'no-word-edge' };
    }
    if (/[1-9]/.test(letter) || letter === 'k') throw new UnsupportedPattern();
    return { op: 'char', set: this.#charEscape() };
  }

  #class(): CharSet {
    const negated = this.#take('^');
    const sets: CharSet[] = [];
    while (!this.#take(']')) {
      const low = this.#classAtom();
      const ranged = this.#points[this.#at] === '-' && this.#points[this.#at + 1] !== ']' && this.#points[this.#at + 1] !== undefined;
      if (!ranged) {
        sets.push(low);
        continue;
      }
      this.#at++;
      const high = this.#classAtom();
      if (low.length === 2 && low[0] === low[1] && high.length === 2 && high[0] === high[1]) sets.push([low[0] as number, high[0] as number]);
      else sets.push(low, high, [0x2d, 0x2d]);
    }
    const set = unionOf(sets);
    return negated ? complement(set) : set;
  }

  #classAtom(): CharSet {
    const point = this.#points[this.#at++];
    if (point === undefined) throw new UnsupportedPattern();
    if (point !== '\\') return [point.codePointAt(0) as number, point.codePointAt(0) as number];
    if (this.#take('b')) return [8, 8];
    if (!this.#unicode && /[1-9ck]/.test(this.#points[this.#at] ?? '')) throw new UnsupportedPattern();
    return this.#charEscape();
  }

  #charEscape(): CharSet {
    const letter = this.#points[this.#at++] as string;
    const known = CLASSES.get(letter);
    if (known !== undefined) return known;
    if (this.#unicode && (letter === 'p' || letter === 'P')) return this.#property(letter);
    const point = CONTROLS.get(letter) ?? this.#codeEscape(letter);
    return [point, point];
  }

  #codeEscape(letter: string): number {
    const rest = this.#points.slice(this.#at, this.#at + 12).join('');
    const read = (pattern: RegExp): string | null => {
      const found = pattern.exec(rest);
      if (found === null) return null;
      this.#at += found[0].length;
      return found[1] as string;
    };
    if (letter === '0' && !/^\d/.test(rest)) return 0;
    if (letter === '0') throw new UnsupportedPattern();
    if (letter === 'c') {
      const control = read(/^([a-zA-Z])/);
      if (control === null) throw new UnsupportedPattern();
      return (control.codePointAt(0) as number) % 32;
    }
    if (letter === 'x') return hex(read(/^([0-9a-fA-F]{2})/), letter);
    if (letter !== 'u') return letter.codePointAt(0) as number;
    if (this.#unicode) {
      const pair = read(/^([dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})/);
      if (pair !== null) return String.fromCharCode(Number.parseInt(pair.slice(0, 4), 16), Number.parseInt(pair.slice(6), 16)).codePointAt(0) as number;
      const braced = read(/^\{([0-9a-fA-F]+)\}/);
      if (braced !== null) return Number.parseInt(braced, 16);
    }
    return hex(read(/^([0-9a-fA-F]{4})/), letter);
  }

  #property(letter: string): CharSet {
    const name = /^\{[^}]*\}/.exec(this.#points.slice(this.#at, this.#at + 80).join(''));
    if (name === null) throw new UnsupportedPattern();
    this.#at += name[0].length;
    return ofProperty(`^\\${letter}${name[0]}$`);
  }

  #take(point: string): boolean {
    if (this.#points[this.#at] !== point) return false;
    this.#at++;
    return true;
  }
}

function single(point: number): PatternNode {
  return { op: 'char', set: [point, point] };
}

/** In sloppy mode an escape without its digits is the letter itself. */
function hex(digits: string | null, letter: string): number {
  return digits === null ? (letter.codePointAt(0) as number) : Number.parseInt(digits, 16);
}

export const ANYTHING: PatternNode = { op: 'repeat', of: { op: 'char', set: ANY_CHAR }, min: 0, max: Infinity };

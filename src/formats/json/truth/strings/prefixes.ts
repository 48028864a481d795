import type { CharSet } from './char-set.ts';

interface Branch {
  readonly children: Map<number, number>;
  word: boolean;
}

/** The prefix tree of a finite set of words, as an automaton with one state outside the tree. */
export class Prefixes {
  static readonly start = 0;
  static readonly outside = -1;
  readonly #branches: Branch[] = [{ children: new Map(), word: false }];
  readonly #points = new Set<number>();

  constructor(words: Iterable<string>) {
    for (const word of words) this.#add(word);
  }

  #add(word: string): void {
    let at = 0;
    for (const char of word) {
      const point = char.codePointAt(0) as number;
      this.#points.add(point);
      const { children } = this.#branches[at] as Branch;
      let next = children.get(point);
      if (next === undefined) {
        next = this.#branches.push({ children: new Map(), word: false }) - 1;
        children.set(point, next);
      }
      at = next;
    }
    (this.#branches[at] as Branch).word = true;
  }

  next(at: number, point: number): number {
    return this.#branches[at]?.children.get(point) ?? Prefixes.outside;
  }

  isWord(at: number): boolean {
    return this.#branches[at]?.word ?? false;
  }

  charSets(): readonly CharSet[] {
    return [...this.#points].map((point) => [point, point]);
  }
}

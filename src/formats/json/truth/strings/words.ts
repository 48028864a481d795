import type { Budget } from '../budget.ts';
import { UndecidedError } from '../reasons.ts';
import type { Automaton } from './automaton.ts';
import type { CharSet } from './char-set.ts';
import { partition } from './char-set.ts';
import { Prefixes } from './prefixes.ts';

/** What a word has to satisfy. */
export interface WordQuery {
  readonly patterns: readonly { readonly automaton: Automaton; readonly not: boolean }[];
  readonly excluded: ReadonlySet<string>;
  /** In code points; `max` may be Infinity. */
  readonly min: number;
  readonly max: number;
}

const MAX_PRODUCT = 200_000;
const MAX_WORD = 100_000;

interface Node {
  readonly states: readonly number[];
  readonly excludedAt: number;
  readonly length: number;
  readonly parent: Node | null;
  readonly point: number;
}

/** A shortest word, or null when there is none. Throws UndecidedError beyond its limits. */
export function findWord(query: WordQuery, budget: Budget): string | null {
  if (query.min > query.max) return null;
  if (query.min > MAX_WORD) throw new UndecidedError('witness-size', `a string of ${query.min} characters is too long to be built`);
  return new Product(query, budget).search();
}

/** Breadth-first search over the product of all automata; lengths are counted up to the minimum only. */
class Product {
  readonly #query: WordQuery;
  readonly #budget: Budget;
  readonly #excluded: Prefixes;
  readonly #points: readonly number[];
  readonly #blocks: readonly (readonly number[])[];

  constructor(query: WordQuery, budget: Budget) {
    this.#query = query;
    this.#budget = budget;
    this.#excluded = new Prefixes(query.excluded);
    const sets: CharSet[] = query.patterns.flatMap(({ automaton }) => automaton.sets);
    this.#points = partition([...sets, ...this.#excluded.charSets()]);
    this.#blocks = this.#points.map((point) => query.patterns.map(({ automaton }) => automaton.blockOf(point)));
  }

  search(): string | null {
    const start: Node = { states: this.#query.patterns.map(() => 0), excludedAt: Prefixes.start, length: 0, parent: null, point: 0 };
    const seen = new Set<string>([this.#key(start)]);
    const queue: Node[] = [start];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] as Node;
      if (this.#accepts(node)) return wordOf(node);
      if (node.length >= this.#query.max) continue;
      this.#budget.spend(this.#points.length);
      this.#points.forEach((point, index) => {
        const next = this.#step(node, point, index);
        if (next === null) return;
        const key = this.#key(next);
        if (seen.has(key)) return;
        seen.add(key);
        queue.push(next);
      });
      if (queue.length > MAX_PRODUCT) throw new UndecidedError('budget-steps', 'the patterns together have too many states');
    }
    return null;
  }

  #step(node: Node, point: number, index: number): Node | null {
    const blocks = this.#blocks[index] as readonly number[];
    const states: number[] = [];
    for (const [i, { automaton, not }] of this.#query.patterns.entries()) {
      const state = automaton.next(node.states[i] as number, blocks[i] as number);
      if (automaton.settled(state) === not) return null;
      states.push(state);
    }
    return { states, excludedAt: this.#excluded.next(node.excludedAt, point), length: node.length + 1, parent: node, point };
  }

  #accepts(node: Node): boolean {
    if (node.length < this.#query.min || this.#excluded.isWord(node.excludedAt)) return false;
    return this.#query.patterns.every(({ automaton, not }, i) => automaton.accepts(node.states[i] as number) !== not);
  }

  #key(node: Node): string {
    return `${node.states.join()};${node.excludedAt};${Math.min(node.length, this.#query.min)}`;
  }
}

function wordOf(node: Node): string {
  const points: number[] = [];
  for (let at: Node = node; at.parent !== null; at = at.parent) points.push(at.point);
  return points.reverse().map((point) => String.fromCodePoint(point)).join('');
}

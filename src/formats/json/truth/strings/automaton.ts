import { UndecidedError } from '../reasons.ts';
import type { CharSet } from './char-set.ts';
import { includes, LAST_CODE_POINT, partition, WORD } from './char-set.ts';
import type { Before, Formula } from './derivatives.ts';
import { Derivatives } from './derivatives.ts';
import type { PatternNode } from './pattern.ts';

const MAX_STATES = 20_000;
const MAX_FORMULAS = 200_000;

interface State {
  readonly formula: Formula;
  readonly before: Before;
  readonly next: (number | undefined)[];
  accepting: boolean | undefined;
}

/** A complete deterministic automaton whose states are made when somebody walks there. State 0 is the start. */
export class Automaton {
  /** Character sets that tell blocks apart. */
  readonly sets: readonly CharSet[];
  readonly #derivatives = new Derivatives();
  readonly #points: readonly number[];
  readonly #blocks = new Map<string, number>();
  readonly #states: State[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #wordEdges: boolean;

  constructor(node: PatternNode) {
    const sets: CharSet[] = [];
    this.#wordEdges = collect(node, sets);
    if (this.#wordEdges) sets.push(WORD);
    this.sets = sets;
    this.#points = partition(sets);
    this.#points.forEach((point, block) => this.#blocks.set(this.#signature(point), block));
    this.#number(this.#derivatives.containing(node), 'start');
  }

  /** The block of characters that behave like `point`. */
  blockOf(point: number): number {
    return this.#blocks.get(this.#signature(point)) as number;
  }

  #signature(point: number): string {
    return this.sets.map((set) => (includes(set, point) ? 1 : 0)).join('');
  }

  next(state: number, block: number): number {
    const from = this.#states[state] as State;
    const known = from.next[block];
    if (known !== undefined) return known;
    const point = this.#points[block] as number;
    const formula = this.#derivatives.step(from.formula, from.before, point);
    const target = this.#number(formula, this.#wordEdges && includes(WORD, point) ? 'word' : 'other');
    from.next[block] = target;
    return target;
  }

  accepts(state: number): boolean {
    const at = this.#states[state] as State;
    return (at.accepting ??= this.#derivatives.accepts(at.formula, at.before));
  }

  /** No continuation changes the answer any more. */
  settled(state: number): boolean | undefined {
    const { formula } = this.#states[state] as State;
    return formula === this.#derivatives.all ? true : formula === this.#derivatives.nothing ? false : undefined;
  }

  matches(text: string): boolean {
    let state = 0;
    for (const char of text) {
      const settled = this.settled(state);
      if (settled !== undefined) return settled;
      state = this.next(state, this.blockOf(char.codePointAt(0) as number));
    }
    return this.accepts(state);
  }

  #number(formula: Formula, before: Before): number {
    const fixed = formula === this.#derivatives.all || formula === this.#derivatives.nothing;
    const key = `${formula.id}:${fixed ? 'other' : before}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#states.length;
      if (number > MAX_STATES || this.#derivatives.size > MAX_FORMULAS) {
        throw new UndecidedError('opaque-pattern', 'a pattern needs an automaton that is too large');
      }
      this.#states.push({ formula, before, next: [], accepting: undefined });
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** Gathers the character sets of a pattern; true when it has word edges. */
function collect(node: PatternNode, into: CharSet[]): boolean {
  switch (node.op) {
    case 'char':
      if (!into.includes(node.set) && !(node.set[0] === 0 && node.set[1] === LAST_CODE_POINT)) into.push(node.set);
      return false;
    case 'assert':
      return node.at === 'word-edge' || node.at === 'no-word-edge';
    case 'sequence':
    case 'choice':
      return node.of.map((each) => collect(each, into)).includes(true);
    case 'repeat':
    case 'look':
      return collect(node.of, into);
  }
}

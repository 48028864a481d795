import { constant } from '../ir/constant.ts';
import type { Term } from '../ir/term.ts';
import type { Value } from '../value.ts';
import { keyOf } from '../value.ts';
import type { ArrayQuestion } from './array-question.ts';
import type { ItemOption, ItemOptions } from './item-options.ts';
import { matchDistinct } from './matching.ts';
import type { Outcome, Unknown } from './outcome.ts';
import { EMPTY, model, unknown } from './outcome.ts';
import { extended, longestUseful, satisfied } from './sequence.ts';
import type { Solver } from './solver.ts';

const MAX_DISTINCT = 200;
const MAX_ARRANGEMENTS = 400;

interface Supply {
  readonly values: Value[];
  /** There are no more values than these. */
  complete: boolean;
  open: Unknown | null;
}

/** An array without equal items. */
export function arrangeDistinct(solver: Solver, question: ArrayQuestion, options: ItemOptions): Outcome {
  return new Arrangement(solver, question, options).find();
}

class Arrangement {
  readonly #solver: Solver;
  readonly #question: ArrayQuestion;
  readonly #options: ItemOptions;
  readonly #supplies = new Map<Term, Supply>();
  #left = MAX_ARRANGEMENTS;
  #open: Unknown | null = null;

  constructor(solver: Solver, question: ArrayQuestion, options: ItemOptions) {
    this.#solver = solver;
    this.#question = question;
    this.#options = options;
  }

  find(): Outcome {
    const longest = Math.min(this.#question.max, longestUseful(this.#question));
    if (this.#question.min > MAX_DISTINCT) return unknown('unique-items', 'too many different items are required');
    for (let length = this.#question.min; length <= longest; length++) {
      const start = this.#question.counts.map(() => 0);
      const items = this.#fill([], start, length);
      if (items !== null) return model(items);
      if (this.#question.counts.length === 0) break;
    }
    return this.#open ?? EMPTY;
  }

  #fill(chosen: readonly ItemOption[], seen: readonly number[], length: number): readonly Value[] | null {
    if (chosen.length === length) return satisfied(this.#question, { seen }) ? this.#distinct(chosen) : null;
    const ways = this.#options.at(chosen.length);
    this.#open ??= ways.open;
    for (const option of ways.options) {
      if (this.#left < 0) return null;
      const after = extended(this.#question, seen, option);
      const items = after === null ? null : this.#fill([...chosen, option], after, length);
      if (items !== null) return items;
    }
    return null;
  }

  #distinct(chosen: readonly ItemOption[]): readonly Value[] | null {
    if (--this.#left < 0) this.#open ??= unknown('unique-items', 'too many arrangements of different items');
    const plain = chosen.map((option) => option.value);
    if (new Set(plain.map(keyOf)).size === plain.length) return plain;
    const supplies = chosen.map((option) => this.#supply(option.term, chosen.length));
    const items = matchDistinct(supplies.map((supply) => supply.values));
    if (items === null) this.#open ??= supplies.find((supply) => supply.open !== null)?.open ?? null;
    return items;
  }

  /** Up to `wanted` different values. */
  #supply(term: Term, wanted: number): Supply {
    const { terms } = this.#solver;
    const supply = this.#supplies.get(term) ?? { values: [], complete: false, open: null };
    this.#supplies.set(term, supply);
    while (!supply.complete && supply.open === null && supply.values.length < wanted) {
      const others = supply.values.map((value) => terms.not(constant(terms, value)));
      const outcome = this.#solver.solve(terms.and(term, ...others));
      if (outcome.is === 'model') supply.values.push(outcome.value);
      else if (outcome.is === 'unknown') supply.open = outcome;
      else supply.complete = true;
    }
    return supply;
  }
}

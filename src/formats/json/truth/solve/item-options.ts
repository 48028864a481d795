import type { Term } from '../ir/term.ts';
import type { Value } from '../value.ts';
import type { ArrayQuestion } from './array-question.ts';
import { baseTerm } from './array-question.ts';
import type { Unknown } from './outcome.ts';
import type { Solver } from './solver.ts';

/** One way to fill a position: what it asks of the item, and how many it adds to each count at worst. */
export interface ItemOption {
  readonly term: Term;
  readonly value: Value;
  readonly adds: readonly number[];
}

export interface OptionList<Option = ItemOption> {
  readonly options: readonly Option[];
  /** Set when some way could not be decided. */
  readonly open: Unknown | null;
}

/**
 * The ways to fill each position. For a lower count the item may be asked to be in its set, for an upper count not to be; an item of
 * which nothing is asked counts against upper counts only.
 */
export class ItemOptions {
  readonly #solver: Solver;
  readonly #question: ArrayQuestion;
  readonly #known = new Map<number, OptionList>();

  constructor(solver: Solver, question: ArrayQuestion) {
    this.#solver = solver;
    this.#question = question;
  }

  at(position: number): OptionList {
    const place = Math.min(position, this.#question.explicit);
    let list = this.#known.get(place);
    if (list === undefined) {
      const covering = this.#covering(place);
      list = this.#ways(baseTerm(this.#solver, this.#question, place), covering);
      this.#known.set(place, list);
    }
    return list;
  }

  /** The ways to fill two positions with the same value. */
  shared(first: number, second: number): OptionList<{ first: ItemOption; second: ItemOption }> {
    const [atFirst, atSecond] = [this.#covering(first), this.#covering(second)];
    const base = this.#solver.terms.and(baseTerm(this.#solver, this.#question, first), baseTerm(this.#solver, this.#question, second));
    const { options, open } = this.#ways(base, atFirst.map((covered, index) => covered || (atSecond[index] as boolean)));
    const only = (option: ItemOption, covered: readonly boolean[]): ItemOption => ({
      ...option,
      adds: option.adds.map((adds, index) => (covered[index] === true ? adds : 0)),
    });
    return { options: options.map((option) => ({ first: only(option, atFirst), second: only(option, atSecond) })), open };
  }

  #covering(position: number): readonly boolean[] {
    return this.#question.counts.map((count) => count.from <= position && position < count.to);
  }

  #ways(base: Term, covering: readonly boolean[]): OptionList {
    const { terms } = this.#solver;
    let ways: { term: Term; adds: readonly number[] }[] = [{ term: base, adds: [] }];
    this.#question.counts.forEach((count, index) => {
      const covered = covering[index] === true;
      ways = ways.flatMap(({ term, adds }) => {
        const plain = { term, adds: [...adds, covered && count.op === 'atMost' ? 1 : 0] };
        if (!covered) return [plain];
        const asked = count.op === 'atLeast' ? count.item : terms.not(count.item);
        const met = { term: terms.and(term, asked), adds: [...adds, count.op === 'atLeast' ? 1 : 0] };
        return met.term === term ? [met] : met.term === terms.false ? [plain] : [met, plain];
      });
    });
    const options: ItemOption[] = [];
    let open: Unknown | null = null;
    for (const way of ways) {
      const outcome = this.#solver.solve(way.term);
      if (outcome.is === 'model') options.push({ ...way, value: outcome.value });
      else if (outcome.is === 'unknown') open = outcome;
    }
    return { options, open };
  }
}

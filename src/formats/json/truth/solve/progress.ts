import type { Outcome } from './outcome.ts';
import { EMPTY, unknown } from './outcome.ts';

/**
 * Memory of decided questions, and the least fixpoint over recursive ones. A question met again while it is being decided counts as
 * empty; an "empty" found with the help of such an assumption is provisional until the assumption is confirmed, and forgotten when
 * it is refuted. Models are final at once: they contain no assumption.
 */
export class Progress {
  readonly #maxDepth: number;
  readonly #final = new Map<number, Outcome>();
  readonly #depths = new Map<number, number>();
  /** Provisional "empty" answers and the lowest depth each depends on, in order of arrival. */
  readonly #provisional = new Map<number, number>();
  readonly #trail: number[] = [];
  #lowest = Infinity;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  decide(question: number, work: () => Outcome): Outcome {
    const known = this.#final.get(question);
    if (known !== undefined) return known;
    const assumed = this.#depths.get(question) ?? this.#provisional.get(question);
    if (assumed !== undefined) {
      this.#lowest = Math.min(this.#lowest, assumed);
      return EMPTY;
    }
    const depth = this.#depths.size;
    if (depth >= this.#maxDepth) return unknown('depth', `schemas nest deeper than ${this.#maxDepth} states`);
    return this.#enter(question, depth, work);
  }

  #enter(question: number, depth: number, work: () => Outcome): Outcome {
    const outer = this.#lowest;
    const mark = this.#trail.length;
    this.#lowest = Infinity;
    this.#depths.set(question, depth);
    let outcome: Outcome | null = null;
    try {
      outcome = work();
    } finally {
      this.#depths.delete(question);
      if (outcome === null) for (const each of this.#trail.splice(mark)) this.#provisional.delete(each);
    }
    const lowest = this.#lowest;
    this.#lowest = outer;
    if (outcome.is === 'empty' && lowest < depth) {
      this.#provisional.set(question, lowest);
      this.#trail.push(question);
      this.#lowest = Math.min(outer, lowest);
      return outcome;
    }
    for (const each of this.#trail.splice(mark)) {
      this.#provisional.delete(each);
      if (outcome.is === 'empty') this.#final.set(each, outcome);
    }
    this.#final.set(question, outcome);
    return outcome;
  }
}

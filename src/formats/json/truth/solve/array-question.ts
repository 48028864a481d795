import type { AtLeast, AtMost, Each, Term } from '../ir/term.ts';
import type { Solver } from './solver.ts';

/** What an array has to satisfy, by position. Positions from `explicit` on are alike. */
export interface ArrayQuestion {
  readonly min: number;
  readonly max: number;
  readonly each: readonly Each[];
  readonly counts: readonly (AtLeast | AtMost)[];
  readonly explicit: number;
}

/** What the array asks of every item at a position, counts aside. */
export function baseTerm(solver: Solver, question: ArrayQuestion, position: number): Term {
  return solver.terms.and(...question.each.filter((each) => each.from <= position && position < each.to).map((each) => each.item));
}

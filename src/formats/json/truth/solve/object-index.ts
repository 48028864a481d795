import type { Term } from '../ir/term.ts';
import type { Solver } from './solver.ts';

/** What the atoms of an object say about each name, to rule out alternatives without looking at the rest of the object. */
export class ObjectIndex {
  readonly #solver: Solver;
  readonly #byName = new Map<string, Term[]>();

  constructor(solver: Solver, atoms: readonly Term[]) {
    this.#solver = solver;
    for (const atom of atoms) {
      if (atom.op !== 'every' && atom.op !== 'some') continue;
      const { names } = atom;
      if (names.op !== 'strings' || names.not || (atom.op === 'some' && names.set.size !== 1)) continue;
      for (const name of names.set) this.#byName.set(name, [...(this.#byName.get(name) ?? []), atom.value]);
    }
  }

  /** True only if no object satisfies the atoms and the alternative. */
  rulesOut(alternative: Term): boolean {
    if (alternative.op === 'and') return alternative.of.some((each) => this.rulesOut(each));
    if (alternative.op !== 'some' || alternative.names.op !== 'strings' || alternative.names.not) return false;
    const { terms } = this.#solver;
    for (const name of alternative.names.set) {
      const value = terms.and(alternative.value, ...(this.#byName.get(name) ?? []));
      if (this.#solver.solve(value).is !== 'empty') return false;
    }
    return true;
  }
}

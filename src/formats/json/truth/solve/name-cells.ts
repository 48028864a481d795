import type { Term } from '../ir/term.ts';
import { UndecidedError } from '../reasons.ts';
import { STRING } from '../value.ts';
import type { ObjectQuestion } from './object-question.ts';
import type { Unknown } from './outcome.ts';
import type { Solver } from './solver.ts';

const MAX_CELLS = 128;

/** Names that no atom lists and no atom tells apart. */
export interface NameCell {
  readonly names: Term;
  /** What the value of such a name has to be. */
  readonly value: Term;
  /** The classes of names it lies in. */
  readonly inside: ReadonlySet<Term>;
}

/** Adds every name that a set of names lists, one way or the other. */
export function namesIn(names: Term, into: Set<string>): void {
  if (names.op === 'strings') for (const name of names.set) into.add(name);
  else if (names.op === 'and' || names.op === 'or') for (const each of names.of) namesIn(each, into);
}

/** The names outside the listed ones, cut into cells by the classes of all atoms. */
export class NameCells {
  readonly #solver: Solver;
  readonly #question: ObjectQuestion;
  readonly #listed: ReadonlySet<string>;
  #cells: readonly NameCell[] | null = null;
  /** Set when some cell could not be decided. */
  open: Unknown | null = null;

  constructor(solver: Solver, question: ObjectQuestion, listed: ReadonlySet<string>) {
    this.#solver = solver;
    this.#question = question;
    this.#listed = listed;
  }

  /** Cells that have names, those without contents left out. */
  get live(): readonly NameCell[] {
    return (this.#cells ??= this.#cut());
  }

  within(names: Term): readonly NameCell[] {
    const unlisted = this.#solver.terms.restrict(this.#unlisted(names), STRING);
    return this.live.filter((cell) => unlisted === this.#solver.terms.true || cell.inside.has(unlisted));
  }

  /** A name of the cell that is not used yet; null when there is none. */
  freshName(cell: NameCell, used: Iterable<string>): string | null {
    const { terms } = this.#solver;
    const free = terms.and(cell.names, terms.strings([...this.#listed, ...used], true));
    // The empty name is a poor example.
    for (const term of [terms.and(free, terms.length(1, Infinity)), free]) {
      const outcome = this.#solver.solveKind(terms.restrict(term, STRING), STRING);
      if (outcome.is === 'model') return outcome.value as string;
      if (outcome.is === 'unknown') this.open = outcome;
    }
    return null;
  }

  /** A class of names as it looks from outside the listed names. */
  #unlisted(names: Term): Term {
    const { terms } = this.#solver;
    switch (names.op) {
      case 'strings':
        return names.not ? terms.true : terms.false;
      case 'and':
        return terms.and(...names.of.map((each) => this.#unlisted(each)));
      case 'or':
        return terms.or(...names.of.map((each) => this.#unlisted(each)));
      default:
        return names;
    }
  }

  #cut(): readonly NameCell[] {
    const { terms } = this.#solver;
    const classes = new Set([...this.#question.every, ...this.#question.some].map((atom) => terms.restrict(this.#unlisted(atom.names), STRING)));
    classes.delete(terms.true);
    classes.delete(terms.false);
    let cells: { names: Term; inside: ReadonlySet<Term> }[] = [{ names: terms.true, inside: new Set() }];
    for (const each of classes) {
      const outside = terms.restrict(terms.not(each), STRING);
      cells = cells
        .flatMap(({ names, inside }) => [
          { names: terms.restrict(terms.and(names, each), STRING), inside: new Set([...inside, each]) },
          { names: terms.restrict(terms.and(names, outside), STRING), inside },
        ])
        .filter(({ names }) => this.#hasNames(names));
      if (cells.length > MAX_CELLS) throw new UndecidedError('name-cells', 'too many patterns of names overlap');
    }
    return cells.map((cell) => ({ ...cell, value: this.#valueIn(cell.inside) })).filter((cell) => this.#hasNames(cell.names));
  }

  #hasNames(names: Term): boolean {
    const { terms } = this.#solver;
    const unlisted = terms.restrict(terms.and(names, terms.strings(this.#listed, true)), STRING);
    const outcome = this.#solver.solveKind(unlisted, STRING);
    if (outcome.is === 'unknown') this.open = outcome;
    return outcome.is === 'model';
  }

  #valueIn(inside: ReadonlySet<Term>): Term {
    const { terms } = this.#solver;
    const values = this.#question.every.filter(({ names }) => {
      const unlisted = terms.restrict(this.#unlisted(names), STRING);
      return unlisted === terms.true || inside.has(unlisted);
    });
    return terms.and(...values.map((atom) => atom.value));
  }
}

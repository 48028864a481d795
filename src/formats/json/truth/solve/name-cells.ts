import type { Term } from '../ir/term.ts';
import { UndecidedError } from '../reasons.ts';
import { STRING } from '../value.ts';
import type { ObjectQuestion } from './object-question.ts';
import type { Unknown } from './outcome.ts';
import type { Solver } from './solver.ts';

/** Cuts into two. */
const MAX_CELLS = 4000;

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

/**
 * The names outside the listed ones, cut into cells by the classes of all atoms. Cells are made when somebody asks, class by class, and
 * only as far as the asker admits what their values have to be.
 */
export class NameCells {
  readonly #solver: Solver;
  readonly #question: ObjectQuestion;
  readonly #listed: ReadonlySet<string>;
  #classes: readonly Term[] | null = null;
  #left = MAX_CELLS;
  /** Set when some cell could not be decided. */
  open: Unknown | null = null;

  constructor(solver: Solver, question: ObjectQuestion, listed: ReadonlySet<string>) {
    this.#solver = solver;
    this.#question = question;
    this.#listed = listed;
  }

  /** Cells that have names, all of them in `names`. `admits` is asked about part of what the value has to be, too: more is only added. */
  *within(names: Term, admits: (value: Term) => boolean): Generator<NameCell> {
    const start = this.#unlisted(names);
    const { terms } = this.#solver;
    const first = start === terms.true ? [] : [start];
    yield* this.#cut({ names: start, value: this.#valueOf(start, terms.true), inside: new Set(first) }, this.#others(start), admits);
  }

  includes(cell: NameCell, names: Term): boolean {
    const unlisted = this.#unlisted(names);
    return unlisted === this.#solver.terms.true || cell.inside.has(unlisted);
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

  *#cut(cell: NameCell, classes: readonly Term[], admits: (value: Term) => boolean): Generator<NameCell> {
    if (cell.names === this.#solver.terms.false || !admits(cell.value) || !this.#hasNames(cell.names)) return;
    const [next, ...rest] = classes;
    if (next === undefined) {
      yield cell;
      return;
    }
    if (--this.#left < 0) throw new UndecidedError('name-cells', 'too many patterns of names overlap');
    const { terms } = this.#solver;
    const both = (part: Term): Term => terms.restrict(terms.and(cell.names, part), STRING);
    yield* this.#cut({ ...cell, names: both(terms.not(next)) }, rest, admits);
    yield* this.#cut({ names: both(next), value: this.#valueOf(next, cell.value), inside: new Set([...cell.inside, next]) }, rest, admits);
  }

  #others(start: Term): readonly Term[] {
    const { terms } = this.#solver;
    this.#classes ??= [...new Set([...this.#question.every, ...this.#question.some].map((atom) => this.#unlisted(atom.names)))];
    return this.#classes.filter((each) => each !== terms.true && each !== terms.false && each !== start);
  }

  /** A class of names as it looks from outside the listed names. */
  #unlisted(names: Term): Term {
    return this.#solver.terms.restrict(this.#without(names), STRING);
  }

  #without(names: Term): Term {
    const { terms } = this.#solver;
    switch (names.op) {
      case 'strings':
        return names.not ? terms.true : terms.false;
      case 'and':
        return terms.and(...names.of.map((each) => this.#without(each)));
      case 'or':
        return terms.or(...names.of.map((each) => this.#without(each)));
      default:
        return names;
    }
  }

  #hasNames(names: Term): boolean {
    const { terms } = this.#solver;
    const unlisted = terms.restrict(terms.and(names, terms.strings(this.#listed, true)), STRING);
    const outcome = this.#solver.solveKind(unlisted, STRING);
    if (outcome.is === 'unknown') this.open = outcome;
    return outcome.is === 'model';
  }

  /** What the names of one more class have to hold, added to `value`. */
  #valueOf(names: Term, value: Term): Term {
    const { terms } = this.#solver;
    const always = value === terms.true ? this.#question.every.filter((atom) => this.#unlisted(atom.names) === terms.true) : [];
    const own = names === terms.true ? [] : this.#question.every.filter((atom) => this.#unlisted(atom.names) === names);
    return terms.and(value, ...[...always, ...own].map((atom) => atom.value));
  }
}

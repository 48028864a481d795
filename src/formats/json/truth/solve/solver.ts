import type { Budget } from '../budget.ts';
import type { Evaluation } from '../ir/evaluation.ts';
import type { ArrayAtom, Junction, NumberAtom, ObjectAtom, Opaque, StringAtom, Term } from '../ir/term.ts';
import type { Terms } from '../ir/terms.ts';
import { UndecidedError } from '../reasons.ts';
import type { Languages } from '../strings/languages.ts';
import type { Kind, Value } from '../value.ts';
import { ARRAY, FALSE, KINDS, NULL, NUMBER, OBJECT, STRING, TRUE } from '../value.ts';
import { solveArray } from './array.ts';
import { solveNumber } from './number.ts';
import { ObjectIndex } from './object-index.ts';
import { solveObject } from './object.ts';
import type { Outcome, Unknown } from './outcome.ts';
import { EMPTY, fromError, model, unknown } from './outcome.ts';
import { Progress } from './progress.ts';
import { solveString } from './string.ts';

const MAX_DEPTH = 300;

/**
 * Decides whether a term has values. Kinds are decided apart. For one kind: the atoms alone first; their model is then held against
 * the alternatives, and only alternatives that it violates are branched on.
 */
export class Solver {
  readonly terms: Terms;
  readonly languages: Languages;
  readonly budget: Budget;
  readonly #evaluation: Evaluation;
  readonly #progress = new Progress(MAX_DEPTH);

  constructor(terms: Terms, languages: Languages, evaluation: Evaluation, budget: Budget) {
    this.terms = terms;
    this.languages = languages;
    this.#evaluation = evaluation;
    this.budget = budget;
  }

  solve(term: Term): Outcome {
    let open: Unknown | null = null;
    for (const kind of KINDS) {
      const outcome = this.solveKind(this.terms.restrict(term, kind), kind);
      if (outcome.is === 'model') return outcome;
      if (outcome.is === 'unknown') open = outcome;
    }
    return open ?? EMPTY;
  }

  /** `term` is restricted to `kind`. */
  solveKind(term: Term, kind: Kind): Outcome {
    if (term.op === 'false') return EMPTY;
    return this.#progress.decide(term.id * 128 + kind, () => {
      this.budget.spend();
      return this.#branch(term, kind);
    });
  }

  #branch(term: Term, kind: Kind): Outcome {
    const members = term.op === 'and' ? term.of : [term];
    const clauses = members.filter((each): each is Junction => each.op === 'or');
    const base = this.#guarded(kind, members.filter((each) => each.op !== 'or'));
    if (base.is === 'empty') return base;
    const violated = base.is === 'model' ? clauses.filter((clause) => this.holds(clause, base.value) !== true) : clauses;
    if (violated.length === 0) return base;
    const clause = violated.reduce((best, each) => (each.of.length < best.of.length ? each : best));
    const rest = this.terms.and(...members.filter((each) => each !== clause));
    const index = kind === OBJECT ? new ObjectIndex(this, members) : null;
    let open: Unknown | null = null;
    for (const alternative of clause.of) {
      if (index?.rulesOut(alternative) === true) continue;
      const outcome = this.solveKind(this.terms.restrict(this.terms.and(rest, alternative), kind), kind);
      if (outcome.is === 'model') return outcome;
      if (outcome.is === 'unknown') open = outcome;
    }
    return open ?? EMPTY;
  }

  #guarded(kind: Kind, atoms: readonly Term[]): Outcome {
    try {
      return this.#atoms(kind, atoms);
    } catch (error) {
      if (error instanceof UndecidedError && !error.reason.startsWith('budget')) return fromError(error);
      throw error;
    }
  }

  #atoms(kind: Kind, atoms: readonly Term[]): Outcome {
    const plain = atoms.filter((each) => each.op !== 'true' && each.op !== 'opaque' && each.op !== 'sample');
    const opaque = atoms.filter((each): each is Opaque => each.op === 'opaque');
    if (kind === STRING) return solveString(this, plain as StringAtom[], opaque, atoms.filter((each) => each.op === 'sample').map((each) => each.text));
    const outcome = this.#structure(kind, plain);
    const first = opaque[0];
    return first === undefined || outcome.is !== 'model' ? outcome : unknown(first.reason, first.why);
  }

  #structure(kind: Exclude<Kind, typeof STRING>, atoms: readonly Term[]): Outcome {
    switch (kind) {
      case NULL:
        return model(null);
      case TRUE:
        return model(true);
      case FALSE:
        return model(false);
      case NUMBER:
        return solveNumber(atoms as readonly NumberAtom[], this.budget);
      case ARRAY:
        return solveArray(this, atoms as readonly ArrayAtom[]);
      case OBJECT:
        return solveObject(this, atoms as readonly ObjectAtom[]);
    }
  }

  holds(term: Term, value: Value): boolean | undefined {
    this.budget.spend();
    return this.#evaluation.holds(term, value);
  }
}

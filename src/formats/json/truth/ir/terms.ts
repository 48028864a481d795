import type { Budget } from '../budget.ts';
import type { Decimal } from '../decimal.ts';
import { toText } from '../decimal.ts';
import type { ReasonCode } from '../reasons.ts';
import { ANY, ARRAY, NUMBER, OBJECT, STRING } from '../value.ts';
import { conjunction, disjunction } from './junction.ts';
import { negation, opposite } from './negation.ts';
import { restriction } from './restriction.ts';
import type { Atom, Bound, Junction, RecursiveSchema, Term } from './term.ts';

type Unnumbered<T> = T extends Term ? Omit<T, 'id'> : never;

/** Makes terms and keeps one of each. Atoms that hold always, or for no value of their kind, come out as constants or kinds. */
export class Terms {
  readonly true: Term;
  readonly false: Term;
  readonly #interned = new Map<string, Term>();
  readonly #negations = new Map<Term, Term>();
  readonly #opposites = new Map<Term, Term>();
  readonly #restrictions = new Map<number, Term>();
  readonly #unfolding = new Set<number>();

  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.false = this.#intern('false', { op: 'false' });
    this.true = this.#intern('true', { op: 'true' });
    this.#negations.set(this.true, this.false).set(this.false, this.true);
  }

  #intern(key: string, term: Unnumbered<Term>): Term {
    let known = this.#interned.get(key);
    if (known === undefined) {
      known = { ...term, id: this.#interned.size };
      this.#interned.set(key, known);
    }
    return known;
  }

  and(...of: readonly Term[]): Term {
    this.#budget.spend(of.length);
    return conjunction(this, of);
  }

  or(...of: readonly Term[]): Term {
    this.#budget.spend(of.length);
    return disjunction(this, of);
  }

  not(term: Term): Term {
    const known = this.#negations.get(term);
    if (known !== undefined) return known;
    const plain = this.#withoutSamples(term);
    const negated = plain === term ? negation(this, term) : this.not(plain);
    this.#negations.set(term, negated);
    if (plain === term && !this.#negations.has(negated)) this.#negations.set(negated, term);
    return negated;
  }

  /** Samples mean nothing; a term and the same term without them have one negation. */
  #withoutSamples(term: Term): Term {
    if (term.op === 'sample') return this.true;
    if (term.op !== 'and' || term.of.every((each) => each.op !== 'sample')) return term;
    return this.and(...term.of.filter((each) => each.op !== 'sample'));
  }

  /** The negation, if anybody has asked for it before. */
  knownNegation(term: Term): Term | undefined {
    return this.#negations.get(term);
  }

  /** Among values of the atom's own kind, all that are not in it. */
  opposite(atom: Atom): Term {
    const known = this.#opposites.get(atom);
    if (known !== undefined) return known;
    const other = opposite(this, atom);
    this.#opposites.set(atom, other);
    if (!this.#opposites.has(other)) this.#opposites.set(other, atom);
    return other;
  }

  knownOpposite(term: Term): Term | undefined {
    return this.#opposites.get(term);
  }

  /** The term as it stands among values of one kind: atoms of other kinds are gone. */
  restrict(term: Term, kind: number): Term {
    const key = term.id * 128 + kind;
    const known = this.#restrictions.get(key);
    if (known !== undefined) return known;
    if (this.#unfolding.has(key)) {
      return this.opaque(`recursion without end ${key}`, ANY, 'unguarded-recursion', 'a schema refers to itself in the same place');
    }
    this.#unfolding.add(key);
    let restricted = restriction(this, term, kind);
    while (speaksOfKinds(restricted)) restricted = restriction(this, restricted, kind);
    this.#unfolding.delete(key);
    this.#restrictions.set(key, restricted);
    return restricted;
  }

  /** For members that are already flat, sorted, free of duplicates, and two at least. */
  junction(op: 'and' | 'or', of: readonly Term[]): Junction {
    return this.#intern(`${op}:${of.map((term) => term.id).join()}`, { op, of }) as Junction;
  }

  kinds(mask: number): Term {
    if (mask === ANY) return this.true;
    return mask === 0 ? this.false : this.#intern(`kinds:${mask}`, { op: 'kinds', mask });
  }

  /** Equal names mean the same; `why` is for people. */
  opaque(name: string, mask: number, reason: ReasonCode, why: string, not = false): Term {
    return this.#intern(`opaque:${not}:${mask}:${name}`, { op: 'opaque', name, mask, reason, why, not });
  }

  sample(text: string): Term {
    return this.#intern(`sample:${text}`, { op: 'sample', text });
  }

  reference(to: RecursiveSchema, not = false): Term {
    return this.#intern(`ref:${not}:${to.name}`, { op: 'ref', to, not });
  }

  range(low: Bound | null, high: Bound | null): Term {
    if (low === null && high === null) return this.true;
    const text = (bound: Bound | null): string => (bound === null ? '' : `${toText(bound.at)}${bound.open ? '!' : ''}`);
    return this.#intern(`range:${text(low)}:${text(high)}`, { op: 'range', low, high });
  }

  step(by: Decimal, not = false): Term {
    return this.#intern(`step:${not}:${toText(by)}`, { op: 'step', by, not });
  }

  numbers(set: ReadonlyMap<string, Decimal>, not = false): Term {
    if (set.size === 0) return not ? this.true : this.kinds(ANY & ~NUMBER);
    const sorted = new Map([...set].sort(([a], [b]) => (a < b ? -1 : 1)));
    return this.#intern(`numbers:${not}:${[...sorted.keys()].join()}`, { op: 'numbers', set: sorted, not });
  }

  length(min: number, max: number): Term {
    if (min > max) return this.kinds(ANY & ~STRING);
    return min <= 0 && max === Infinity ? this.true : this.#intern(`length:${min}:${max}`, { op: 'length', min, max });
  }

  pattern(source: string, not = false): Term {
    return this.#intern(`pattern:${not}:${source}`, { op: 'pattern', source, not });
  }

  strings(set: Iterable<string>, not = false): Term {
    const sorted = [...new Set(set)].sort();
    if (sorted.length === 0) return not ? this.true : this.kinds(ANY & ~STRING);
    return this.#intern(`strings:${not}:${JSON.stringify(sorted)}`, { op: 'strings', set: new Set(sorted), not });
  }

  size(min: number, max: number): Term {
    if (min > max) return this.kinds(ANY & ~ARRAY);
    return min <= 0 && max === Infinity ? this.true : this.#intern(`size:${min}:${max}`, { op: 'size', min, max });
  }

  each(from: number, to: number, item: Term): Term {
    if (from >= to || item === this.true) return this.true;
    if (item === this.false) return this.size(0, from);
    return this.#intern(`each:${from}:${to}:${item.id}`, { op: 'each', from, to, item });
  }

  atLeast(from: number, to: number, item: Term, count: number): Term {
    if (count <= 0) return this.true;
    if (item === this.false || to - from < count) return this.kinds(ANY & ~ARRAY);
    if (item === this.true) return this.size(from + count, Infinity);
    return this.#intern(`atLeast:${from}:${to}:${item.id}:${count}`, { op: 'atLeast', from, to, item, count });
  }

  atMost(from: number, to: number, item: Term, count: number): Term {
    if (count < 0) return this.kinds(ANY & ~ARRAY);
    if (item === this.false || to - from <= count) return this.true;
    if (count === 0) return this.each(from, to, this.not(item));
    if (item === this.true) return this.size(0, from + count);
    return this.#intern(`atMost:${from}:${to}:${item.id}:${count}`, { op: 'atMost', from, to, item, count });
  }

  unique(not = false): Term {
    return this.#intern(`unique:${not}`, { op: 'unique', not });
  }

  properties(min: number, max: number): Term {
    if (min > max) return this.kinds(ANY & ~OBJECT);
    return min <= 0 && max === Infinity ? this.true : this.#intern(`properties:${min}:${max}`, { op: 'properties', min, max });
  }

  every(names: Term, value: Term): Term {
    const among = this.restrict(names, STRING);
    if (value === this.true || among === this.false) return this.true;
    if (value === this.false && among === this.true) return this.properties(0, 0);
    return this.#intern(`every:${among.id}:${value.id}`, { op: 'every', names: among, value });
  }

  some(names: Term, value: Term): Term {
    const among = this.restrict(names, STRING);
    if (value === this.false || among === this.false) return this.kinds(ANY & ~OBJECT);
    if (value === this.true && among === this.true) return this.properties(1, Infinity);
    return this.#intern(`some:${among.id}:${value.id}`, { op: 'some', names: among, value });
  }
}

/** Joining restricted terms can bring kinds back in: "no number fits" is "any other kind". */
function speaksOfKinds(term: Term): boolean {
  if (term.op === 'and' || term.op === 'or') return term.of.some(speaksOfKinds);
  return term.op === 'kinds';
}

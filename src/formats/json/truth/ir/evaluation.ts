import { compare, isMultiple, toText } from '../decimal.ts';
import type { Languages } from '../strings/languages.ts';
import type { Value } from '../value.ts';
import { isArray, isNumber, isObject, keyOf, kindOf, lengthOf } from '../value.ts';
import type { ArrayAtom, NumberAtom, ObjectAtom, Range, StringAtom, Term } from './term.ts';
import type { Terms } from './terms.ts';

/** Three-valued: undefined where something opaque decides. */
export type Truth = boolean | undefined;

/** Says whether values are in terms. */
export class Evaluation {
  readonly #terms: Terms;
  readonly #languages: Languages;
  readonly #known = new WeakMap<object, Map<Term, Truth>>();

  constructor(terms: Terms, languages: Languages) {
    this.#terms = terms;
    this.#languages = languages;
  }

  holds(term: Term, value: Value): Truth {
    const restricted = this.#terms.restrict(term, kindOf(value));
    if (typeof value !== 'object' || value === null || isNumber(value)) return this.#holds(restricted, value);
    const known = this.#known.get(value);
    if (known?.has(restricted) === true) return known.get(restricted);
    const truth = this.#holds(restricted, value);
    if (known === undefined) this.#known.set(value, new Map([[restricted, truth]]));
    else known.set(restricted, truth);
    return truth;
  }

  #holds(term: Term, value: Value): Truth {
    switch (term.op) {
      case 'true':
      case 'sample':
        return true;
      case 'false':
        return false;
      case 'and':
        return every(term.of, (each) => this.#holds(each, value));
      case 'or':
        return invert(every(term.of, (each) => invert(this.#holds(each, value))));
      case 'kinds':
        return (term.mask & kindOf(value)) !== 0;
      case 'ref':
        return this.holds(term, value);
      case 'opaque':
        return (term.mask & kindOf(value)) === 0 ? true : undefined;
      default:
        if (isNumber(value)) return numberHolds(term as NumberAtom, value);
        if (typeof value === 'string') return this.#stringHolds(term as StringAtom, value);
        if (isArray(value)) return this.#arrayHolds(term as ArrayAtom, value);
        return isObject(value) ? this.#objectHolds(term as ObjectAtom, value) : true;
    }
  }

  #stringHolds(atom: StringAtom, value: string): Truth {
    switch (atom.op) {
      case 'length': {
        const length = lengthOf(value);
        return length >= atom.min && length <= atom.max;
      }
      case 'pattern': {
        const matched = this.#languages.matches(atom.source, value);
        return matched === undefined ? undefined : matched !== atom.not;
      }
      case 'strings':
        return atom.set.has(value) !== atom.not;
    }
  }

  #arrayHolds(atom: ArrayAtom, value: readonly Value[]): Truth {
    switch (atom.op) {
      case 'size':
        return value.length >= atom.min && value.length <= atom.max;
      case 'unique':
        return (new Set(value.map(keyOf)).size === value.length) !== atom.not;
      case 'each':
        return every(value.slice(atom.from, atom.to), (item) => this.holds(atom.item, item));
      case 'atLeast':
      case 'atMost': {
        const answers = value.slice(atom.from, atom.to).map((item) => this.holds(atom.item, item));
        const sure = answers.filter((answer) => answer === true).length;
        const possible = answers.filter((answer) => answer !== false).length;
        if (atom.op === 'atLeast') return sure >= atom.count ? true : possible >= atom.count ? undefined : false;
        return possible <= atom.count ? true : sure <= atom.count ? undefined : false;
      }
    }
  }

  #objectHolds(atom: ObjectAtom, value: ReadonlyMap<string, Value>): Truth {
    switch (atom.op) {
      case 'properties':
        return value.size >= atom.min && value.size <= atom.max;
      case 'every':
        return every([...value], ([name, member]) =>
          either(invert(this.#holds(atom.names, name)), () => this.holds(atom.value, member)),
        );
      case 'some':
        return invert(
          every([...value], ([name, member]) =>
            either(invert(this.#holds(atom.names, name)), () => invert(this.holds(atom.value, member))),
          ),
        );
    }
  }
}

function numberHolds(atom: NumberAtom, value: Extract<Value, { digits: bigint }>): boolean {
  switch (atom.op) {
    case 'range':
      return inRange(atom, value);
    case 'step':
      return isMultiple(value, atom.by) !== atom.not;
    case 'numbers':
      return atom.set.has(toText(value)) !== atom.not;
  }
}

function inRange({ low, high }: Range, value: Extract<Value, { digits: bigint }>): boolean {
  if (low !== null && compare(value, low.at) < (low.open ? 1 : 0)) return false;
  return high === null || compare(value, high.at) <= (high.open ? -1 : 0);
}

function invert(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function either(first: Truth, second: () => Truth): Truth {
  if (first === true) return true;
  const other = second();
  return other === true ? true : first === undefined ? undefined : other;
}

function every<Item>(items: readonly Item[], test: (item: Item) => Truth): Truth {
  let all: Truth = true;
  for (const item of items) {
    const truth = test(item);
    if (truth === false) return false;
    if (truth === undefined) all = undefined;
  }
  return all;
}

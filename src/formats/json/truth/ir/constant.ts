import { toText } from '../decimal.ts';
import type { Value } from '../value.ts';
import { ARRAY, isArray, isNumber, isObject, kindOf, NUMBER, OBJECT, STRING } from '../value.ts';
import type { Term } from './term.ts';
import type { Terms } from './terms.ts';

/** The set with this one value in it. */
export function constant(terms: Terms, value: Value): Term {
  if (isNumber(value)) return terms.and(terms.kinds(NUMBER), terms.numbers(new Map([[toText(value), value]])));
  if (typeof value === 'string') return terms.and(terms.kinds(STRING), terms.strings([value]));
  if (isArray(value)) {
    const items = value.map((item, index) => terms.each(index, index + 1, constant(terms, item)));
    return terms.and(terms.kinds(ARRAY), terms.size(value.length, value.length), ...items);
  }
  if (!isObject(value)) return terms.kinds(kindOf(value));
  const members = [...value].map(([name, member]) => terms.some(terms.strings([name]), constant(terms, member)));
  const closed = terms.every(terms.strings(value.keys(), true), terms.false);
  return terms.and(terms.kinds(OBJECT), ...members, closed);
}

/** The set of these values; scalars of one kind stay one atom. */
export function constants(terms: Terms, values: readonly Value[]): Term {
  return terms.or(...scalars(terms, values), ...values.filter((value) => isArray(value) || isObject(value)).map((value) => constant(terms, value)));
}

function scalars(terms: Terms, values: readonly Value[]): readonly Term[] {
  const numbers = values.filter(isNumber);
  const strings = values.filter((value) => typeof value === 'string');
  const mask = values.reduce((all: number, value) => all | (kindOf(value) < NUMBER ? kindOf(value) : 0), 0);
  const found: Term[] = [terms.kinds(mask)];
  if (numbers.length > 0) found.push(terms.and(terms.kinds(NUMBER), terms.numbers(new Map(numbers.map((each) => [toText(each), each])))));
  if (strings.length > 0) found.push(terms.and(terms.kinds(STRING), terms.strings(strings)));
  return found;
}

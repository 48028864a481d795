import { ANY, ARRAY, NUMBER, OBJECT, STRING } from '../value.ts';
import type { Atom, Range, Term } from './term.ts';
import { kindOfAtom } from './term.ts';
import type { Terms } from './terms.ts';

/** All values that are not in `term`; negations end at the atoms. */
export function negation(terms: Terms, term: Term): Term {
  switch (term.op) {
    case 'true':
    case 'sample':
      return terms.false;
    case 'false':
      return terms.true;
    case 'and':
      return terms.or(...term.of.map((each) => terms.not(each)));
    case 'or':
      return terms.and(...term.of.map((each) => terms.not(each)));
    case 'kinds':
      return terms.kinds(ANY & ~term.mask);
    case 'ref':
      return terms.reference(term.to, !term.not);
    case 'opaque':
      return terms.and(terms.kinds(term.mask), terms.opaque(term.name, term.mask, term.reason, term.why, !term.not));
    default:
      return terms.and(terms.kinds(kindOfAtom(term)), terms.opposite(term));
  }
}

/** Among values of the atom's own kind, all that are not in it. */
export function opposite(terms: Terms, atom: Atom): Term {
  switch (atom.op) {
    case 'range':
      return outside(terms, atom);
    case 'step':
      return terms.step(atom.by, !atom.not);
    case 'numbers':
      return terms.numbers(atom.set, !atom.not);
    case 'length':
      return implied(terms, STRING, terms.length(0, atom.min - 1), terms.length(atom.max + 1, Infinity), atom);
    case 'pattern':
      return terms.pattern(atom.source, !atom.not);
    case 'strings':
      return terms.strings(atom.set, !atom.not);
    case 'size':
      return implied(terms, ARRAY, terms.size(0, atom.min - 1), terms.size(atom.max + 1, Infinity), atom);
    case 'each':
      return terms.atLeast(atom.from, atom.to, terms.not(atom.item), 1);
    case 'atLeast':
      return terms.atMost(atom.from, atom.to, atom.item, atom.count - 1);
    case 'atMost':
      return terms.atLeast(atom.from, atom.to, atom.item, atom.count + 1);
    case 'unique':
      return terms.unique(!atom.not);
    case 'properties':
      return implied(terms, OBJECT, terms.properties(0, atom.min - 1), terms.properties(atom.max + 1, Infinity), atom);
    case 'every':
      return terms.some(atom.names, terms.not(atom.value));
    case 'some':
      return terms.every(atom.names, terms.not(atom.value));
  }
}

/** Below the minimum or above the maximum; a side that does not exist contributes nothing. */
function implied(terms: Terms, kind: number, below: Term, above: Term, atom: { min: number; max: number }): Term {
  const sides = [...(atom.min > 0 ? [below] : []), ...(atom.max === Infinity ? [] : [above])];
  return sides.length === 0 ? terms.kinds(ANY & ~kind) : terms.or(...sides);
}

function outside(terms: Terms, atom: Range): Term {
  const sides: Term[] = [];
  if (atom.low !== null) sides.push(terms.range(null, { at: atom.low.at, open: !atom.low.open }));
  if (atom.high !== null) sides.push(terms.range({ at: atom.high.at, open: !atom.high.open }, null));
  return sides.length === 0 ? terms.kinds(ANY & ~NUMBER) : terms.or(...sides);
}

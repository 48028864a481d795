import { ANY, STRING } from '../value.ts';
import type { Term } from './term.ts';
import { kindOfAtom } from './term.ts';
import type { Terms } from './terms.ts';

/** What is left of `term` once the kind of the value is known. References are unfolded. */
export function restriction(terms: Terms, term: Term, kind: number): Term {
  switch (term.op) {
    case 'true':
    case 'false':
      return term;
    case 'and':
      return terms.and(...term.of.map((each) => terms.restrict(each, kind)));
    case 'or':
      return terms.or(...term.of.map((each) => terms.restrict(each, kind)));
    case 'kinds':
      return (term.mask & kind) === 0 ? terms.false : terms.true;
    case 'opaque':
      return (term.mask & kind) === 0 ? terms.true : term;
    case 'sample':
      return kind === STRING ? term : terms.true;
    case 'ref': {
      const { body, name } = term.to;
      // Asked for while the schema is still being compiled: names of members that are defined by the schema itself.
      if (body === null) return terms.opaque(`unfinished ${name}`, ANY, 'unguarded-recursion', 'a schema names its own members', term.not);
      return terms.restrict(term.not ? terms.not(body) : body, kind);
    }
    default:
      return kindOfAtom(term) === kind ? term : terms.true;
  }
}

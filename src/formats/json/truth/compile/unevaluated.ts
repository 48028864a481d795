import type { Term } from '../ir/term.ts';
import type { Terms } from '../ir/terms.ts';
import { seenWays } from './evaluated.ts';
import type { Frame } from './frame.ts';
import { keyword } from './frame.ts';

/** `unevaluatedProperties`, `unevaluatedItems`: one alternative for each way in which the schemas beside them can have looked at the value. */
export function unevaluatedKeywords(frame: Frame): Term {
  if (frame.draft < 2019) return frame.terms.true;
  const { terms } = frame;
  const members = keyword(frame, 'unevaluatedProperties');
  const items = keyword(frame, 'unevaluatedItems');
  const all: Term[] = [];
  if (members !== null) {
    const value = frame.part(members);
    all.push(terms.or(...seenWays(frame, false).map((way) => terms.and(way.when, terms.every(terms.not(way.names), value)))));
  }
  if (items !== null) {
    const item = frame.part(items);
    all.push(terms.or(...seenWays(frame, false).map((way) => terms.and(way.when, unseenItems(terms, way.prefix, way.containing, item)))));
  }
  return terms.and(...all);
}

function unseenItems(terms: Terms, prefix: number, containing: readonly Term[], item: Term): Term {
  return terms.each(prefix, Infinity, terms.or(...containing, item));
}

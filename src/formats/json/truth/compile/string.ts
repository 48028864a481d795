import type { Term } from '../ir/term.ts';
import type { Frame } from './frame.ts';
import { countOf, invalid, keyword } from './frame.ts';

/** `minLength`, `maxLength`, `pattern`. */
export function stringKeywords(frame: Frame): Term {
  const { terms } = frame;
  const pattern = keyword(frame, 'pattern');
  if (pattern !== null && pattern.kind !== 'string') throw invalid('pattern');
  return terms.and(
    terms.length(countOf(frame, 'minLength', 0), Infinity),
    terms.length(0, countOf(frame, 'maxLength', Infinity)),
    pattern === null ? terms.true : terms.pattern(pattern.value),
  );
}

import { FORMATS } from '../formats.ts';
import type { Term } from '../ir/term.ts';
import { STRING } from '../value.ts';
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
    formatKeyword(frame),
  );
}

/** As an annotation, `format` only says what a good example is. */
function formatKeyword(frame: Frame): Term {
  const { terms } = frame;
  const format = keyword(frame, 'format');
  if (format?.kind !== 'string') return terms.true;
  const known = FORMATS.get(format.value);
  const sample = known === undefined ? terms.true : terms.sample(known.sample);
  if (!frame.options.assertFormat) return sample;
  if (known !== undefined) return terms.and(sample, terms.pattern(known.pattern));
  return terms.opaque(`format ${format.value}`, STRING, 'opaque-format', null);
}

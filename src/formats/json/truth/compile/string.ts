import { FORMATS } from '../formats.ts';
import type { Term } from '../ir/term.ts';
import { STRING } from '../value.ts';
import type { Frame } from './frame.ts';
import { countOf, invalid, keyword } from './frame.ts';

const LONG = 64;

/** `minLength`, `maxLength`, `pattern`. */
export function stringKeywords(frame: Frame): Term {
  const { terms } = frame;
  const pattern = keyword(frame, 'pattern');
  if (pattern !== null && pattern.kind !== 'string') throw invalid('pattern');
  return terms.and(
    terms.length(countOf(frame, 'minLength', 0), Infinity),
    terms.length(0, countOf(frame, 'maxLength', Infinity)),
    pattern === null ? terms.true : patternTerm(frame, pattern.value),
    formatKeyword(frame),
  );
}

/** One character set, repeated, from start to end. */
const REPEATED = /^\^(\[(?:[^\]\\^]|\\[dwsDWS.\-/])(?:[^\]\\]|\\[dwsDWS.\-/])*\]|\.|\\[dwsDWS])\{(\d+),(\d*)\}\$$/;

/** Long repetitions are lengths: counting them in an automaton would take a state for each. */
function patternTerm({ terms }: Frame, source: string): Term {
  const [, set, min, max] = REPEATED.exec(source) ?? [];
  if (set === undefined || Number(max) < LONG) return terms.pattern(source);
  return terms.and(terms.length(Number(min), max === '' ? Infinity : Number(max)), terms.pattern(`^${set}*$`));
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
  return terms.opaque(`format ${format.value}`, STRING, 'opaque-format', `nobody can say which texts have the format \`${format.value}\``);
}

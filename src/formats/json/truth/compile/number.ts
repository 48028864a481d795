import type { Bound, Term } from '../ir/term.ts';
import type { Frame } from './frame.ts';
import { invalid, keyword, numberOf } from './frame.ts';

/** `minimum`, `maximum`, their exclusive forms of either draft, `multipleOf`. */
export function numberKeywords(frame: Frame): Term {
  const { terms } = frame;
  const all: Term[] = [];
  for (const bound of bounds(frame, 'minimum', 'exclusiveMinimum')) all.push(terms.range(bound, null));
  for (const bound of bounds(frame, 'maximum', 'exclusiveMaximum')) all.push(terms.range(null, bound));
  const step = keyword(frame, 'multipleOf');
  if (step !== null) {
    const by = numberOf(step, 'multipleOf');
    if (by.digits <= 0n) throw invalid('multipleOf');
    all.push(terms.step(by));
  }
  return terms.and(...all);
}

/** In draft 4 the exclusive keyword is a flag of the other. */
function bounds(frame: Frame, inclusive: string, exclusive: string): readonly Bound[] {
  const limit = keyword(frame, inclusive);
  const other = keyword(frame, exclusive);
  const flag = other?.kind === 'literal' && typeof other.value === 'boolean' ? other.value : null;
  if (flag !== null && frame.draft > 4 && frame.resource.declared) throw invalid(exclusive);
  const found: Bound[] = [];
  if (limit !== null) found.push({ at: numberOf(limit, inclusive), open: flag === true });
  if (other !== null && flag === null) found.push({ at: numberOf(other, exclusive), open: true });
  return found;
}

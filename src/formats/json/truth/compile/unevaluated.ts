import type { Term } from '../ir/term.ts';
import { UndecidedError } from '../reasons.ts';
import type { Frame } from './frame.ts';
import { keyword } from './frame.ts';

/** `unevaluatedProperties`, `unevaluatedItems`. */
export function unevaluatedKeywords(frame: Frame): Term {
  if (frame.draft < 2019 || (keyword(frame, 'unevaluatedProperties') ?? keyword(frame, 'unevaluatedItems')) === null) return frame.terms.true;
  throw new UndecidedError('unevaluated-branches', 'unevaluated keywords are not followed');
}

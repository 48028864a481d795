import { UndecidedError } from '../reasons.ts';
import { toRegExp } from '../strings/parse-pattern.ts';

/** Longest text given to the runtime's matcher, which may backtrack for a long time. */
const MAX_TEXT = 20_000;
const known = new Map<string, RegExp | null>();

/** Throws UndecidedError for a pattern that is not an ECMAScript expression. */
export function matchesPattern(source: string, text: string): boolean {
  let expression = known.get(source);
  if (expression === undefined) {
    expression = toRegExp(source);
    if (known.size > 5000) known.clear();
    known.set(source, expression);
  }
  if (expression === null || text.length > MAX_TEXT) throw new UndecidedError('opaque-pattern', `the pattern ${source} cannot be run`);
  return expression.test(text);
}

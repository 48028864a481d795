import type { Value } from '../value.ts';
import type { Check, Seen, Verdict } from './check.ts';
import { keywordOf, NOTHING_SEEN, refuse, together, VALID } from './check.ts';

/** `allOf`, `anyOf`, `oneOf`, `not`, `if`. */
export function checkCombinations(check: Check, value: Value): Verdict {
  const seen: Seen[] = [];
  for (const step of [checkAll, checkAny, checkOne, checkNot, checkConditional]) {
    const verdict = step(check, value);
    if (verdict.failure !== null) return verdict;
    seen.push(verdict.seen);
  }
  return { failure: null, seen: together(...seen) };
}

function checkAll(check: Check, value: Value): Verdict {
  const all = keywordOf(check, 'allOf');
  const seen: Seen[] = [];
  for (const schema of all?.kind === 'array' ? all.items : []) {
    const verdict = check.apply(schema, value);
    if (verdict.failure !== null) return verdict;
    seen.push(verdict.seen);
  }
  return { failure: null, seen: together(...seen) };
}

function passing(check: Check, keyword: string, value: Value): readonly Verdict[] | null {
  const at = keywordOf(check, keyword);
  if (at?.kind !== 'array') return null;
  return at.items.map((schema) => check.apply(schema, value)).filter((verdict) => verdict.failure === null);
}

function checkAny(check: Check, value: Value): Verdict {
  const verdicts = passing(check, 'anyOf', value);
  if (verdicts === null) return VALID;
  if (verdicts.length === 0) return refuse(check, 'anyOf', keywordOf(check, 'anyOf') ?? check.schema);
  return { failure: null, seen: together(...verdicts.map((verdict) => verdict.seen)) };
}

function checkOne(check: Check, value: Value): Verdict {
  const verdicts = passing(check, 'oneOf', value);
  if (verdicts === null) return VALID;
  const [only] = verdicts;
  if (only === undefined || verdicts.length > 1) return refuse(check, 'oneOf', keywordOf(check, 'oneOf') ?? check.schema);
  return only;
}

function checkNot(check: Check, value: Value): Verdict {
  const not = keywordOf(check, 'not');
  if (not === null || check.apply(not, value).failure !== null) return VALID;
  return refuse(check, 'not', not);
}

function checkConditional(check: Check, value: Value): Verdict {
  const test = check.draft >= 7 ? keywordOf(check, 'if') : null;
  if (test === null) return VALID;
  const condition = check.apply(test, value);
  const branch = keywordOf(check, condition.failure === null ? 'then' : 'else');
  const verdict = branch === null ? VALID : check.apply(branch, value);
  if (verdict.failure !== null) return verdict;
  return { failure: null, seen: together(condition.failure === null ? condition.seen : NOTHING_SEEN, verdict.seen) };
}

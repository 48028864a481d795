import type { JsonNode } from '../../../json-text.ts';
import type { Value } from '../value.ts';
import type { Check, Seen, Verdict } from './check.ts';
import { keywordOf, NOTHING_SEEN, refuse, together, VALID } from './check.ts';

type Members = ReadonlyMap<string, Value>;

/** What concerns the members of an object, `unevaluatedProperties` aside. */
export function checkObject(check: Check, members: Members): Verdict {
  const seen: Seen[] = [];
  for (const step of [checkCounts, checkMembers, checkNames, checkDependencies]) {
    const verdict = step(check, members);
    if (verdict.failure !== null) return verdict;
    seen.push(verdict.seen);
  }
  return { failure: null, seen: together(...seen) };
}

function checkCounts(check: Check, members: Members): Verdict {
  for (const [keyword, { value: at }] of check.schema.members) {
    if (at.kind === 'number' && keyword === 'minProperties' && members.size < at.value) return refuse(check, keyword, at);
    if (at.kind === 'number' && keyword === 'maxProperties' && members.size > at.value) return refuse(check, keyword, at);
    const missing = keyword === 'required' && at.kind === 'array' ? missingIn(members, at.items) : [];
    if (missing.length > 0) return refuse(check, keyword, at, missing);
  }
  return VALID;
}

function missingIn(members: Members, names: readonly JsonNode[]): readonly string[] {
  return names.flatMap((name) => (name.kind === 'string' && !members.has(name.value) ? [name.value] : []));
}

function checkMembers(check: Check, members: Members): Verdict {
  const named = keywordOf(check, 'properties');
  const patterns = keywordOf(check, 'patternProperties');
  const additional = keywordOf(check, 'additionalProperties');
  const seen = new Set<string>();
  for (const [name, value] of members) {
    const schemas: JsonNode[] = [];
    const own = named?.kind === 'object' ? named.members.get(name) : undefined;
    if (own !== undefined) schemas.push(own.value);
    if (patterns?.kind === 'object') {
      for (const [pattern, schema] of patterns.members) if (check.patterns.matches(pattern, name)) schemas.push(schema.value);
    }
    if (schemas.length === 0 && additional !== null) schemas.push(additional);
    for (const schema of schemas) {
      const verdict = check.apply(schema, value, name);
      if (verdict.failure !== null) return verdict;
      seen.add(name);
    }
  }
  return { failure: null, seen: { names: seen, items: NOTHING_SEEN.items } };
}

function checkNames(check: Check, members: Members): Verdict {
  const names = check.draft >= 6 ? keywordOf(check, 'propertyNames') : null;
  if (names === null) return VALID;
  for (const name of members.keys()) {
    const { failure } = check.apply(names, name);
    if (failure !== null) return { failure, seen: NOTHING_SEEN };
  }
  return VALID;
}

function checkDependencies(check: Check, members: Members): Verdict {
  const seen: Seen[] = [];
  for (const keyword of ['dependencies', ...(check.draft >= 2019 ? ['dependentRequired', 'dependentSchemas'] : [])]) {
    const at = keywordOf(check, keyword);
    if (at?.kind !== 'object') continue;
    for (const [name, { value: needed }] of at.members) {
      if (!members.has(name)) continue;
      if (needed.kind === 'string' || needed.kind === 'array') {
        const missing = missingIn(members, needed.kind === 'array' ? needed.items : [needed]);
        if (missing.length > 0) return refuse(check, keyword, needed, missing);
        continue;
      }
      const verdict = check.apply(needed, members);
      if (verdict.failure !== null) return verdict;
      seen.push(verdict.seen);
    }
  }
  return { failure: null, seen: together(...seen) };
}

/** Members that nothing else has looked at. */
export function checkUnseenMembers(check: Check, members: Members, seen: Seen): Verdict {
  const schema = check.draft >= 2019 ? keywordOf(check, 'unevaluatedProperties') : null;
  if (schema === null) return VALID;
  for (const [name, value] of members) {
    if (seen.names.has(name)) continue;
    const verdict = check.apply(schema, value, name);
    if (verdict.failure !== null) return verdict;
  }
  return { failure: null, seen: { names: new Set(members.keys()), items: NOTHING_SEEN.items } };
}

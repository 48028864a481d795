import type { JsonNode } from '../../../json-text.ts';
import type { Value } from '../value.ts';
import { keyOf } from '../value.ts';
import type { Check, Seen, Verdict } from './check.ts';
import { keywordOf, NOTHING_SEEN, refuse, together, VALID } from './check.ts';

/** What concerns the items of an array, `unevaluatedItems` aside. */
export function checkArray(check: Check, items: readonly Value[]): Verdict {
  const size = checkSize(check, items);
  if (size.failure !== null) return size;
  const positions = checkPositions(check, items);
  if (positions.failure !== null) return positions;
  const contains = checkContains(check, items);
  return contains.failure !== null ? contains : { failure: null, seen: together(positions.seen, contains.seen) };
}

function checkSize(check: Check, items: readonly Value[]): Verdict {
  for (const [keyword, { value: at }] of check.schema.members) {
    if (at.kind === 'number' && keyword === 'minItems' && items.length < at.value) return refuse(check, keyword, at);
    if (at.kind === 'number' && keyword === 'maxItems' && items.length > at.value) return refuse(check, keyword, at);
    if (keyword === 'uniqueItems' && at.kind === 'literal' && at.value === true && new Set(items.map(keyOf)).size < items.length) {
      return refuse(check, keyword, at);
    }
  }
  return VALID;
}

function checkPositions(check: Check, items: readonly Value[]): Verdict {
  const listKeyword = check.draft === 2020 && keywordOf(check, 'items')?.kind !== 'array' ? 'prefixItems' : 'items';
  const list = keywordOf(check, listKeyword);
  const first: readonly JsonNode[] = list?.kind === 'array' ? list.items : [];
  const rest = listKeyword === 'prefixItems' ? keywordOf(check, 'items') : list?.kind === 'array' ? keywordOf(check, 'additionalItems') : list;
  const seen = new Set<number>();
  for (const [index, item] of items.entries()) {
    const schema = first[index] ?? rest;
    if (schema === null) continue;
    const verdict = check.apply(schema, item, index);
    if (verdict.failure !== null) return verdict;
    seen.add(index);
  }
  return { failure: null, seen: { names: NOTHING_SEEN.names, items: seen } };
}

function checkContains(check: Check, items: readonly Value[]): Verdict {
  const contains = check.draft >= 6 ? keywordOf(check, 'contains') : null;
  if (contains === null) return VALID;
  const found = new Set<number>();
  for (const [index, item] of items.entries()) if (check.apply(contains, item, index).failure === null) found.add(index);
  const min = check.draft >= 2019 ? keywordOf(check, 'minContains') : null;
  const max = check.draft >= 2019 ? keywordOf(check, 'maxContains') : null;
  if (found.size < (min?.kind === 'number' ? min.value : 1)) return refuse(check, 'contains', min ?? contains);
  if (max?.kind === 'number' && found.size > max.value) return refuse(check, 'maxContains', max);
  const seen: Seen = { names: NOTHING_SEEN.names, items: found };
  return { failure: null, seen: check.draft === 2020 ? seen : NOTHING_SEEN };
}

/** Items that nothing else has looked at. */
export function checkUnseenItems(check: Check, items: readonly Value[], seen: Seen): Verdict {
  const schema = check.draft >= 2019 ? keywordOf(check, 'unevaluatedItems') : null;
  if (schema === null) return VALID;
  for (const [index, item] of items.entries()) {
    if (seen.items.has(index)) continue;
    const verdict = check.apply(schema, item, index);
    if (verdict.failure !== null) return verdict;
  }
  return { failure: null, seen: { names: NOTHING_SEEN.names, items: new Set(items.keys()) } };
}

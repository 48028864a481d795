import type { JsonNode } from '../../../json-text.ts';
import type { Term } from '../ir/term.ts';
import type { Frame } from './frame.ts';
import { countOf, invalid, itemsOf, keyword } from './frame.ts';

/** `items` and its relatives, the counts, `contains`, `uniqueItems`. */
export function arrayKeywords(frame: Frame): Term {
  const { terms } = frame;
  const { prefix, rest } = itemSchemas(frame);
  return terms.and(
    terms.size(countOf(frame, 'minItems', 0), Infinity),
    terms.size(0, countOf(frame, 'maxItems', Infinity)),
    ...prefix.map((schema, index) => terms.each(index, index + 1, frame.part(schema))),
    rest === null ? terms.true : terms.each(prefix.length, Infinity, frame.part(rest)),
    containsKeyword(frame),
    uniqueKeyword(frame),
  );
}

/** The schemas of the first items, and the one of all items behind them. */
export function itemSchemas(frame: Frame): { readonly prefix: readonly JsonNode[]; readonly rest: JsonNode | null } {
  const items = keyword(frame, 'items');
  if (frame.draft === 2020 && items?.kind !== 'array') return { prefix: itemsOf(frame, 'prefixItems'), rest: items };
  if (frame.draft === 2020 && frame.resource.declared) throw invalid('items');
  if (items?.kind !== 'array') return { prefix: [], rest: items };
  return { prefix: items.items, rest: keyword(frame, 'additionalItems') };
}

function containsKeyword(frame: Frame): Term {
  const contains = frame.draft >= 6 ? keyword(frame, 'contains') : null;
  if (contains === null) return frame.terms.true;
  const counted = frame.draft >= 2019;
  const item = frame.test(contains);
  return frame.terms.and(
    frame.terms.atLeast(0, Infinity, item, counted ? countOf(frame, 'minContains', 1) : 1),
    frame.terms.atMost(0, Infinity, item, counted ? countOf(frame, 'maxContains', Infinity) : Infinity),
  );
}

function uniqueKeyword(frame: Frame): Term {
  const unique = keyword(frame, 'uniqueItems');
  if (unique === null) return frame.terms.true;
  if (unique.kind !== 'literal' || unique.value === null) throw invalid('uniqueItems');
  return unique.value ? frame.terms.unique() : frame.terms.true;
}

import { ONE } from '../decimal.ts';
import { constants } from '../ir/constant.ts';
import type { Term } from '../ir/term.ts';
import { ARRAY, FALSE, fromNode, NULL, NUMBER, OBJECT, STRING, TRUE } from '../value.ts';
import type { Frame } from './frame.ts';
import { invalid, itemsOf, keyword, stringsOf } from './frame.ts';

const TYPES: ReadonlyMap<string, number> = new Map([
  ['null', NULL],
  ['boolean', TRUE | FALSE],
  ['number', NUMBER],
  ['integer', NUMBER],
  ['string', STRING],
  ['array', ARRAY],
  ['object', OBJECT],
]);

/** `type`, `enum`, `const`. */
export function valueKeywords(frame: Frame): Term {
  const { terms } = frame;
  const constant = keyword(frame, 'const');
  // Draft 4 has no `const`; schemas that do not say their draft mean it all the same.
  const constantCounts = constant !== null && !(frame.draft === 4 && frame.resource.declared);
  return terms.and(
    typeKeyword(frame),
    keyword(frame, 'enum') === null ? terms.true : constants(terms, itemsOf(frame, 'enum').map(fromNode)),
    constantCounts ? constants(terms, [fromNode(constant)]) : terms.true,
  );
}

function typeKeyword(frame: Frame): Term {
  const node = keyword(frame, 'type');
  if (node === null) return frame.terms.true;
  const names = node.kind === 'string' ? [node.value] : stringsOf(node, 'type');
  const masks = names.map((name) => {
    const mask = TYPES.get(name);
    if (mask === undefined) throw invalid('type');
    return mask;
  });
  const kinds = frame.terms.kinds(masks.reduce((all, mask) => all | mask, 0));
  const integersOnly = names.includes('integer') && !names.includes('number');
  return integersOnly ? frame.terms.and(kinds, frame.terms.step(ONE)) : kinds;
}

import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { of } from './args.ts';
import { boundAdded, boundTightened } from './bound.ts';

/** How many items, and what each of them must be. The lenient policy changes nothing here. */
export const arrayRules = {
  'json/items-added': rule<JsonArgs>({
    title: 'The reader asks something of every item, and the writer does not',
    message: (a) => `The writer may put anything into ${of(a.at)} and the reader takes only items that fit ${a.reader === '' ? 'its schema' : `\`${a.reader}\``}.`,
    help: 'Leave `items` out of the reader until every writer keeps to it.',
    registry: { verdict: 'breaks', type: 'SCHEMA_ADDED' },
    truth: 'depends',
  }),
  'json/max-items-added': boundAdded('maxItems', 'MAX_ITEMS_ADDED', 'longer arrays'),
  'json/max-items-decreased': boundTightened('maxItems', 'MAX_ITEMS_DECREASED', 'longer arrays'),
  'json/min-items-added': boundAdded('minItems', 'MIN_ITEMS_ADDED', 'shorter arrays'),
  'json/min-items-increased': boundTightened('minItems', 'MIN_ITEMS_INCREASED', 'shorter arrays'),
  'json/unique-items-added': rule<JsonArgs>({
    title: 'The reader asks for unique items, and the writer does not',
    message: (a) => `The writer may repeat an item in ${of(a.at)} and the reader refuses arrays with a repeated item.`,
    help: 'Leave `uniqueItems` out of the reader until no writer repeats items.',
    registry: { verdict: 'breaks', type: 'UNIQUE_ITEMS_ADDED' },
    truth: 'depends',
  }),
  'json/max-contains-added': boundAdded('maxContains', 'MAX_CONTAINS_ADDED', 'arrays with more matching items'),
  'json/max-contains-decreased': boundTightened('maxContains', 'MAX_CONTAINS_DECREASED', 'arrays with more matching items'),
  'json/min-contains-added': boundAdded('minContains', 'MIN_CONTAINS_ADDED', 'arrays with fewer matching items'),
  'json/min-contains-increased': boundTightened('minContains', 'MIN_CONTAINS_INCREASED', 'arrays with fewer matching items'),
  'json/item-added-to-open': rule<JsonArgs>({
    title: 'The reader gives a position a schema, and the writer puts anything there',
    message: (a) => `The reader gives item ${a.name} of ${of(a.at)} a schema, and the writer may send anything at that position.`,
    help: 'Describe the position in the writer first.',
    registry: { verdict: 'breaks', type: 'ITEM_ADDED_TO_OPEN_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/item-added-not-covered': rule<JsonArgs>({
    title: 'The reader gives a position a narrower schema than the writer has for further items',
    message: (a) => `The reader gives item ${a.name} of ${of(a.at)} a schema that does not take all that the writer allows in further items.`,
    help: 'Give the position a schema that takes whatever the writer allows there.',
    registry: { verdict: 'breaks', type: 'ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/item-removed-from-closed': rule<JsonArgs>({
    title: 'The reader does not describe a position and takes no further items',
    message: (a) => `The writer may send item ${a.name} of ${of(a.at)} and the reader takes no item at that position, so it refuses such arrays.`,
    help: 'Keep the position in the reader, or let the reader take further items.',
    registry: { verdict: 'breaks', type: 'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/item-removed-not-covered': rule<JsonArgs>({
    title: 'The reader does not describe a position, and what it allows in further items does not take it',
    message: (a) => `The writer may send item ${a.name} of ${of(a.at)}; the reader does not describe it, and its schema for further items does not take all of it.`,
    help: 'Keep the position in the reader.',
    registry: { verdict: 'breaks', type: 'ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/additional-items-removed': rule<JsonArgs>({
    title: 'The reader takes no further items, and the writer allows them',
    message: (a) => `The writer may send further items in ${of(a.at)} and the reader takes none, so it refuses longer arrays.`,
    help: 'Let the reader take further items.',
    registry: { verdict: 'breaks', type: 'ADDITIONAL_ITEMS_REMOVED' },
    truth: 'depends',
  }),
  'json/additional-items-narrowed': rule<JsonArgs>({
    title: 'The reader asks something of further items, and the writer does not',
    message: (a) => `The writer may send anything as further items in ${of(a.at)} and the reader takes only what fits ${a.reader === '' ? 'its schema' : `\`${a.reader}\``}.`,
    help: 'Leave further items to the writer.',
    registry: { verdict: 'breaks', type: 'ADDITIONAL_ITEMS_NARROWED' },
    truth: 'depends',
  }),
  'json/unevaluated-items-removed': rule<JsonArgs>({
    title: 'The reader takes no unevaluated items, and the writer allows them',
    message: (a) => `The writer may send items in ${of(a.at)} that no keyword looks at and the reader takes none, so it refuses arrays that have any.`,
    help: 'Keep `unevaluatedItems` as the writer has it.',
    registry: { verdict: 'breaks', type: 'UNEVALUATED_ITEMS_REMOVED' },
    truth: 'depends',
  }),
  'json/unevaluated-items-narrowed': rule<JsonArgs>({
    title: 'The reader asks something of unevaluated items, and the writer does not',
    message: (a) => `The writer may send any items in ${of(a.at)} that no keyword looks at and the reader takes only what fits ${a.reader === '' ? 'its schema' : `\`${a.reader}\``}.`,
    help: 'Keep `unevaluatedItems` as the writer has it.',
    registry: { verdict: 'breaks', type: 'UNEVALUATED_ITEMS_NARROWED' },
    truth: 'depends',
  }),
};

import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { list, of } from './args.ts';
import { boundAdded, boundTightened } from './bound.ts';

/** Types, texts, numbers, fixed values. */
export const scalarRules = {
  'json/type-changed': rule<JsonArgs>({
    title: 'The reader asks for another kind of schema than the writer',
    message: (a) => `The writer has \`${a.writer}\` in ${of(a.at)} and the reader has \`${a.reader}\`; the registry takes the two for different types.`,
    help: 'Keep the type of the writer, or add a new property beside it.',
    registry: { verdict: 'breaks', type: 'TYPE_CHANGED' },
    truth: 'depends',
  }),
  'json/number-became-integer': rule<JsonArgs>({
    title: 'The reader takes integers only, where the writer may send any number',
    message: (a) => `The writer may send any number in ${of(a.at)} and the reader takes integers only, so it refuses fractions.`,
    help: 'Keep `number` in the reader.',
    registry: { verdict: 'breaks', type: 'TYPE_NARROWED' },
    truth: 'depends',
  }),
  'json/max-length-added': boundAdded('maxLength', 'MAX_LENGTH_ADDED', 'longer texts'),
  'json/max-length-decreased': boundTightened('maxLength', 'MAX_LENGTH_DECREASED', 'longer texts'),
  'json/min-length-added': boundAdded('minLength', 'MIN_LENGTH_ADDED', 'shorter texts'),
  'json/min-length-increased': boundTightened('minLength', 'MIN_LENGTH_INCREASED', 'shorter texts'),
  'json/pattern-added': rule<JsonArgs>({
    title: 'The reader has a `pattern` and the writer has none',
    message: (a) => `The reader takes only texts that match \`${a.reader}\` in ${of(a.at)} and the writer sends any text, so it refuses all others.`,
    help: 'Leave `pattern` out of the reader until every writer keeps to it.',
    registry: { verdict: 'breaks', type: 'PATTERN_ADDED' },
    truth: 'depends',
  }),
  'json/pattern-changed': rule<JsonArgs>({
    title: 'The reader has another `pattern` than the writer',
    message: (a) => `The \`pattern\` of ${of(a.at)} is \`${a.writer}\` in the writer and \`${a.reader}\` in the reader; the registry compares patterns as text and takes any change for a break.`,
    help: 'Keep the text of the pattern as it is.',
    registry: { verdict: 'breaks', type: 'PATTERN_CHANGED' },
    truth: 'depends',
  }),
  'json/maximum-added': boundAdded('maximum', 'MAXIMUM_ADDED', 'greater numbers'),
  'json/maximum-decreased': boundTightened('maximum', 'MAXIMUM_DECREASED', 'greater numbers'),
  'json/minimum-added': boundAdded('minimum', 'MINIMUM_ADDED', 'smaller numbers'),
  'json/minimum-increased': boundTightened('minimum', 'MINIMUM_INCREASED', 'smaller numbers'),
  'json/exclusive-maximum-added': boundAdded('exclusiveMaximum', 'EXCLUSIVE_MAXIMUM_ADDED', 'numbers not below it'),
  'json/exclusive-maximum-decreased': boundTightened('exclusiveMaximum', 'EXCLUSIVE_MAXIMUM_DECREASED', 'greater numbers'),
  'json/exclusive-minimum-added': boundAdded('exclusiveMinimum', 'EXCLUSIVE_MINIMUM_ADDED', 'numbers not above it'),
  'json/exclusive-minimum-increased': boundTightened('exclusiveMinimum', 'EXCLUSIVE_MINIMUM_INCREASED', 'smaller numbers'),
  'json/multiple-of-added': boundAdded('multipleOf', 'MULTIPLE_OF_ADDED', 'other numbers'),
  'json/multiple-of-expanded': boundTightened('multipleOf', 'MULTIPLE_OF_EXPANDED', 'other numbers'),
  'json/multiple-of-changed': boundTightened('multipleOf', 'MULTIPLE_OF_CHANGED', 'other numbers'),
  'json/enum-narrowed': rule<JsonArgs>({
    title: 'The reader lists fewer values than the writer',
    message: (a) => `The reader does not list ${list(a.values)} in ${of(a.at)}, which the writer may send, so it refuses those messages.`,
    help: 'Keep every value that a writer may send.',
    registry: { verdict: 'breaks', type: 'ENUM_ARRAY_NARROWED' },
    truth: 'depends',
  }),
  'json/enum-changed': rule<JsonArgs>({
    title: 'The reader lists other values than the writer',
    message: (a) => `The reader lists new values in ${of(a.at)} but not ${list(a.values)}, which the writer may send, so it refuses those messages.`,
    help: 'Add values to those of the writer instead of replacing them.',
    registry: { verdict: 'breaks', type: 'ENUM_ARRAY_CHANGED' },
    truth: 'depends',
  }),
  'json/const-changed': rule<JsonArgs>({
    title: 'The reader has another `const` than the writer',
    message: (a) => `The one value of ${of(a.at)} is \`${a.writer}\` in the writer and \`${a.reader}\` in the reader, which refuses what the writer sends.`,
    help: 'Keep the `const` of the writer.',
    registry: { verdict: 'breaks', type: 'ENUM_ARRAY_CHANGED' },
    truth: 'depends',
  }),
};

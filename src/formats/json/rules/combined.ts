import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { list, of } from './args.ts';

/** `allOf`, `anyOf`, `oneOf`, `not`. */
export const combinedRules = {
  'json/combinator-changed': rule<JsonArgs>({
    title: 'The reader combines schemas in another way than the writer',
    message: (a) => `The members in ${of(a.at)} are joined by \`${a.writer}\` in the writer and by \`${a.reader}\` in the reader; the registry takes that for another type.`,
    help: 'Keep the combinator of the writer, or use `anyOf` in the reader.',
    registry: { verdict: 'breaks', type: 'COMBINED_TYPE_CHANGED' },
    truth: 'depends',
  }),
  'json/members-not-covered': rule<JsonArgs>({
    title: 'Not every member of the combinator has a partner that takes it',
    message: (a) =>
      a.values.length === 0
        ? `The members in ${of(a.at)} cannot be paired one to one so that the reader's takes all of the writer's.`
        : `The reader has no member left in ${of(a.at)} that takes all of the writer's ${list(a.values)}; the registry pairs members one to one.`,
    help: 'Change the members one by one so that each still takes what it took before.',
    registry: { verdict: 'breaks', type: 'COMBINED_TYPE_SUBSCHEMAS_CHANGED' },
    truth: 'depends',
  }),
  'json/all-of-extended': rule<JsonArgs>({
    title: 'The reader asks for more schemas at once than the writer',
    message: (a) => `The \`allOf\` of ${of(a.at)} has more members in the reader than in the writer, so it may refuse what the writer sends.`,
    help: 'Leave the new member out of `allOf` in the reader.',
    registry: { verdict: 'breaks', type: 'PRODUCT_TYPE_EXTENDED' },
    truth: 'depends',
  }),
  'json/alternatives-narrowed': rule<JsonArgs>({
    title: 'The reader has fewer alternatives than the writer',
    message: (a) => `The reader has fewer alternatives in ${of(a.at)} than the writer, so it may refuse what the writer sends.`,
    help: 'Keep every alternative that a writer may use.',
    registry: { verdict: 'breaks', type: 'SUM_TYPE_NARROWED' },
    truth: 'depends',
  }),
  'json/not-extended': rule<JsonArgs>({
    title: 'The reader excludes more than the writer',
    message: (a) => `The \`not\` of ${of(a.at)} excludes more in the reader than in the writer, so it may refuse what the writer sends.`,
    help: 'Keep the `not` of the writer.',
    registry: { verdict: 'breaks', type: 'NOT_TYPE_EXTENDED' },
    truth: 'depends',
  }),
};

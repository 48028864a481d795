import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { of, property } from './args.ts';

/** Properties that only one side declares, and what is said of those that nobody declares. */
export const contentRules = {
  'json/property-added-to-open': rule<JsonArgs>({
    title: 'The reader declares a property that the writer may already send as anything',
    message: (a) => `The reader gives ${property(a)} a schema, and the writer allows undeclared properties, so it may send a \`${a.name}\` that does not fit.`,
    help: 'Close the writer with `additionalProperties: false` before properties are added, or check under the lenient policy.',
    registry: { verdict: 'depends', type: 'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/required-property-added-to-open': rule<JsonArgs>({
    title: 'The reader requires a property that the writer does not declare',
    message: (a) => `The reader requires ${property(a)} and the writer does not declare it, so messages come without it and are refused.`,
    help: 'Make the property optional.',
    registry: { verdict: 'breaks', type: 'REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL' },
    truth: 'breaks',
  }),
  'json/required-property-with-default-added-to-open': rule<JsonArgs>({
    title: 'The reader requires a property with a default that the writer does not declare',
    message: (a) => `The reader requires ${property(a)} and the writer does not declare it; validators do not fill in its default, so messages without it are refused.`,
    help: 'Make the property optional.',
    registry: { verdict: 'depends', type: 'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL' },
    truth: 'breaks',
  }),
  'json/required-property-added-to-closed': rule<JsonArgs>({
    title: 'The reader requires a property that the writer never or rarely sends',
    message: (a) => `The reader requires ${property(a)}, which the writer does not declare, so messages come without it and are refused.`,
    help: 'Make the property optional.',
    registry: { verdict: 'breaks', type: 'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL' },
    truth: 'breaks',
  }),
  'json/property-added-not-covered': rule<JsonArgs>({
    title: 'The reader declares a property more narrowly than the writer allows undeclared ones',
    message: (a) => `The reader gives ${property(a)} a schema that does not take all that the writer allows under undeclared names.`,
    help: 'Give the property a schema that takes whatever the writer allows there.',
    registry: { verdict: 'depends', type: 'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/property-removed-from-closed': rule<JsonArgs>({
    title: 'The reader does not know a property and takes no unknown ones',
    message: (a) => `The writer may send ${property(a)}; the reader does not declare it and takes no undeclared properties of that name, so it refuses such messages.`,
    help: 'Keep the property in the reader, or let the reader take undeclared properties.',
    registry: { verdict: 'depends', type: 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/property-removed-not-covered': rule<JsonArgs>({
    title: 'The reader does not declare a property, and what it allows undeclared does not take it',
    message: (a) => `The writer may send ${property(a)}; the reader does not declare it, and its schema for undeclared properties does not take all of it.`,
    help: 'Keep the property in the reader.',
    registry: { verdict: 'depends', type: 'PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL' },
    truth: 'depends',
  }),
  'json/additional-properties-removed': rule<JsonArgs>({
    title: 'The reader takes no undeclared properties, and the writer allows them',
    message: (a) => `The writer may send undeclared properties in ${of(a.at)} and the reader takes none, so it refuses messages that have any.`,
    help: 'Keep `additionalProperties` as the writer has it.',
    registry: { verdict: 'depends', type: 'ADDITIONAL_PROPERTIES_REMOVED' },
    truth: 'depends',
  }),
  'json/additional-properties-narrowed': rule<JsonArgs>({
    title: 'The reader asks something of undeclared properties, and the writer does not',
    message: (a) => `The writer may send anything under undeclared names in ${of(a.at)} and the reader takes only what fits ${a.reader === '' ? 'its schema' : `\`${a.reader}\``}.`,
    help: 'Keep `additionalProperties` as the writer has it.',
    registry: { verdict: 'depends', type: 'ADDITIONAL_PROPERTIES_NARROWED' },
    truth: 'depends',
  }),
  'json/unevaluated-properties-removed': rule<JsonArgs>({
    title: 'The reader takes no unevaluated properties, and the writer allows them',
    message: (a) => `The writer may send properties in ${of(a.at)} that no keyword looks at and the reader takes none, so it refuses messages that have any.`,
    help: 'Keep `unevaluatedProperties` as the writer has it.',
    registry: { verdict: 'depends', type: 'UNEVALUATED_PROPERTIES_REMOVED' },
    truth: 'depends',
  }),
  'json/unevaluated-properties-narrowed': rule<JsonArgs>({
    title: 'The reader asks something of unevaluated properties, and the writer does not',
    message: (a) => `The writer may send anything in ${of(a.at)} under names that no keyword looks at and the reader takes only what fits ${a.reader === '' ? 'its schema' : `\`${a.reader}\``}.`,
    help: 'Keep `unevaluatedProperties` as the writer has it.',
    registry: { verdict: 'depends', type: 'UNEVALUATED_PROPERTIES_NARROWED' },
    truth: 'depends',
  }),
};

import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { of, property } from './args.ts';

const UNSEEN = { verdict: 'unseen', type: null } as const;

/** Where a reader may refuse a message though the registry passes the change. */
export const hazardRules = {
  'json/undeclared-property-required': rule<JsonArgs>({
    title: 'The reader requires a property that it does not declare',
    message: (a) => `The reader requires ${property(a)}, which is not among its \`properties\`, and the writer may leave it out; the registry does not look at such names, so messages without it are refused unseen.`,
    help: 'Leave the property optional in the reader.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/required-relies-on-default': rule<JsonArgs>({
    title: 'The reader requires a property and trusts its default',
    message: (a) => `The reader requires ${property(a)} and the writer may leave it out; the registry lets it pass for its \`default\`, which validators do not fill in, so messages without it are refused.`,
    help: 'Leave the property optional in the reader.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/pattern-properties-narrowed': rule<JsonArgs>({
    title: 'The reader asks more of names that match a pattern',
    message: (a) => `The reader asks something of names that match \`${a.name}\` in ${of(a.at)} that the writer does not keep to; the registry never compares \`patternProperties\`.`,
    help: 'Keep the pattern as the writer has it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/pattern-properties-removed': rule<JsonArgs>({
    title: 'The reader lost a pattern and takes no undeclared names like it',
    message: (a) => `The writer may send names that match \`${a.name}\` in ${of(a.at)}, and the reader neither has the pattern nor takes them as undeclared ones; the registry never compares \`patternProperties\`.`,
    help: 'Keep the pattern in the reader.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/property-names-narrowed': rule<JsonArgs>({
    title: 'The reader asks more of property names',
    message: (a) => `The reader asks something of the names of properties in ${of(a.at)} that the writer does not keep to; the registry never compares \`propertyNames\`.`,
    help: 'Keep `propertyNames` as the writer has it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/property-added-beside-patterns': rule<JsonArgs>({
    title: 'The reader declares a property that the writer may already send as anything',
    message: (a) => `The reader gives ${property(a)} a schema; the writer has patterns, so the registry takes it for closed, yet it allows anything under names that match none, so it may send a \`${a.name}\` that does not fit.`,
    help: 'Close the writer with `additionalProperties: false` before properties are added.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/contains-narrowed': rule<JsonArgs>({
    title: 'The reader looks for another item than the writer puts in',
    message: (a) => `The reader wants an item in ${of(a.at)} that the writer need not send; the registry never compares the schema of \`contains\`.`,
    help: 'Keep `contains` as the writer has it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/condition-changed': rule<JsonArgs>({
    title: 'The reader has another condition than the writer',
    message: (a) => `The \`if\`, \`then\` or \`else\` of ${of(a.at)} asks for something else in the reader than in the writer; the registry never compares them.`,
    help: 'Keep the condition as the writer has it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/exclusive-maximum-hidden': rule<JsonArgs>({
    title: 'The reader has a lower `exclusiveMaximum`, and the registry overlooks it',
    message: (a) => `The \`exclusiveMaximum\` of ${of(a.at)} is ${a.writer} in the writer and ${a.reader} in the reader; the registry looks at \`maximum\` by mistake and passes it.`,
    help: 'Keep the `exclusiveMaximum` of the writer.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/bound-made-exclusive': rule<JsonArgs>({
    title: 'The reader no longer takes the bound itself',
    message: (a) => `The flag \`${a.name}\` of ${of(a.at)} is new in the reader, which refuses the bound itself; the registry never compares these flags of draft-04.`,
    help: 'Leave the flag as the writer has it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/type-added-beside-keywords': rule<JsonArgs>({
    title: 'The reader names a type where the writer has only its keywords',
    message: (a) => `The writer names no type in ${of(a.at)}, so it may send any, and the reader takes one type; the registry takes the keywords beside it for the type.`,
    help: 'Name the type in the writer first.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/reference-chain-changed': rule<JsonArgs>({
    title: 'A reference to a reference leads to something else',
    message: (a) => `What \`$ref\` of ${of(a.at)} leads to in the end does not take all that the writer sends; the registry follows one step only, and takes references for equal.`,
    help: 'Refer to the definition itself, not to a reference to it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'json/alternatives-overlap': rule<JsonArgs>({
    title: 'Two alternatives of the reader take the same messages',
    message: (a) => `Some of what the writer sends in ${of(a.at)} fits two members of the reader's \`oneOf\`, which then refuses it; the registry does not look for that.`,
    help: 'Use `anyOf` in the reader, or make its members exclude each other.',
    registry: UNSEEN,
    truth: 'depends',
  }),
};

import * as z from 'zod';
import { named } from '../../config/validate.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { count, fieldPath, limit, scalar, severity, text } from './scalars.ts';
import type { TypeName } from './type-names.ts';
import { isTypeName, nameHere, TYPE_NAMES } from './type-names.ts';

/** More than a person keeps in a contract, and little enough to compare with every symbol of a schema. */
const MOST_VALUES = 10_000;

const constraints = z.strictObject({
  min: limit.optional(),
  max: limit.optional(),
  exclusive_min: limit.optional(),
  exclusive_max: limit.optional(),
  multiple_of: z.number().positive().optional(),
  min_length: count.optional(),
  max_length: count.optional(),
  pattern: text.optional(),
  format: text.optional(),
  min_items: count.optional(),
  max_items: count.optional(),
  unique_items: z.boolean().optional(),
  precision: z.int().min(1).optional(),
  scale: z.int().optional(),
  finite: z.boolean().optional(),
});

const valueMapping = z.strictObject({
  strip_prefix: text.optional(),
  case: z.enum(['lower', 'upper', 'none']).optional(),
  map: named(z.string()).optional().meta({ type: 'object', additionalProperties: { type: 'string' } }),
});

const semantics = z.strictObject({
  unit: text.optional(),
  scale: z.enum(['major', 'minor']).optional(),
  timezone: text.optional(),
  null_means: text.optional(),
  currency_field: fieldPath.optional(),
  meaning: text.optional(),
});

const drift = z.strictObject({
  psi: z.number().min(0).optional(),
  null_delta: z.number().min(0).max(1).optional(),
  cardinality_change: z.number().min(0).optional(),
  tolerance: z.union([z.number(), text]).optional(),
});

const type = z
  .string()
  .superRefine((value, context) => {
    if (isTypeName(value)) return;
    const meant = nameHere(value) ?? didYouMean(value, TYPE_NAMES);
    const help = meant === undefined ? `Write one of ${TYPE_NAMES.map((name) => `\`${name}\``).join(', ')}.` : `Write \`${meant}\`.`;
    context.addIssue({ code: 'custom', message: `must be a type of the contract language, not \`${value}\``, params: { help } });
  })
  .transform((value) => value as TypeName)
  .meta({ enum: [...TYPE_NAMES] });

/** One entry of `fields`. */
export const fieldSchema = z.strictObject({
  name: fieldPath.optional().describe('The field: `a.b`, `items[].sku` (each element), `attrs{}` (each value), `attrs{region}` (one key), `payment<Card>.last4` (one branch), `"odd.name"`.'),
  path: fieldPath.optional().describe('Another word for `name`.'),
  type: type.optional().describe('What kind of value it is; any if it is not said.'),
  required: z.union([z.boolean(), z.literal('if_parent')]).optional().describe('`true`: there and not null on every message, with all its parents. `if_parent`: when its parents are there. `false` (default): it may be missing or null.'),
  nullable: z.boolean().optional().describe('May it be null? Default: only if it is not required.'),
  presence: z.enum(['explicit', 'implicit']).optional().describe('Protobuf: `explicit` when unset and zero have to be told apart.'),
  constraints: constraints.optional().describe('Limits on values that are not null.'),
  allowed_values: z.array(scalar).min(1).max(MOST_VALUES).optional().describe('The values that the consumer handles.'),
  unknown_values: z.enum(['reject', 'tolerate']).optional().describe('What becomes of other values: `reject` (default) or `tolerate`.'),
  expects_values: z.array(scalar).min(1).max(MOST_VALUES).optional().describe('Values that must stay possible.'),
  value_mapping: valueMapping.optional().describe("How the schema's symbols become the consumer's values."),
  unspecified: z.enum(['ignore', 'check']).optional().describe('Protobuf: judge a zero value such as `STATUS_UNSPECIFIED` like any other.'),
  branches: z.array(text).min(1).optional().describe('The branches of a union or oneof that the consumer handles.'),
  unknown_branches: z.enum(['reject', 'tolerate']).optional().describe('What becomes of other branches: `reject` (default) or `tolerate`.'),
  semantics: semantics.optional().describe('What the value means; compared with what the schema says.'),
  aliases: z.array(fieldPath).optional().describe('Other names that this consumer accepts as well.'),
  relies_on_default: z.unknown().optional().describe('What the consumer takes a missing value for.'),
  severity: severity.optional().describe('The most that a finding on this field may weigh; the nearest severity wins.'),
  drift: drift.optional().describe('Limits for the drift of this field; they stand above the policy.'),
  deprecated_use: text.optional().describe('Why the consumer is about to stop reading it; findings only warn.'),
  description: z.string().optional(),
}).meta({ anyOf: [{ required: ['name'] }, { required: ['path'] }] });

export type FieldText = z.output<typeof fieldSchema>;
export type ConstraintsText = z.output<typeof constraints>;

import * as z from 'zod';
import { named } from '../../config/validate.ts';
import { count, fieldPath, limit, scalar, severity, text } from './scalars.ts';
import { nameHere, TYPE_NAMES } from './type-names.ts';

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
  map: named(z.string()).optional(),
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

const type = z.enum(TYPE_NAMES, {
  error: (issue) => {
    const here = typeof issue.input === 'string' ? nameHere(issue.input) : undefined;
    return here === undefined ? undefined : `must be a type of the contract language, which calls \`${String(issue.input)}\` \`${here}\``;
  },
});

/** One entry of `fields`. */
export const fieldSchema = z.strictObject({
  name: fieldPath.optional(),
  path: fieldPath.optional(),
  type: type.optional(),
  required: z.union([z.boolean(), z.literal('if_parent')]).optional(),
  nullable: z.boolean().optional(),
  presence: z.enum(['explicit', 'implicit']).optional(),
  constraints: constraints.optional(),
  allowed_values: z.array(scalar).min(1).optional(),
  unknown_values: z.enum(['reject', 'tolerate']).optional(),
  expects_values: z.array(scalar).min(1).optional(),
  value_mapping: valueMapping.optional(),
  unspecified: z.enum(['ignore', 'check']).optional(),
  branches: z.array(text).min(1).optional(),
  unknown_branches: z.enum(['reject', 'tolerate']).optional(),
  semantics: semantics.optional(),
  aliases: z.array(fieldPath).optional(),
  relies_on_default: z.unknown().optional(),
  severity: severity.optional(),
  drift: drift.optional(),
  deprecated_use: text.optional(),
  description: z.string().optional(),
});

export type FieldText = z.output<typeof fieldSchema>;
export type ConstraintsText = z.output<typeof constraints>;

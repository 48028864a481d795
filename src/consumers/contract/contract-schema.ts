import * as z from 'zod';
import { LEVELS } from '../../levels.ts';
import { fieldSchema } from './field-schema.ts';
import { day, severity, text } from './scalars.ts';

const owner = z.strictObject({
  team: text.optional(),
  slack: text.optional(),
  email: text.optional(),
  pager: text.optional(),
  codeowners: z.array(text).optional(),
});

const pinned = z.strictObject({
  subject: text.optional(),
  version: z.union([z.int().min(1), z.literal('latest')]).optional(),
  file: text.optional(),
});

const reads = z.strictObject({
  mode: z.enum(['generic', 'reader_schema', 'generated', 'json', 'sql']).optional(),
  language: text.optional(),
  history: z.enum(['tail', 'replay']).optional(),
  schema: pinned.optional(),
});

const sla = z.strictObject({
  max_delay: z.union([text, z.number()]).optional(),
  retention: z.union([text, z.number()]).optional(),
  availability: z.union([text, z.number()]).optional(),
});

const dependency = z.strictObject({
  topic: text.optional(),
  subject: text.optional(),
  record: text.optional(),
  part: z.enum(['value', 'key', 'headers']).optional(),
  severity: severity.optional(),
  compatibility: z.enum(LEVELS).optional(),
  sla: sla.optional(),
  purpose: text.optional(),
  fields: z.array(fieldSchema).optional(),
});

const acknowledgement = z.strictObject({
  change: text,
  by: text.optional(),
  at: day.optional(),
  ready_from: day.optional(),
  note: z.string().optional(),
});

const CONSUMER = /^[a-z0-9][a-z0-9._-]*$/;

/** A contract file. Keys that begin with `x-` are the user's own and are taken out before. */
export const contractSchema = z.strictObject({
  apiVersion: z.literal('v1').optional(),
  consumer: z.string().regex(CONSUMER, { error: 'must be lower-case letters, digits, `.`, `_` and `-`' }),
  description: z.string().optional(),
  status: z.enum(['draft', 'active', 'deprecated', 'retired']).optional(),
  severity: severity.optional(),
  owner: owner.optional(),
  tier: z.int().min(0).optional(),
  since: day.optional(),
  review_by: day.optional(),
  until: day.optional(),
  repository: text.optional(),
  produces: z.array(text).optional(),
  consumer_groups: z.array(text).optional(),
  reads: reads.optional(),
  depends_on: z.array(dependency),
  acknowledgements: z.array(acknowledgement).optional(),
});

export type ContractText = z.output<typeof contractSchema>;
export type DependencyText = z.output<typeof dependency>;

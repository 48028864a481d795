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
  mode: z.enum(['generic', 'reader_schema', 'generated', 'json', 'sql']).optional().describe('How messages are decoded: by name, with a pinned schema, by generated code, as JSON, into a table. Default: `generated` for Protobuf, else `generic`.'),
  language: text.optional().describe('The language, for warnings about number widths.'),
  history: z.enum(['tail', 'replay']).optional().describe('Does the consumer read old messages again?'),
  schema: pinned.optional().describe('The schema that the consumer reads with, for `reader_schema` and `generated`.'),
});

const sla = z.strictObject({
  max_delay: z.union([text, z.number()]).optional(),
  retention: z.union([text, z.number()]).optional(),
  availability: z.union([text, z.number()]).optional(),
});

const dependency = z.strictObject({
  topic: text.optional().describe('The topic; its subject is `<topic>-value` unless `subject` is given.'),
  subject: text.optional(),
  record: text.optional().describe('The record or message, where a schema has several.'),
  part: z.enum(['value', 'key', 'headers']).optional().describe('The part of the message: `value` (default), `key` or `headers`.'),
  severity: severity.optional(),
  compatibility: z.enum(LEVELS).optional().describe('The level that the consumer asks of the subject.'),
  sla: sla.optional().describe('What the consumer asks of the topic beside its schema.'),
  purpose: text.optional().describe('Why it matters; shown to the producer.'),
  fields: z.array(fieldSchema).optional().describe('The fields that the consumer reads.'),
}).meta({ anyOf: [{ required: ['topic'] }, { required: ['subject'] }] });

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
  apiVersion: z.literal('v1').optional().describe('Version of the contract language.'),
  consumer: z.string().regex(CONSUMER, { error: 'must be lower-case letters, digits, `.`, `_` and `-`' }).describe('The name of the consumer, one over all files.'),
  description: z.string().optional().describe('What the consumer does, for people.'),
  status: z.enum(['draft', 'active', 'deprecated', 'retired']).optional().describe('`draft` never blocks, `active` (default) does, `deprecated` only warns, `retired` is ignored.'),
  severity: severity.optional().describe('The most that a finding of this contract may weigh: `block` (default), `warn` or `info`.'),
  owner: owner.optional(),
  tier: z.int().min(0).optional().describe('How important the consumer is; 0 or 1 first.'),
  since: day.optional().describe('Since when the contract is in force, for people.'),
  review_by: day.optional().describe('After this day the contract only warns, until someone confirms it.'),
  until: day.optional().describe('The last day of the contract.'),
  repository: text.optional().describe('Where the consumer lives, for links.'),
  produces: z.array(text).optional().describe('Topics that the consumer writes from what it reads.'),
  consumer_groups: z.array(text).optional().describe('Kafka group ids of the consumer; `*` stands for anything.'),
  reads: reads.optional(),
  depends_on: z.array(dependency).describe('The topics that the consumer reads, and what it needs of them.'),
  acknowledgements: z.array(acknowledgement).optional().describe('Announced changes that the consumer knows of.'),
});

export type ContractText = z.output<typeof contractSchema>;
export type DependencyText = z.output<typeof dependency>;

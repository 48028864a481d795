import * as z from 'zod';
import { LEVELS } from '../levels.ts';
import type { FormatName, Level } from '../model.ts';
import { named } from './validate.ts';

const FORMATS: Readonly<Record<string, FormatName>> = { AVRO: 'avro', PROTOBUF: 'protobuf', JSON: 'json' };

const level = z.preprocess(
  (input) => (typeof input === 'string' ? input.toUpperCase().replaceAll('-', '_') : input),
  z.enum(LEVELS as readonly [Level, ...Level[]]),
);

const type = z
  .preprocess((input) => (typeof input === 'string' ? input.toUpperCase() : input), z.enum(['AVRO', 'PROTOBUF', 'JSON']))
  .transform((name) => FORMATS[name]!);

const naming = z
  .preprocess(
    (input) => (typeof input === 'string' ? input.replace(/Strategy$/, '') : input),
    z.enum(['TopicName', 'RecordName', 'TopicRecordName']),
  );

const NO_PATH = 'must be a path inside the folder of this file, with forward slashes';

/** Relative, forward slashes, never above the root: the same on every system. */
const path = z
  .string()
  .min(1)
  .refine((text) => !leaves(text), { error: NO_PATH, params: { help: 'Write the path as seen from the folder of this file.' } })
  .transform((text) => text.replace(/^(?:\.\/)+/, '').replace(/\/+$/, ''));

const glob = z
  .string()
  .min(1)
  .refine((text) => !leaves(text.replace(/^!/, '')), { error: NO_PATH, params: { help: 'Write the pattern as seen from the folder of this file.' } });

const globs = z.union([glob.transform((one) => [one]), z.array(glob)]);

const version = z.union([z.literal('latest'), z.literal(-1), z.int().min(1)]).transform((one) => (one === -1 ? 'latest' : one));

const reference = z.union([
  z.strictObject({ name: z.string().min(1), subject: z.string().min(1), version }),
  z.strictObject({ name: z.string().min(1), file: path }),
]);

const metadata = z.strictObject({ properties: named(z.string()).optional() });

const subject = z.strictObject({
  subject: z.string().min(1).max(1000),
  schema: path.optional(),
  topic: z.string().min(1).optional(),
  type: type.optional(),
  level: level.optional(),
  references: z.array(reference).optional(),
  record: z.string().min(1).optional(),
  metadata: metadata.optional(),
});

const url = z.string().superRefine((text, context) => {
  const problem = urlProblem(text);
  if (problem) context.addIssue({ code: 'custom', message: problem.message, params: { help: problem.help }, input: text });
});

const registry = z.union([url.transform((text) => ({ url: text })), z.strictObject({ url: url.optional() })]);

/** The shape of whobreaks.yaml. */
export const configSchema = z.strictObject({
  subjects: z.array(subject).optional(),
  naming: naming.optional(),
  schemas: globs.optional(),
  contracts: globs.optional(),
  level: level.optional(),
  baseline: z.string().min(1).optional(),
  profile: z.enum(['confluent@next', 'confluent@8.3']).optional(),
  jsonPolicy: z.enum(['strict', 'lenient']).optional(),
  protoRoots: z.array(path).optional(),
  registry: registry.optional(),
});

export type RawConfig = z.output<typeof configSchema>;

function leaves(text: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:)|[\\\0-\x1f]/.test(text) || text.split('/').includes('..');
}

function urlProblem(text: string): { message: string; help: string } | null {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    return { message: 'must be an http or https address', help: 'Write it like `https://registry.example.com`.' };
  }
  if (parsed.username === '' && parsed.password === '') return null;
  return { message: 'must not hold a user name or a password', help: 'Give them in SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO.' };
}

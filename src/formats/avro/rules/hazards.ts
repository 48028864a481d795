import { rule } from '../../../rule.ts';
import { ticked } from './ticked.ts';

const UNSEEN = { verdict: 'unseen', type: null } as const;

/** What the registry lets pass and a reader suffers from. */
export const hazards = {
  'avro/rename-hidden-by-default': rule<{ record: string; field: string; writer: string; value: string }>({
    title: 'A field was renamed in the writer, and the reader falls back to its default',
    message: (a) =>
      `The writer now calls \`${a.record}.${a.field}\` by the name \`${a.writer}\`; its alias helps readers of the writer's schema only, and this reader always gets its default ${a.value}.`,
    help: 'Keep writing the field under its old name as well, until no reader uses it.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'avro/unusable-default': rule<{ record: string; field: string; value: string; type: string }>({
    title: 'The default that a reader needs is no value of the type',
    message: (a) =>
      `The writer never sends \`${a.record}.${a.field}\`, and its default ${a.value} is no \`${a.type}\`, so the reader fails when it needs it.`,
    help: 'Give the field a default of its own type.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'avro/enum-symbol-swallowed': rule<{ enum: string; symbols: readonly string[]; fallback: string }>({
    title: 'The reader turns an unknown symbol into its default',
    message: (a) =>
      `The writer may send ${ticked(a.symbols)} in enum \`${a.enum}\`, and the reader silently reads \`${a.fallback}\` instead.`,
    help: 'Teach every reader the symbol before a writer sends it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'avro/bytes-read-as-string': rule<{ where: string }>({
    title: 'The reader takes bytes for text',
    message: (a) =>
      `The writer sends bytes in ${a.where}, and the reader decodes them as UTF-8 text: other bytes are damaged, or make the reader fail.`,
    help: 'Keep the type, or add a new field for the text.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'avro/number-loses-precision': rule<{ where: string; reader: string; writer: string; bits: number }>({
    title: 'The reader rounds large numbers',
    message: (a) =>
      `The writer sends \`${a.writer}\` in ${a.where}, and the reader takes it as \`${a.reader}\`: whole numbers beyond 2^${a.bits} are rounded.`,
    help: 'Use a type in the reader that holds every number of the writer.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'avro/union-branch-namespace': rule<{ where: string; kind: string; reader: string; writer: string }>({
    title: 'The namespace of a type in a union changed',
    message: (a) =>
      `In ${a.where} the writer's ${a.kind} is \`${a.writer}\` and the reader's is \`${a.reader}\`: in a union a Java reader looks for the full name and fails.`,
    help: 'Keep the namespace of the type, or add the full name of the writer to its `aliases` in the reader.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'avro/union-prefers-full-name': rule<{ where: string; name: string; because: string }>({
    title: 'A branch of the full name is taken, and cannot be read',
    message: (a) => `In ${a.where} a Java reader takes its own branch \`${a.name}\` for what the writer sends, and fails: ${a.because}.`,
    help: 'Make the branch of that full name able to read what the writer sends.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'avro/field-alias-ignored': rule<{ record: string; field: string; alias: string; writer: string }>({
    title: 'A field alias does not work across namespaces',
    message: (a) =>
      `Field \`${a.field}\` reads \`${a.alias}\` by alias, which a Java reader looks up for \`${a.record}\` only: for the writer's \`${a.writer}\` it finds no such field.`,
    help: 'Add the full name of the writer to the `aliases` of the record in the reader.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'avro/writer-field-read-twice': rule<{ record: string; fields: readonly string[]; writer: string }>({
    title: 'Two reader fields want the same field of the writer',
    message: (a) =>
      `In \`${a.record}\` both ${ticked(a.fields)} read \`${a.writer}\` of the writer, and a Java reader gives it to one of them only.`,
    help: 'Keep one of the two fields, or give the other one a source of its own.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'avro/alias-takes-other-type': rule<{ name: string; claimant: string }>({
    title: 'An alias claims the name of another type of the writer',
    message: (a) =>
      `\`${a.claimant}\` of the reader has the alias \`${a.name}\`, so a Java reader takes the writer's \`${a.name}\` for it and fails.`,
    help: 'Remove the alias that names another type.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'avro/hidden-by-recursion': rule<{ where: string; because: string }>({
    title: 'A recursive type hides an incompatibility from the registry',
    message: (a) => `The registry takes ${a.where} for readable because the types refer to each other, but a reader fails: ${a.because}.`,
    help: 'Make every type of the cycle able to read its counterpart of the writer.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'avro/aliases-stop-reader': rule<{ because: string }>({
    title: 'The aliases of the reader cannot be put into the schema of the writer',
    message: (a) => `Because of its aliases a Java reader stops before the first message: ${a.because}.`,
    help: 'Remove the alias from the reader, or register a writer schema that is valid with it.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
};

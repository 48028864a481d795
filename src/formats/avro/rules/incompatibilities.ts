import { rule } from '../../../rule.ts';
import { ticked } from './ticked.ts';

/** What the registry itself calls incompatible. `registry` among the arguments is what it adds as information. */
export const incompatibilities = {
  'avro/reader-field-without-default': rule<{ record: string; field: string; registry: string }>({
    title: 'A reader field has no default and the writer never sends it',
    message: (a) =>
      `Field \`${a.record}.${a.field}\` has no default and the writer never sends it, so the reader cannot read any \`${a.record}\`.`,
    help: 'Give the field a default.',
    registry: { verdict: 'breaks', type: 'READER_FIELD_MISSING_DEFAULT_VALUE' },
    truth: 'breaks',
  }),
  'avro/enum-default-on-type-only': rule<{ record: string; field: string; enum: string; fallback: string; registry: string }>({
    title: 'A missing enum field has a default on its type, not on itself',
    message: (a) =>
      `The writer never sends \`${a.record}.${a.field}\`, and the default \`${a.fallback}\` of enum \`${a.enum}\` is for unknown symbols, not for a missing field.`,
    help: 'Repeat the default on the field itself.',
    registry: { verdict: 'breaks', type: 'TYPE_MISMATCH' },
    truth: 'breaks',
  }),
  'avro/type-mismatch': rule<{ where: string; reader: string; writer: string; registry: string }>({
    title: 'The reader expects another type',
    message: (a) =>
      `The writer sends \`${a.writer}\` in ${a.where}, where the reader expects \`${a.reader}\`, and there is no promotion from the one to the other.`,
    help: 'Keep the type, or add a new field with a default beside the old one.',
    registry: { verdict: 'breaks', type: 'TYPE_MISMATCH' },
    truth: 'breaks',
  }),
  'avro/reader-refuses-null': rule<{ where: string; reader: string; registry: string }>({
    title: 'The writer may send null and the reader does not take it',
    message: (a) => `The writer may send null in ${a.where}, and the reader takes only \`${a.reader}\` there.`,
    help: 'Make the type of the reader a union with `null` before a writer sends it.',
    registry: { verdict: 'breaks', type: 'TYPE_MISMATCH' },
    truth: 'depends',
  }),
  'avro/writer-branch-mismatch': rule<{ where: string; branch: string; reader: string; registry: string }>({
    title: 'A branch of the union that the writer uses is not the type that the reader expects',
    message: (a) => `The writer may send \`${a.branch}\` in ${a.where}, and the reader takes only \`${a.reader}\` there.`,
    help: 'Make the type of the reader a union with that branch before a writer sends it.',
    registry: { verdict: 'breaks', type: 'TYPE_MISMATCH' },
    truth: 'depends',
  }),
  'avro/record-name-mismatch': rule<{ reader: string; writer: string; registry: string }>({
    title: 'The record has another name in the reader',
    message: (a) =>
      `The writer calls the record \`${a.writer}\` and the reader calls it \`${a.reader}\`, with no alias between them, so a strict reader refuses it.`,
    help: 'Add the full name of the writer to the `aliases` of the record in the reader.',
    registry: { verdict: 'breaks', type: 'NAME_MISMATCH' },
    truth: 'depends',
  }),
  'avro/enum-name-mismatch': rule<{ reader: string; writer: string; registry: string }>({
    title: 'The enum has another name in the reader',
    message: (a) =>
      `The writer calls the enum \`${a.writer}\` and the reader calls it \`${a.reader}\`, with no alias between them, so no value can be read.`,
    help: 'Add the full name of the writer to the `aliases` of the enum in the reader.',
    registry: { verdict: 'breaks', type: 'NAME_MISMATCH' },
    truth: 'breaks',
  }),
  'avro/fixed-name-mismatch': rule<{ reader: string; writer: string; registry: string }>({
    title: 'The fixed type has another name in the reader',
    message: (a) =>
      `The writer calls the fixed type \`${a.writer}\` and the reader calls it \`${a.reader}\`, with no alias between them, so no value can be read.`,
    help: 'Add the full name of the writer to the `aliases` of the fixed type in the reader.',
    registry: { verdict: 'breaks', type: 'NAME_MISMATCH' },
    truth: 'breaks',
  }),
  'avro/fixed-size-mismatch': rule<{ name: string; reader: number; writer: number; registry: string }>({
    title: 'The fixed type has another size in the reader',
    message: (a) => `\`${a.name}\` has ${a.writer} bytes in the writer and ${a.reader} in the reader, so no value can be read.`,
    help: 'Keep the size, or define a new fixed type for a new field.',
    registry: { verdict: 'breaks', type: 'FIXED_SIZE_MISMATCH' },
    truth: 'breaks',
  }),
  'avro/reader-enum-lacks-symbol': rule<{ enum: string; symbols: readonly string[]; registry: string }>({
    title: 'The reader does not know a symbol of the enum, and has no default for it',
    message: (a) =>
      `The writer may send ${ticked(a.symbols)} in enum \`${a.enum}\`, which the reader does not know and has no default for.`,
    help: 'Give the enum a default symbol in the reader, or teach every reader the symbol before a writer sends it.',
    registry: { verdict: 'breaks', type: 'MISSING_ENUM_SYMBOLS' },
    truth: 'depends',
  }),
  'avro/reader-union-lacks-branch': rule<{ where: string; branch: string; union: string; registry: string }>({
    title: 'The reader has no branch for what the writer may send',
    message: (a) => `The writer may send \`${a.branch}\` in ${a.where}, and no branch of \`${a.union}\` takes it.`,
    help: 'Add the branch to the union of every reader before a writer sends it.',
    registry: { verdict: 'breaks', type: 'MISSING_UNION_BRANCH' },
    truth: 'depends',
  }),
  'avro/union-branch-unreadable': rule<{ where: string; branch: string; because: string; registry: string }>({
    title: 'The reader has a branch of that name, but cannot read what the writer puts into it',
    message: (a) => `The reader cannot read branch \`${a.branch}\` of ${a.where}: ${a.because}.`,
    help: 'Make the branch of the reader able to read that of the writer.',
    registry: { verdict: 'breaks', type: 'MISSING_UNION_BRANCH' },
    truth: 'depends',
  }),
  'avro/ambiguous-alias': rule<{ record: string; field: string; matches: readonly string[]; registry: string }>({
    title: 'A reader field matches several fields of the writer',
    message: (a) =>
      `By its name and aliases \`${a.record}.${a.field}\` matches ${ticked(a.matches)} of the writer, and the registry stops with an error.`,
    help: 'Remove the alias that names a field which the writer still has.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'depends',
  }),
  'avro/self-ambiguous-alias': rule<{ record: string; field: string; matches: readonly string[]; registry: string }>({
    title: 'A field has an alias that is the name of a field beside it',
    message: (a) =>
      `The aliases of \`${a.record}.${a.field}\` name a field that the record has itself, so the registry stops with an error, even for messages of the reader's own schema.`,
    help: 'Remove the alias that names a field of the same record.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'depends',
    alone: true,
  }),
};

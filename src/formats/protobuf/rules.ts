import { rule } from '../../rule.ts';

/** What can be wrong between a Protobuf reader and a Protobuf writer. */
export const protobufRules = {
  'protobuf/package-differs': rule<{ reader: string; writer: string }>({
    title: 'Reader and writer have different packages',
    message: (a) => `The reader's package is \`${a.reader}\`, the writer's is \`${a.writer}\`. The registry takes all types for others; the bytes stay readable.`,
    help: 'Keep the package, and register the new package under a new subject.',
    registry: { verdict: 'breaks', type: 'PACKAGE_CHANGED' },
    truth: 'depends',
  }),
  'protobuf/message-unknown-to-reader': rule<{ message: string }>({
    title: 'Reader lacks a message that the writer declares',
    message: (a) => `The reader has no message \`${a.message}\`, which the writer declares. Messages of that type cannot be read under this name.`,
    help: 'Keep the message, even if nothing uses it any more.',
    registry: { verdict: 'breaks', type: 'MESSAGE_REMOVED' },
    truth: 'depends',
  }),
  'protobuf/field-kind-differs': rule<{ field: string; reader: string; writer: string }>({
    title: 'A scalar, a message and a map are taken for each other',
    message: (a) => `Field \`${a.field}\` is written as \`${a.writer}\` and read as \`${a.reader}\`. These have different encodings.`,
    help: 'Add a new field with a new number for the new type, and keep the old one.',
    registry: { verdict: 'breaks', type: 'FIELD_KIND_CHANGED' },
    truth: 'depends',
  }),
  'protobuf/scalar-encoding-differs': rule<{ field: string; reader: string; writer: string }>({
    title: 'Reader and writer encode a scalar differently',
    message: (a) => `Field \`${a.field}\` is written as \`${a.writer}\` and read as \`${a.reader}\`. The reader drops the value or reads another one.`,
    help: 'Add a new field with a new number for the new type, and keep the old one.',
    registry: { verdict: 'breaks', type: 'FIELD_SCALAR_KIND_CHANGED' },
    truth: 'depends',
  }),
  'protobuf/message-type-differs': rule<{ field: string; reader: string; writer: string }>({
    title: 'A field has a message type of another name',
    message: (a) => `Field \`${a.field}\` is written as \`${a.writer}\` and read as \`${a.reader}\`. The registry compares the names; the bytes are readable if the fields agree.`,
    help: 'Keep the name of the message type.',
    registry: { verdict: 'breaks', type: 'FIELD_NAMED_TYPE_CHANGED' },
    truth: 'depends',
  }),
  'protobuf/referenced-type-incompatible': rule<{ field: string; type: string }>({
    title: 'A field has a referenced message type whose versions are incompatible',
    message: (a) => `Field \`${a.field}\` has the type \`${a.type}\`, of which reader and writer use incompatible versions.`,
    help: 'Repair the referenced type first, or keep the reference to its earlier version.',
    registry: { verdict: 'breaks', type: 'FIELD_NAMED_TYPE_CHANGED' },
    truth: 'depends',
  }),
  'protobuf/numeric-label-differs': rule<{ field: string; reader: string; writer: string }>({
    title: 'The label of a number differs',
    message: (a) => `Field \`${a.field}\` is a number written as \`${a.writer}\` and read as \`${a.reader}\`.`,
    help: 'Keep the label, or add a new field with a new number.',
    registry: { verdict: 'breaks', type: 'FIELD_NUMERIC_LABEL_CHANGED' },
    truth: 'depends',
  }),
  'protobuf/reader-requires-unwritten-field': rule<{ field: string }>({
    title: 'Reader requires a field that the writer does not have',
    message: (a) => `The reader requires the field \`${a.field}\`, which the writer never sends. The reader refuses every message.`,
    help: 'Declare the new field `optional`.',
    registry: { verdict: 'breaks', type: 'REQUIRED_FIELD_ADDED' },
    truth: 'breaks',
  }),
  'protobuf/required-field-unknown-to-reader': rule<{ field: string }>({
    title: 'Reader lacks a field that the writer requires',
    message: (a) => `The writer's required field \`${a.field}\` is unknown to the reader, which skips it.`,
    help: 'Keep the field until no earlier reader is left, and reserve its number then.',
    registry: { verdict: 'breaks', type: 'REQUIRED_FIELD_REMOVED' },
    truth: 'allows',
  }),
  'protobuf/oneof-member-unknown-to-reader': rule<{ oneof: string; field: string }>({
    title: 'Reader lacks a member of a oneof',
    message: (a) => `The reader's oneof \`${a.oneof}\` has no member \`${a.field}\`. When the writer sets it, the reader sees the oneof as empty.`,
    help: 'Keep the member, and mark it `deprecated`.',
    registry: { verdict: 'breaks', type: 'ONEOF_FIELD_REMOVED' },
    truth: 'breaks',
  }),
  'protobuf/fields-share-new-oneof': rule<{ oneof: string; fields: readonly string[] }>({
    title: 'Fields that a writer sets together share a oneof in the reader',
    message: (a) => `The writer can set ${list(a.fields)} together; the reader's oneof \`${a.oneof}\` keeps only one of them.`,
    help: 'Leave the fields outside the oneof, and add new fields for its members.',
    registry: { verdict: 'breaks', type: 'MULTIPLE_FIELDS_MOVED_TO_ONEOF' },
    truth: 'breaks',
  }),
  'protobuf/field-joins-existing-oneof': rule<{ oneof: string; fields: readonly string[] }>({
    title: 'A field joins a oneof that has other members already',
    message: (a) => `The writer can set ${list(a.fields)} together; the reader's oneof \`${a.oneof}\` keeps only one of them.`,
    help: 'Leave the field outside the oneof, and add a new field as its member.',
    registry: { verdict: 'breaks', type: 'FIELD_MOVED_TO_EXISTING_ONEOF' },
    truth: 'breaks',
  }),
  'protobuf/edition-not-registrable': rule<{ edition: string }>({
    title: 'The registry cannot take editions',
    message: (a) => `The text declares edition "${a.edition}", which the registry's parser refuses.`,
    help: 'Declare `syntax = "proto3";` instead.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'allows',
  }),
  'protobuf/syntax-not-registrable': rule<{ what: string }>({
    title: 'The registry cannot parse a part of the text',
    message: (a) => `The text has ${a.what}, which is valid Protobuf and which the registry's parser refuses.`,
    help: 'Write it in another way.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'allows',
  }),
};

export type ProtobufRuleId = keyof typeof protobufRules;

function list(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}`;
}

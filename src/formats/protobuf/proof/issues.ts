import type { Fact } from '../../../model.ts';
import type { Field, Message } from '../descriptor.ts';
import { presenceOf } from '../features.ts';
import { fieldPath, type Hazards, type Issue, type MessagePair, typePath } from '../hazards/hazards.ts';
import { fieldsOf, pairFrom, findHazards } from '../hazards/walk.ts';
import { Anchors } from '../place.ts';
import type { ProtoSchema } from '../schema.ts';

/** All that a decoder can stumble over, whether or not the registry refuses it. */
export function findIssues(reader: ProtoSchema, writer: ProtoSchema): { issues: readonly Issue[]; blind: Hazards['blind'] } {
  const hazards = findHazards(reader, writer, new Anchors(), new Map());
  const renamed = renamedRecord(reader, writer);
  if (renamed !== null) pairFrom(hazards, { ...renamed, through: null });
  const issues = [...hazards.issues];
  for (const messages of hazards.pairs) issues.push(...unwrittenFields(hazards, messages), ...unknownMembers(hazards, messages));
  return { issues, blind: hazards.blind };
}

/** The first message of both texts, if it only has another name: records say nothing of the name. */
export function renamedRecord(reader: ProtoSchema, writer: ProtoSchema): { reader: Message; writer: Message } | null {
  const [read] = reader.file.messages;
  const [written] = writer.file.messages;
  if (read === undefined || written === undefined) return null;
  const isNew = !writer.file.messages.some((message) => message.name === read.name);
  const isGone = !reader.file.messages.some((message) => message.name === written.name);
  return isNew && isGone ? { reader: read, writer: written } : null;
}

/** Required by the reader, and not there in the writer. */
function unwrittenFields(hazards: Hazards, messages: MessagePair): Issue[] {
  const written = fieldsOf(hazards.writer, messages.writer);
  return messages.reader.fields
    .filter((field) => !written.has(field.number) && isRequired(hazards.reader, field))
    .map((field) => issue('protobuf/reader-requires-unwritten-field', fieldPath(messages.reader, field), messages, field, null));
}

/** Members of a oneof of which the reader knows others, but not this one. */
function unknownMembers(hazards: Hazards, messages: MessagePair): Issue[] {
  const read = fieldsOf(hazards.reader, messages.reader);
  return messages.writer.oneofs.flatMap((oneof) => {
    const lost = oneof.fields.filter((field) => !read.has(field.number));
    const isKnown = lost.length < oneof.fields.length || messages.reader.oneofs.some((known) => known.name === oneof.name);
    if (!isKnown) return [];
    return lost.map((field) =>
      issue('protobuf/oneof-member-unknown-to-reader', typePath(messages.writer, `${oneof.name}/${field.number}`), messages, null, field));
  });
}

function issue(rule: Issue['rule'], path: string, messages: MessagePair, reader: Field | null, writer: Field | null): Issue {
  const fact: Fact = { rule, path, args: {}, reader: null, writer: null };
  return { rule, fact, messages, reader, writer };
}

function isRequired(schema: ProtoSchema, field: Field): boolean {
  return presenceOf(field, schema.typeOf(field).kind === 'message') === 'required';
}

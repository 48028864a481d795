import type { Field, Message, Oneof } from '../descriptor.ts';
import { atName, nameIn } from '../place.ts';
import { at, compareAt, steps } from './at.ts';
import { fieldAdded, fieldRemoved } from './lone-field.ts';
import { type Numbered, numbered } from './numbered.ts';
import type { Walk } from './walk.ts';

/** Current releases: fields pair by number, wherever they stand in their messages. */
export function compareMembersByNumber(walk: Walk, readerMessage: Message, writerMessage: Message): void {
  const reader = numbered(readerMessage);
  const writer = numbered(writerMessage);
  for (const oneof of readerMessage.oneofs) at(walk, [oneof.name], () => judgeOrigins(walk, readerMessage, oneof, writer));
  for (const [name, oneof] of writer.oneofs) leftOneof(walk, readerMessage, reader, writerMessage, name, oneof);
  for (const name of reader.oneofs.keys()) if (!writer.oneofs.has(name)) at(walk, [name], () => walk.allow('ONEOF_ADDED'));
  for (const [number, field] of reader.all) {
    const other = writer.all.get(number);
    if (other !== undefined) comparePair(walk, field, other);
    else if (field.oneof === null) at(walk, [number], () => fieldAdded(walk, field, writerMessage));
    else at(walk, steps(field), () => walk.allow('ONEOF_FIELD_ADDED'));
  }
  for (const [number, field] of writer.top) {
    if (!reader.all.has(number)) at(walk, [number], () => fieldRemoved(walk, field, readerMessage));
  }
}

function comparePair(walk: Walk, reader: Field, writer: Field): void {
  if (reader.oneof === null && writer.oneof !== null) at(walk, [reader.number], () => walk.allow('ONEOF_FIELD_MOVED_TO_TOP_LEVEL'));
  compareAt(walk, reader, writer);
}

/** Members of one oneof must come from one oneof, or be one field, for else a writer can set several of them. */
function judgeOrigins(walk: Walk, readerMessage: Message, oneof: Oneof, writer: Numbered): void {
  const fromTop: Field[] = [];
  const fromOneofs = new Map<string, Field>();
  for (const field of oneof.fields) {
    const other = field.group === null ? writer.all.get(field.number) : undefined;
    if (other === undefined) continue;
    if (other.oneof === null) fromTop.push(other);
    else fromOneofs.set(other.oneof.name, other);
  }
  const origins = [...fromTop, ...fromOneofs.values()];
  if (origins.length < 2) return;
  walk.refuse(
    fromTop.length > 1 ? 'protobuf/fields-share-new-oneof' : 'protobuf/field-joins-existing-oneof',
    { oneof: `${readerMessage.local}.${oneof.name}`, fields: origins.map((field) => field.name) },
    nameIn(readerMessage.file, oneof),
    atName(origins[0]!),
    oneof,
  );
}

/** What became of a writer's oneof. One that vanished with all its members is no loss to the registry. */
function leftOneof(walk: Walk, readerMessage: Message, reader: Numbered, writerMessage: Message, name: string, oneof: Oneof): void {
  const survivor = reader.oneofs.get(name);
  if (survivor === undefined) at(walk, [name], () => walk.allow('ONEOF_REMOVED'));
  const members = oneof.fields.filter((field) => field.group === null);
  const lost = members.filter((field) => !reader.all.has(field.number));
  if (survivor === undefined && lost.length === members.length) return;
  for (const field of new Map(lost.map((field) => [field.number, field])).values()) {
    at(walk, [name, field.number], () =>
      walk.refuse(
        'protobuf/oneof-member-unknown-to-reader',
        { oneof: `${writerMessage.local}.${name}`, field: field.name },
        survivor === undefined ? atName(readerMessage) : nameIn(readerMessage.file, survivor),
        atName(field),
      ));
  }
}

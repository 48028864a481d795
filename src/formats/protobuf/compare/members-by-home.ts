import type { Field, Message, Oneof } from '../descriptor.ts';
import { atName, nameIn } from '../place.ts';
import { at, compareAt } from './at.ts';
import { fieldAdded, fieldRemoved } from './lone-field.ts';
import { type Numbered, numbered } from './numbered.ts';
import type { Walk } from './walk.ts';

/** Releases up to 8.3: fields pair by number within their oneof or outside all; one that moves is gone and new. */
export function compareMembersByHome(walk: Walk, readerMessage: Message, writerMessage: Message): void {
  const reader = numbered(readerMessage);
  const writer = numbered(writerMessage);
  const top = new Map(writer.top);
  for (const oneof of readerMessage.oneofs) {
    at(walk, [oneof.name], () => judgeMoves(walk, readerMessage, oneof, writer, top));
    for (const field of oneof.fields) if (field.group === null) top.delete(field.number);
  }
  compareOneofs(walk, readerMessage, reader, writerMessage, writer);
  for (const [number, field] of reader.top) {
    const other = top.get(number);
    if (other === undefined) at(walk, [number], () => fieldAdded(walk, field, writerMessage));
    else compareAt(walk, field, other);
  }
  for (const [number, field] of top) if (!reader.top.has(number)) at(walk, [number], () => fieldRemoved(walk, field, readerMessage));
}

function judgeMoves(walk: Walk, readerMessage: Message, oneof: Oneof, writer: Numbered, top: ReadonlyMap<number, Field>): void {
  const moved: Field[] = [];
  const members: Field[] = [];
  for (const field of oneof.fields) {
    const fromTop = top.get(field.number);
    const other = writer.all.get(field.number);
    if (fromTop !== undefined) moved.push(fromTop);
    else if (other !== undefined && other.oneof !== null) members.push(other);
  }
  if (moved.length === 0 || (moved.length === 1 && members.length === 0)) return;
  walk.refuse(
    moved.length > 1 ? 'protobuf/fields-share-new-oneof' : 'protobuf/field-joins-existing-oneof',
    { oneof: `${readerMessage.local}.${oneof.name}`, fields: [...moved, ...members].map((field) => field.name) },
    nameIn(readerMessage.file, oneof),
    atName(moved[0]!),
    oneof,
  );
}

function compareOneofs(walk: Walk, readerMessage: Message, reader: Numbered, writerMessage: Message, writer: Numbered): void {
  for (const name of writer.oneofs.keys()) if (!reader.oneofs.has(name)) at(walk, [name], () => walk.allow('ONEOF_REMOVED'));
  for (const [name, oneof] of reader.oneofs) {
    const other = writer.oneofs.get(name);
    if (other === undefined) at(walk, [name], () => walk.allow('ONEOF_ADDED'));
    else compareOneof(walk, readerMessage, oneof, writerMessage, other);
  }
}

function compareOneof(walk: Walk, readerMessage: Message, reader: Oneof, writerMessage: Message, writer: Oneof): void {
  const readerFields = byNumber(reader);
  const writerFields = byNumber(writer);
  for (const [number, field] of writerFields) {
    if (readerFields.has(number)) continue;
    at(walk, [reader.name, number], () =>
      walk.refuse(
        'protobuf/oneof-member-unknown-to-reader',
        { oneof: `${writerMessage.local}.${writer.name}`, field: field.name },
        nameIn(readerMessage.file, reader),
        atName(field),
      ));
  }
  for (const [number, field] of readerFields) {
    const other = writerFields.get(number);
    if (other === undefined) at(walk, [reader.name, number], () => walk.allow('ONEOF_FIELD_ADDED'));
    else compareAt(walk, field, other);
  }
}

function byNumber(oneof: Oneof): Map<number, Field> {
  return new Map(oneof.fields.filter((field) => field.group === null).map((field) => [field.number, field]));
}

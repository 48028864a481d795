import type { Field, Message } from '../descriptor.ts';
import { atName } from '../place.ts';
import type { Walk } from './walk.ts';

/** A field outside oneofs that only the reader has. */
export function fieldAdded(walk: Walk, field: Field, writer: Message): void {
  if (field.label !== 'required') walk.allow('FIELD_ADDED');
  else walk.refuse('protobuf/reader-requires-unwritten-field', { field: `${field.scope!.local}.${field.name}` }, atName(field), atName(writer));
}

/** A field outside oneofs that only the writer has. */
export function fieldRemoved(walk: Walk, field: Field, reader: Message): void {
  if (field.label !== 'required') walk.allow('FIELD_REMOVED');
  else walk.refuse('protobuf/required-field-unknown-to-reader', { field: `${field.scope!.local}.${field.name}` }, atName(reader), atName(field));
}

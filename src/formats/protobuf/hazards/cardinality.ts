import { isPackedByDefault, presenceOf } from '../features.ts';
import type { FieldType } from '../field-type.ts';
import { atLabel } from '../place.ts';
import { type FieldPair, fieldText, tellField } from './hazards.ts';
import { typeName } from './values.ts';

/** How many values are written, and how many the reader expects. */
export function compareCardinality(pair: FieldPair): void {
  const { reader, writer } = pair;
  const type = pair.hazards.writer.typeOf(writer);
  const readerPresence = presenceOf(reader, pair.hazards.reader.typeOf(reader).kind === 'message');
  const writerPresence = presenceOf(writer, type.kind === 'message');
  const field = fieldText(pair.messages.reader, reader);
  if (readerPresence === 'required' && writerPresence !== 'required') {
    tellField(pair, 'protobuf/reader-requires-optional-field', { field }, atLabel(reader), atLabel(writer));
  }
  if (writerPresence !== 'repeated' || readerPresence === 'repeated' || type.kind === 'map') return;
  const rule = isPackable(type) && isPackedByDefault(writer) ? 'protobuf/packed-list-read-as-single' : 'protobuf/list-read-as-single';
  tellField(pair, rule, { field, type: typeName(type) }, atLabel(reader), atLabel(writer));
}

/** Numbers can be packed; whatever has a length of its own cannot. */
function isPackable(type: FieldType): boolean {
  return type.kind === 'enum' || (type.kind === 'scalar' && type.scalar !== 'string' && type.scalar !== 'bytes');
}

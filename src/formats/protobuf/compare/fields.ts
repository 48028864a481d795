import type { Field, Label, Message } from '../descriptor.ts';
import { mapEntryFields } from '../map-entry.ts';
import { atLabel, atType } from '../place.ts';
import { scalarGroup } from '../scalars.ts';
import type { Named, ProtoSchema } from '../schema.ts';
import type { Walk } from './walk.ts';

/** Two fields of one number. The path is the field's. */
export function compareField(walk: Walk, reader: Field, writer: Field): void {
  if (reader.name !== writer.name) walk.allow('FIELD_NAME_CHANGED');
  const pair: Pair = { walk, reader, writer };
  compareTypes(pair, viewField(walk.reader, reader), viewField(walk.writer, writer), reader.label, writer.label);
}

interface Pair {
  readonly walk: Walk;
  readonly reader: Field;
  readonly writer: Field;
}

/** A type as the registry sees it; an enum is a scalar. */
type View =
  | { readonly kind: 'scalar'; readonly group: string }
  | { readonly kind: 'map'; readonly key: string; readonly value: string }
  | { readonly kind: 'message'; readonly name: string; readonly named: Named | null };

const ENUM: View = { kind: 'scalar', group: 'varint' };

function compareTypes(pair: Pair, reader: View, writer: View, readerLabel: Label | null, writerLabel: Label | null): void {
  if (reader.kind === 'scalar' && writer.kind === 'scalar') {
    if (reader.group !== writer.group) refuseTypes(pair, 'protobuf/scalar-encoding-differs');
    else if (readerLabel !== null && writerLabel !== null && readerLabel !== writerLabel) {
      if (reader.group === 'text') pair.walk.allow('FIELD_STRING_OR_BYTES_LABEL_CHANGED');
      else refuseLabels(pair, readerLabel, writerLabel);
    }
  } else if (reader.kind === 'map' && writer.kind === 'map') {
    const { walk } = pair;
    compareTypes(pair, viewName(walk.reader, reader.key, pair.reader), viewName(walk.writer, writer.key, pair.writer), null, null);
    compareTypes(pair, viewName(walk.reader, reader.value, pair.reader), viewName(walk.writer, writer.value, pair.writer), null, null);
  } else if (reader.kind === 'message' && writer.kind === 'message') {
    compareNamed(pair, reader, writer);
  } else {
    refuseTypes(pair, 'protobuf/field-kind-differs');
  }
}

function compareNamed(pair: Pair, reader: View & { kind: 'message' }, writer: View & { kind: 'message' }): void {
  const { walk } = pair;
  if (reader.named === null || writer.named === null) {
    if (reader.name !== writer.name) refuseTypes(pair, 'protobuf/message-type-differs');
    return;
  }
  if (reader.named.local !== writer.named.local) {
    refuseTypes(pair, 'protobuf/message-type-differs');
    return;
  }
  // Types of the text itself meet in the walk over its messages.
  if (reader.named.type.file === walk.reader.file && writer.named.type.file === walk.writer.file) return;
  if (walk.referenced(walk, reader.named, writer.named, pair.reader, pair.writer)) return;
  walk.refuse(
    'protobuf/referenced-type-incompatible',
    { field: fieldName(pair.reader), type: reader.named.local },
    atType(pair.reader),
    atType(pair.writer),
    pair.reader,
  );
}

function viewField(schema: ProtoSchema, field: Field): View {
  if (field.map !== null) return { kind: 'map', key: field.map.key, value: field.map.value };
  const group = scalarGroup(field.type);
  if (group !== undefined) return { kind: 'scalar', group };
  return viewNamed(field.type, schema.named(field, field.type));
}

function viewName(schema: ProtoSchema, name: string, field: Field): View {
  const group = scalarGroup(name);
  if (group !== undefined) return { kind: 'scalar', group };
  return viewNamed(name, schema.named(field, name));
}

function viewNamed(name: string, named: Named | null): View {
  if (named === null) return { kind: 'message', name, named };
  if (named.isEnum) return ENUM;
  const entry = mapEntryFields(named.type as Message);
  return entry === null ? { kind: 'message', name, named } : { kind: 'map', key: entry.key.type, value: entry.value.type };
}

function refuseTypes(pair: Pair, rule: 'protobuf/scalar-encoding-differs' | 'protobuf/field-kind-differs' | 'protobuf/message-type-differs'): void {
  const { walk, reader, writer } = pair;
  walk.refuse(rule, { field: fieldName(reader), reader: typeText(reader), writer: typeText(writer) }, atType(reader), atType(writer), reader);
}

function refuseLabels(pair: Pair, readerLabel: Label, writerLabel: Label): void {
  const { walk, reader, writer } = pair;
  walk.refuse(
    'protobuf/numeric-label-differs',
    { field: fieldName(reader), reader: readerLabel, writer: writerLabel },
    atLabel(reader),
    atLabel(writer),
    reader,
  );
}

function fieldName(field: Field): string {
  return field.scope === null ? field.name : `${field.scope.local}.${field.name}`;
}

function typeText(field: Field): string {
  return field.label === 'repeated' ? `repeated ${field.type}` : field.type;
}

import { defaultOf } from '../default-value.ts';
import type { Field } from '../descriptor.ts';
import { presenceOf } from '../features.ts';
import type { FieldType } from '../field-type.ts';
import { findOption } from '../parse/option.ts';
import { atName } from '../place.ts';
import { type FieldPair, fieldText, tellField } from './hazards.ts';

/** What the writer means by leaving a field out, and what the reader takes it for. */
export function compareDefaults(pair: FieldPair): void {
  const { hazards, reader, writer } = pair;
  const readerType = hazards.reader.typeOf(reader);
  const writerType = hazards.writer.typeOf(writer);
  if (!hasDefault(reader, readerType) || !hasDefault(writer, writerType)) return;
  const read = effectiveDefault(reader, readerType);
  const meant = effectiveDefault(writer, writerType);
  if (read.number === meant.number && (read.number !== null || read.text === meant.text)) return;
  tellField(
    pair,
    'protobuf/default-differs',
    { field: fieldText(pair.messages.reader, reader), reader: read.text, writer: meant.text },
    atDefault(reader),
    atDefault(writer),
  );
}

/** Only single values that may be left out have a default; an unset oneof member is not looked at. */
function hasDefault(field: Field, type: FieldType): boolean {
  if (type.kind !== 'scalar' && type.kind !== 'enum') return false;
  const presence = presenceOf(field, false);
  return field.oneof === null && (presence === 'explicit' || presence === 'implicit');
}

interface Default {
  /** Of whole numbers, bools and enum values; so `0`, `false` and a first value of number 0 are one. */
  readonly number: number | null;
  readonly text: string;
}

function effectiveDefault(field: Field, type: FieldType): Default {
  const given = defaultOf(field, type);
  if (type.kind === 'enum') {
    const value = given === undefined ? type.enum.values[0] : type.enum.values.find((value) => value.name === given);
    return { number: value?.number ?? null, text: value?.name ?? `${given ?? 0}` };
  }
  const zero = type.kind === 'scalar' && (type.scalar === 'string' || type.scalar === 'bytes') ? '' : 0;
  const value = given ?? zero;
  if (typeof value === 'boolean') return { number: Number(value), text: `${value}` };
  return typeof value === 'number' ? { number: value, text: `${value}` } : { number: null, text: `"${value}"` };
}

function atDefault(field: Field): ReturnType<typeof atName> {
  const option = findOption(field.options, 'default');
  return option === undefined ? atName(field) : { file: field.file, start: option.start, end: option.end };
}

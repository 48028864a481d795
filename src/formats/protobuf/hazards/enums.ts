import type { Enum, EnumValue } from '../descriptor.ts';
import { isClosedEnum } from '../features.ts';
import { atName, nameIn } from '../place.ts';
import { type FieldPair, typePath } from './hazards.ts';

/** Two enums that stand at one number: told once, whatever fields use them. */
export function compareEnumPair(pair: FieldPair, reader: Enum, writer: Enum): void {
  const { hazards } = pair;
  if (reader === writer || !hazards.isNew(reader, writer)) return;
  const readerNumbers = new Map(reader.values.map((value) => [value.name, value]));
  const known = new Set(reader.values.map((value) => value.number));
  if (isClosedEnum(reader)) tellUnknown(pair, reader, writer, writer.values.filter((value) => !known.has(value.number)));
  for (const value of writer.values) {
    const other = readerNumbers.get(value.name);
    if (other !== undefined && other.number !== value.number) tellRenumbered(pair, reader, writer, other, value);
  }
  tellRenamed(pair, reader, writer, new Set(readerNumbers.keys()));
}

function tellUnknown(pair: FieldPair, reader: Enum, writer: Enum, values: readonly EnumValue[]): void {
  if (values.length === 0) return;
  pair.hazards.tell(
    'protobuf/closed-enum-value-unknown',
    typePath(reader, values[0]!.number),
    { enum: reader.local, values: values.map((value) => value.name) },
    [atName(reader), nameIn(writer.file, values[0]!)],
    pair,
  );
}

function tellRenumbered(pair: FieldPair, reader: Enum, writer: Enum, read: EnumValue, written: EnumValue): void {
  pair.hazards.tell(
    'protobuf/enum-value-renumbered',
    typePath(reader, written.number),
    { enum: reader.local, value: written.name, reader: read.number, writer: written.number },
    [nameIn(reader.file, read), nameIn(writer.file, written)],
    pair,
  );
}

/** A value under a new name, where neither name means another number: only readers of the JSON mapping see it. */
function tellRenamed(pair: FieldPair, reader: Enum, writer: Enum, readerNames: ReadonlySet<string>): void {
  const writerNames = new Set(writer.values.map((value) => value.name));
  for (const value of writer.values) {
    if (readerNames.has(value.name)) continue;
    const other = reader.values.find((candidate) => candidate.number === value.number && !writerNames.has(candidate.name));
    if (other === undefined) continue;
    pair.hazards.tell(
      'protobuf/json-enum-name-differs',
      typePath(reader, value.number),
      { enum: reader.local, reader: other.name, writer: value.name },
      [nameIn(reader.file, other), nameIn(writer.file, value)],
      pair,
    );
  }
}

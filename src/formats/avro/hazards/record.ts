import type { Fact } from '../../../model.ts';
import { aimAt } from '../aim.ts';
import { shown } from '../fault.ts';
import { fact } from '../facts.ts';
import { fieldOf } from '../field-of.ts';
import { fieldPlace, placeOf, recordPlace } from '../place.ts';
import type { Field, RecordType } from '../schema.ts';
import { typeText } from '../type-text.ts';
import type { Spot } from './facts.ts';
import { usable } from './usable.ts';

/** What a field of the reader suffers when the writer has no field of its name. `source` feeds it by an alias. */
export function fieldFacts(field: Field, source: Field | null, record: RecordType, writer: RecordType, spot: Spot): readonly Fact[] {
  if (source) return lostAlias(field, source, record, writer, spot);
  if (!field.hasDefault) return [];
  const value = field.holder['default'];
  const facts = renamedInWriter(field, record, writer, spot);
  if (usable(field.type, value)) return facts;
  const args = { record: record.name, field: field.name, value: shown(value), type: typeText(field.type) };
  const unusable = fact('avro/unusable-default', spot.path, args, aimAt(record, writer), spot.pair, (pair) => [
    placeOf(pair.reader, field.holder, 'default'),
    recordPlace(pair.writer, writer),
  ]);
  return [...facts, unusable];
}

/** Java looks field aliases up under the full name of the reader's record. */
function lostAlias(field: Field, source: Field, record: RecordType, writer: RecordType, spot: Spot): readonly Fact[] {
  if (record.fullName === writer.fullName || record.aliases.includes(writer.fullName)) return [];
  const args = { record: record.fullName, field: field.name, alias: source.name, writer: writer.fullName };
  return [
    fact(
      'avro/field-alias-ignored',
      spot.path,
      args,
      aimAt(record, writer, { kind: 'field', field: source, unlike: field.holder['default'] }),
      spot.pair,
      (pair) => [placeOf(pair.reader, field.holder, 'aliases'), fieldPlace(pair.writer, source)],
    ),
  ];
}

function renamedInWriter(field: Field, record: RecordType, writer: RecordType, spot: Spot): readonly Fact[] {
  const renamed = writer.fields.find((other) => other.aliases.includes(field.name) && !fieldOf(record, other.name));
  if (!renamed) return [];
  const args = { record: record.name, field: field.name, writer: renamed.name, value: shown(field.holder['default']) };
  return [
    fact(
      'avro/rename-hidden-by-default',
      spot.path,
      args,
      aimAt(record, writer, { kind: 'field', field: renamed, unlike: field.holder['default'] }),
      spot.pair,
      (pair) => [fieldPlace(pair.reader, field), fieldPlace(pair.writer, renamed)],
    ),
  ];
}

/** One field of the writer cannot feed two of the reader. */
export function readTwice(
  record: RecordType,
  writer: RecordType,
  [first, second]: readonly [Field, Field],
  source: Field,
  spot: Spot,
): Fact {
  const args = { record: record.name, fields: [first.name, second.name], writer: source.name };
  return fact(
    'avro/writer-field-read-twice',
    spot.path,
    args,
    aimAt(record, writer, { kind: 'field', field: source, unlike: second.holder['default'] }),
    spot.pair,
    (pair) => [fieldPlace(pair.reader, second), fieldPlace(pair.writer, source)],
  );
}

import type { Fact } from '../../../model.ts';
import { aimAt } from '../aim.ts';
import { type Pair, fact } from '../facts.ts';
import { placeOf } from '../place.ts';
import { AliasFault, applyAliases } from '../proof/java-aliases.ts';
import { fieldOf } from '../field-of.ts';
import type { AvroSchema, Field, Raw, RecordType } from '../schema.ts';
import { usable } from './usable.ts';

/** A Java reader puts the names of its aliases into the writer's schema first, and that may not be possible. */
export function aliasFacts(pair: Pair): readonly Fact[] {
  const holder = firstAliases(pair.reader);
  if (!holder || !mayBreak(pair.reader, pair.writer)) return [];
  const fault = applyAliases(pair.reader, pair.writer, isValid);
  if (!(fault instanceof AliasFault)) return [];
  const aim = aimAt(pair.reader.root, pair.writer.root);
  return [
    fact('avro/aliases-stop-reader', '/', { because: fault.message }, aim, pair, ({ reader, writer }) => [
      placeOf(reader, holder, 'aliases'),
      placeOf(writer, fault.holder, fault.key),
    ]),
  ];
}

function isValid(field: Field): boolean {
  return !field.hasDefault || usable(field.type, field.holder['default'], 'any symbol');
}

/** Is there anything that aliases could break? Most do not, and putting them into a copy of the schema takes long. */
function mayBreak(reader: AvroSchema, writer: AvroSchema): boolean {
  if (reader.types.some((type) => type.aliases.some((alias) => alias !== type.fullName && writer.names.has(alias)))) return true;
  const records = writer.types.filter((type) => type.kind === 'record');
  const defaults = records.flatMap(({ fields }) => fields.filter(({ hasDefault }) => hasDefault));
  if (!defaults.every(isValid)) return true;
  const deep = defaults.some(({ holder }) => typeof holder['default'] === 'object' && holder['default'] !== null);
  return reader.types.some((type) => type.kind === 'record' && type.fields.some((field) => clashes(field, records, deep)));
}

/** An alias gives a record of the writer a name that it has already, or a record in a default another name. */
function clashes(field: Field, records: readonly RecordType[], deep: boolean): boolean {
  return field.aliases.some((alias) => records.some((record) => fieldOf(record, alias) && (deep || fieldOf(record, field.name))));
}

/** What has the first aliases of a schema. */
function firstAliases(schema: AvroSchema): Raw | null {
  for (const type of schema.types) {
    if (type.aliases.length > 0) return type.raw;
    const field = type.kind === 'record' ? type.fields.find(({ aliases }) => aliases.length > 0) : undefined;
    if (field) return field.holder;
  }
  return null;
}

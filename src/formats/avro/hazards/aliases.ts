import type { Fact } from '../../../model.ts';
import { aimAt } from '../aim.ts';
import { type Pair, fact } from '../facts.ts';
import { placeOf } from '../place.ts';
import { AliasFault, applyAliases } from '../proof/java-aliases.ts';
import type { AvroSchema, Field, Raw } from '../schema.ts';
import { usable } from './usable.ts';

/** A Java reader puts the names of its aliases into the writer's schema first, and that may not be possible. */
export function aliasFacts(pair: Pair): readonly Fact[] {
  const holder = firstAliases(pair.reader);
  if (!holder || (!renames(pair.reader, pair.writer) && fieldsOf(pair.writer).every(isValid))) return [];
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

/** Does any alias name something that the writer has? */
function renames(reader: AvroSchema, writer: AvroSchema): boolean {
  if (reader.types.some((type) => type.aliases.some((alias) => alias !== type.fullName && writer.names.has(alias)))) return true;
  const aliases = new Set(fieldsOf(reader).flatMap((field) => field.aliases));
  return aliases.size > 0 && fieldsOf(writer).some(({ name }) => aliases.has(name));
}

function fieldsOf(schema: AvroSchema): readonly Field[] {
  const fields: Field[] = [];
  for (const type of schema.types) if (type.kind === 'record') for (const field of type.fields) fields.push(field);
  return fields;
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

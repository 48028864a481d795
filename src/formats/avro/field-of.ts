import type { Field, RecordType } from './schema.ts';

/** Up to here a list is searched faster than a map is made. */
const SMALL = 8;

/** A field of a record by its name. `hint` is the position where it most likely is. */
export function fieldOf(record: RecordType, name: string, hint = 0): Field | undefined {
  const { fields } = record;
  const near = fields[hint];
  if (near?.name === name) return near;
  if (fields.length > SMALL) return indexOf(record).get(name);
  for (const field of fields) if (field.name === name) return field;
  return undefined;
}

function indexOf(record: RecordType): ReadonlyMap<string, Field> {
  return (record.index ??= new Map(record.fields.map((field) => [field.name, field])));
}

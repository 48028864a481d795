import type { Place } from '../../model.ts';
import type { AvroSchema, Field, NamedType, Raw, RecordType, Slot } from './schema.ts';
import type { Part } from './source.ts';

/** Where `key` of a piece of a schema's data stands; positions are only read from the text now. */
export function placeOf(schema: AvroSchema, holder: Raw | null, key: string | number | null, part?: Part): Place | null {
  for (let i = schema.sources.length - 1; i >= 0; i--) {
    const place = schema.sources[i]!.place(holder, key, part);
    if (place) return place;
  }
  return null;
}

export function slotPlace(schema: AvroSchema, slot: Slot): Place | null {
  return placeOf(schema, slot.holder, slot.key);
}

/** The whole field where it stands on one line, else its name. */
export function fieldPlace(schema: AvroSchema, field: Field): Place | null {
  const whole = placeOf(schema, field.holder, null);
  return whole && whole.endLine !== undefined && whole.endLine > whole.line ? placeOf(schema, field.holder, 'name', 'member') : whole;
}

/** The whole definition of a record, for what is missing in it. */
export function recordPlace(schema: AvroSchema, record: RecordType): Place | null {
  return placeOf(schema, record.raw, null);
}

/** A part of a definition: its `name`, `size`, `symbols`, `aliases`. */
export function definitionPlace(schema: AvroSchema, type: NamedType, key: string): Place | null {
  return placeOf(schema, type.raw, key);
}

export function symbolPlace(schema: AvroSchema, type: NamedType & { kind: 'enum' }, symbol: string): Place | null {
  return placeOf(schema, type.raw['symbols'] as Raw, type.symbols.indexOf(symbol));
}

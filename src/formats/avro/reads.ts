import type { Alternative, ArrayShape, Member, ObjectShape, Shape } from '../shape.ts';
import { fieldOf } from './field-of.ts';
import { fieldPlace, recordPlace, slotPlace } from './place.ts';
import { scalar } from './scalar.ts';
import type { ArrayType, AvroSchema, Field, MapType, RawObject, RecordType, Slot } from './schema.ts';
import { typeText } from './type-text.ts';

/** What a reader of the text may count on. `record`: full or simple name of one of the records; a name that is not there has no shape. */
export function shape(schema: AvroSchema, record?: string): Shape {
  if (record === undefined) return slotShape(schema, schema.root);
  const type = findRecord(schema, record);
  if (!type) return { text: record, place: slotPlace(schema, schema.root), nullable: 'no', alternatives: [] };
  return { text: type.name, place: recordPlace(schema, type), nullable: 'no', alternatives: [object(schema, type)], ...prose(type.raw) };
}

/** Full names of the records, those that the text is about first. */
export function records(schema: AvroSchema): readonly string[] {
  const { type } = schema.root;
  const main = type.kind === 'union' ? type.branches.map((branch) => branch.type) : [type];
  const all = [...main, ...schema.types].filter((candidate): candidate is RecordType => candidate.kind === 'record');
  return [...new Set(all.map((candidate) => candidate.fullName))];
}

function findRecord(schema: AvroSchema, name: string): RecordType | undefined {
  const exact = schema.names.get(name);
  if (exact?.kind === 'record') return exact;
  const full = records(schema).find((candidate) => candidate.slice(candidate.lastIndexOf('.') + 1) === name);
  return full === undefined ? undefined : (schema.names.get(full) as RecordType);
}

function slotShape(schema: AvroSchema, slot: Slot, field?: Field): Shape {
  const { type } = slot;
  const branches = type.kind === 'union' ? type.branches : [slot];
  const values = branches.filter((branch) => branch.type.kind !== 'null');
  return {
    text: typeText(type),
    get place() {
      return slotPlace(schema, slot);
    },
    nullable: values.length < branches.length ? 'yes' : 'no',
    alternatives: values.map((branch) => alternative(schema, branch, field)),
    ...(type.kind === 'union' ? {} : prose(type.raw)),
  };
}

function alternative(schema: AvroSchema, slot: Slot, field?: Field): Alternative {
  const { type } = slot;
  switch (type.kind) {
    case 'record':
      return object(schema, type);
    case 'array':
      return array(schema, slot, type);
    case 'map':
      return map(schema, slot, type);
    default:
      return scalar(schema, slot, field);
  }
}

function object(schema: AvroSchema, type: RecordType): ObjectShape {
  return {
    kind: 'object',
    name: type.fullName,
    members: type.fields.map((field) => field.name),
    open: false,
    member: (name) => {
      const field = fieldOf(type, name);
      return field ? member(schema, field) : null;
    },
    get place() {
      return recordPlace(schema, type);
    },
  };
}

function member(schema: AvroSchema, field: Field): Member {
  return {
    presence: 'always',
    shape: () => slotShape(schema, field, field),
    get place() {
      return fieldPlace(schema, field);
    },
    ...(field.aliases.length > 0 ? { aliases: field.aliases } : {}),
    ...(field.hasDefault ? { default: { value: field.holder['default'] } } : {}),
    ...prose(field.holder),
  };
}

function array(schema: AvroSchema, slot: Slot, type: ArrayType): ArrayShape {
  return {
    kind: 'array',
    items: () => slotShape(schema, type.items),
    get place() {
      return slotPlace(schema, slot);
    },
  };
}

function map(schema: AvroSchema, slot: Slot, type: MapType): Alternative {
  return {
    kind: 'map',
    values: () => slotShape(schema, type.values),
    get place() {
      return slotPlace(schema, slot);
    },
  };
}

/** Documentation and unit, which a type or a field may carry. */
function prose(raw: RawObject | null): { doc?: string; unit?: string } {
  const doc = raw?.['doc'];
  const unit = raw?.['unit'] ?? raw?.['x-unit'];
  return { ...(typeof doc === 'string' ? { doc } : {}), ...(typeof unit === 'string' ? { unit } : {}) };
}

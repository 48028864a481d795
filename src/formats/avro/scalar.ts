import type { Bound, ScalarShape } from '../shape.ts';
import { placeOf, slotPlace, symbolPlace } from './place.ts';
import type { AvroSchema, AvroType, EnumType, Field, Logical, RawObject, Slot } from './schema.ts';

type Mutable = { -readonly [Key in keyof ScalarShape]: ScalarShape[Key] };

/** A value that is neither a record nor a container. `field` may carry bounds of its own. */
export function scalar(schema: AvroSchema, slot: Slot, field?: Field): ScalarShape {
  const { type } = slot;
  const shape: Mutable = { kind: 'scalar', type: baseType(type), values: null, place: null };
  Object.defineProperty(shape, 'place', { get: () => slotPlace(schema, slot), enumerable: true, configurable: true });
  if (type.kind === 'enum') enumValues(schema, type, shape);
  if (type.kind === 'fixed') [shape.name, shape.minLength, shape.maxLength] = [type.fullName, type.size, type.size];
  widthOf(type, shape);
  const logical = 'logical' in type ? type.logical : null;
  if (logical) withLogical(schema, logical, type.raw as RawObject, shape);
  if (shape.type === 'integer' || shape.type === 'number') {
    for (const raw of [type.raw as RawObject | null, field?.holder ?? null]) if (raw) declaredBounds(schema, raw, shape);
  }
  return shape;
}

function baseType(type: AvroType): ScalarShape['type'] {
  switch (type.kind) {
    case 'int':
    case 'long':
      return 'integer';
    case 'float':
    case 'double':
      return 'number';
    case 'boolean':
    case 'string':
    case 'enum':
      return type.kind;
    default:
      return 'bytes';
  }
}

function enumValues(schema: AvroSchema, type: EnumType, shape: Mutable): void {
  shape.name = type.fullName;
  shape.values = type.symbols.map((value) => ({
    value,
    get place() {
      return symbolPlace(schema, type, value);
    },
  }));
  if (type.fallback !== null) shape.enumDefault = type.fallback;
}

function widthOf(type: AvroType, shape: Mutable): void {
  if (type.kind === 'float' || type.kind === 'double') {
    shape.floating = true;
    shape.width = type.kind === 'float' ? 32 : 64;
  }
  if (type.kind !== 'int' && type.kind !== 'long') return;
  const bits = type.kind === 'int' ? 31n : 63n;
  shape.width = type.kind === 'int' ? 32 : 64;
  shape.min = width(-(2n ** bits));
  shape.max = width(2n ** bits - 1n);
}

function width(limit: bigint): Bound {
  return { value: Number(limit), exact: String(limit), exclusive: false, from: 'width', place: null };
}

function withLogical(schema: AvroSchema, logical: Logical, raw: RawObject, shape: Mutable): void {
  const [, local, kind, unit] = /^(local-)?(timestamp|time)-(millis|micros|nanos)$/.exec(logical.name) ?? [];
  if (kind !== undefined) {
    shape.logical = local === undefined ? (kind as 'timestamp' | 'time') : 'local-timestamp';
    shape.timeUnit = unit as 'millis' | 'micros' | 'nanos';
  } else if (logical.name === 'decimal' || logical.name === 'big-decimal') {
    decimal(schema, logical, raw, shape);
  } else shape.logical = logical.name as 'date' | 'uuid' | 'duration';
}

/** A precision of 5 with a scale of 2 says: less than 10^3, either way. A big-decimal carries its own scale and has no bounds. */
function decimal(schema: AvroSchema, logical: Logical, raw: RawObject, shape: Mutable): void {
  shape.type = 'number';
  shape.logical = 'decimal';
  shape.floating = false;
  delete shape.minLength;
  delete shape.maxLength;
  if (logical.name === 'big-decimal') return;
  shape.precision = logical.precision;
  shape.scale = logical.scale;
  const exact = String(10n ** BigInt(logical.precision - logical.scale));
  const bound = { exclusive: true, from: 'declared', place: placeOf(schema, raw, 'precision') } as const;
  shape.min = { value: -Number(exact), exact: `-${exact}`, ...bound };
  shape.max = { value: Number(exact), exact, ...bound };
}

/** `minimum` and `maximum` mean nothing to Avro itself, but their authors mean them. */
function declaredBounds(schema: AvroSchema, raw: RawObject, shape: Mutable): void {
  for (const [key, side] of [
    ['minimum', 'min'],
    ['maximum', 'max'],
  ] as const) {
    const value = raw[key];
    if (typeof value !== 'number') continue;
    const exact = schema.sources.map((source) => source.spelled(raw, key)).find((text) => text !== null) ?? String(value);
    shape[side] = { value, exact, exclusive: false, from: 'declared', place: placeOf(schema, raw, key) };
  }
}

import type { Place } from '../../../model.ts';
import type { Bound, ScalarShape } from '../../shape.ts';
import type { Enum } from '../descriptor.ts';
import { isClosedEnum } from '../features.ts';
import { nameIn } from '../place.ts';
import type { ProtoSchema } from '../schema.ts';
import { fullNameOf } from '../types.ts';

const WIDE = new Set(['int64', 'uint64', 'sint64', 'fixed64', 'sfixed64', 'double']);
const UNSIGNED = new Set(['uint32', 'uint64', 'fixed32', 'fixed64']);

/** One of the fifteen scalars. */
export function scalarShape(scalar: string, place: Place | null): ScalarShape {
  switch (scalar) {
    case 'string':
    case 'bytes':
      return { kind: 'scalar', type: scalar, values: null, place };
    case 'bool':
      return { kind: 'scalar', type: 'boolean', values: null, place };
    case 'float':
    case 'double':
      return { kind: 'scalar', type: 'number', width: WIDE.has(scalar) ? 64 : 32, floating: true, values: null, place };
    default:
      return integerShape(scalar, place);
  }
}

export function enumShape(schema: ProtoSchema, found: Enum, place: Place | null): ScalarShape {
  const values = found.values.map((value) => ({
    value: value.name,
    number: value.number,
    place: found.file.wellKnown ? place : schema.anchors.at(nameIn(found.file, value)),
  }));
  return { kind: 'scalar', type: 'enum', values, name: fullNameOf(found), openEnum: !isClosedEnum(found), place };
}

function integerShape(scalar: string, place: Place | null): ScalarShape {
  const width = WIDE.has(scalar) ? 64 : 32;
  const unsigned = UNSIGNED.has(scalar);
  const bits = BigInt(width);
  const [min, max] = unsigned ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
  return { kind: 'scalar', type: 'integer', width, unsigned, floating: false, values: null, min: bound(min, place), max: bound(max, place), place };
}

function bound(value: bigint, place: Place | null): Bound {
  return { value: Number(value), exact: value.toString(), exclusive: false, from: 'width', place };
}

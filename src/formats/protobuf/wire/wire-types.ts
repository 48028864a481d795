import type { ElementType } from '../field-type.ts';

export const VARINT = 0;
export const FIXED64 = 1;
export const DELIMITED = 2;
export const START_GROUP = 3;
export const END_GROUP = 4;
export const FIXED32 = 5;

/** The wire type under which values of a type are written one by one. */
export function wireTypeOf(type: ElementType): number {
  if (type.kind === 'enum') return VARINT;
  if (type.kind !== 'scalar') return type.kind === 'message' && type.delimited ? START_GROUP : DELIMITED;
  switch (type.scalar) {
    case 'fixed64':
    case 'sfixed64':
    case 'double':
      return FIXED64;
    case 'fixed32':
    case 'sfixed32':
    case 'float':
      return FIXED32;
    case 'string':
    case 'bytes':
      return DELIMITED;
    default:
      return VARINT;
  }
}

/** Can a list of them be one packed block? */
export function isPackable(type: ElementType): boolean {
  const wireType = wireTypeOf(type);
  return wireType === VARINT || wireType === FIXED32 || wireType === FIXED64;
}

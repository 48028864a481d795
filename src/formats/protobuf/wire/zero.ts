import type { ElementType } from '../field-type.ts';
import { MessageValue, type Value } from './value.ts';

/** What a value is that was not sent. */
export function zeroOf(type: ElementType): Value {
  switch (type.kind) {
    case 'message':
      return new MessageValue(type.message);
    case 'enum':
      return BigInt(type.enum.values[0]?.number ?? 0);
    case 'unknown':
      return new Uint8Array();
    case 'scalar':
      return zeroOfScalar(type.scalar);
  }
}

function zeroOfScalar(scalar: string): Value {
  if (scalar === 'string') return '';
  if (scalar === 'bytes') return new Uint8Array();
  if (scalar === 'bool') return false;
  return scalar === 'float' || scalar === 'double' ? 0 : 0n;
}

/** Is it a value that a field without presence does not write? */
export function isZero(value: Value): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  if (typeof value === 'number') return Object.is(value, 0);
  return value === 0n || value === false || value === '';
}

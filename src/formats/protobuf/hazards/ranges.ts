import type { ElementType } from '../field-type.ts';

/** The whole numbers that a type can hold. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly bits: number;
}

const RANGES = new Map<string, Range>([
  ['bool', { min: 0, max: 1, bits: 1 }],
  ...['int32', 'sint32', 'sfixed32'].map((name): [string, Range] => [name, { min: -(2 ** 31), max: 2 ** 31 - 1, bits: 32 }]),
  ...['uint32', 'fixed32'].map((name): [string, Range] => [name, { min: 0, max: 2 ** 32 - 1, bits: 32 }]),
  // The ends of 64 bits are not exact, but in the right order.
  ...['int64', 'sint64', 'sfixed64'].map((name): [string, Range] => [name, { min: -(2 ** 63), max: 2 ** 63, bits: 64 }]),
  ...['uint64', 'fixed64'].map((name): [string, Range] => [name, { min: 0, max: 2 ** 64, bits: 64 }]),
]);

const ANY_ENUM_NUMBER: Range = { min: -(2 ** 31), max: 2 ** 31 - 1, bits: 32 };

/** What a writer may put there: of an enum its declared values only. `null` for what is no whole number. */
export function writtenRange(type: ElementType): Range | null {
  if (type.kind === 'scalar') return RANGES.get(type.scalar) ?? null;
  if (type.kind !== 'enum') return null;
  let min = Infinity;
  let max = -Infinity;
  for (const { number } of type.enum.values) {
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return { min, max, bits: 32 };
}

/** What a reader can hold. */
export function readableRange(type: ElementType): Range | null {
  if (type.kind === 'scalar') return RANGES.get(type.scalar) ?? null;
  return type.kind === 'enum' ? ANY_ENUM_NUMBER : null;
}

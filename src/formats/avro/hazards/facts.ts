import type { Fact } from '../../../model.ts';
import { aimAt } from '../aim.ts';
import { type Pair, fact } from '../facts.ts';
import { definitionPlace, symbolPlace } from '../place.ts';
import type { EnumType, Field, RecordType, Slot } from '../schema.ts';

/** Where a hazard is. */
export interface Spot {
  readonly pair: Pair;
  readonly path: string;
  readonly within: { readonly record: RecordType; readonly field: Field } | null;
  readonly reader: Slot;
  readonly writer: Slot;
}

export function whereOf(spot: Spot): string {
  return spot.within ? `\`${spot.within.record.name}.${spot.within.field.name}\`` : 'the message';
}

export function swallowedSymbols(reader: EnumType, writer: EnumType, symbols: readonly string[], spot: Spot): Fact {
  const args = { enum: reader.name, symbols, fallback: reader.fallback ?? '' };
  return fact(
    'avro/enum-symbol-swallowed',
    spot.path,
    args,
    aimAt(reader, writer, { kind: 'symbol', symbol: symbols[0]! }),
    spot.pair,
    (pair) => [definitionPlace(pair.reader, reader, 'default'), symbolPlace(pair.writer, writer, symbols[0]!)],
  );
}

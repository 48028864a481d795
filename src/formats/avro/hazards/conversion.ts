import type { Fact } from '../../../model.ts';
import { type Probe, aimAt } from '../aim.ts';
import { type AvroRuleId, fact } from '../facts.ts';
import { slotPlace } from '../place.ts';
import type { AvroType, Logical } from '../schema.ts';
import { typeText } from '../type-text.ts';
import { type Spot, whereOf } from './facts.ts';

/** Whole numbers beyond 2^bits lose their last digits. */
const MANTISSA = { float: 24, double: 53 } as const;

/** What becomes of the value when a reader's scalar takes a writer's: rounded, decoded as text, or read with another meaning. */
export function conversionFact(spot: Spot): readonly Fact[] {
  const reader = spot.reader.type;
  const writer = spot.writer.type;
  if (reader.kind === 'string' && writer.kind === 'bytes')
    return [simple('avro/bytes-read-as-string', spot, { kind: 'raw-bytes' }, { where: whereOf(spot) })];
  const facts: Fact[] = [];
  const rounded = loses(reader, writer);
  if (rounded !== null) facts.push(rounding(spot, rounded));
  const rule = meaningRule(logical(reader), logical(writer));
  if (rule)
    facts.push(simple(rule, spot, { kind: 'meaning' }, { where: whereOf(spot), reader: typeText(reader), writer: typeText(writer) }));
  return facts;
}

function rounding(spot: Spot, bits: number): Fact {
  const args = { where: whereOf(spot), reader: typeText(spot.reader.type), writer: typeText(spot.writer.type), bits };
  return simple('avro/number-loses-precision', spot, { kind: 'large', bits }, args);
}

function loses(reader: AvroType, writer: AvroType): number | null {
  if (reader.kind === 'float' && (writer.kind === 'int' || writer.kind === 'long')) return MANTISSA.float;
  return reader.kind === 'double' && writer.kind === 'long' ? MANTISSA.double : null;
}

type MeaningRule =
  | 'avro/decimal-scale-changed'
  | 'avro/decimal-precision-lowered'
  | 'avro/time-unit-changed'
  | 'avro/timestamp-zone-changed'
  | 'avro/logical-type-changed'
  | 'avro/logical-type-added'
  | 'avro/logical-type-removed';

/** Which rule a change of logical type falls under; null where the reader gets what the writer meant. */
function meaningRule(reader: Logical | null, writer: Logical | null): MeaningRule | null {
  if (!reader || !writer) {
    if (reader) return 'avro/logical-type-added';
    // The text of a UUID is the same text without the type.
    return writer && writer.name !== 'uuid' ? 'avro/logical-type-removed' : null;
  }
  if (reader.name === 'decimal' && writer.name === 'decimal') {
    if (reader.scale !== writer.scale) return 'avro/decimal-scale-changed';
    return reader.precision < writer.precision ? 'avro/decimal-precision-lowered' : null;
  }
  if (reader.name === writer.name) return null;
  const [readerKind, readerUnit] = clock(reader);
  const [writerKind, writerUnit] = clock(writer);
  if (readerKind === null || writerKind === null) return 'avro/logical-type-changed';
  const zoneOnly = readerKind !== writerKind && readerKind.endsWith('timestamp') && writerKind.endsWith('timestamp');
  if (readerKind !== writerKind && !zoneOnly) return 'avro/logical-type-changed';
  return readerUnit === writerUnit ? 'avro/timestamp-zone-changed' : 'avro/time-unit-changed';
}

function clock(type: Logical): readonly [kind: string | null, unit: string | null] {
  const match = /^(.*)-(millis|micros|nanos)$/.exec(type.name);
  return match ? [match[1]!, match[2]!] : [null, null];
}

function logical(type: AvroType): Logical | null {
  return 'logical' in type ? type.logical : null;
}

function simple<Id extends AvroRuleId>(rule: Id, spot: Spot, probe: Probe, args: Parameters<typeof fact<Id>>[2]): Fact {
  return fact(rule, spot.path, args, aimAt(spot.reader, spot.writer, probe), spot.pair, (pair) => [
    slotPlace(pair.reader, spot.reader),
    slotPlace(pair.writer, spot.writer),
  ]);
}

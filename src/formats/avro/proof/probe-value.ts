import type { Probe } from '../aim.ts';
import type { AvroType, LogicalName } from '../schema.ts';
import { EnumValue, type Value } from './value.ts';

/** Noon of 14 November 2023, in every unit; a telling value for whatever counts time. */
const CLOCK: Readonly<Partial<Record<LogicalName, bigint>>> = {
  date: 19_675n,
  'time-millis': 43_200_000n,
  'time-micros': 43_200_000_000n,
  'timestamp-millis': 1_699_963_200_000n,
  'timestamp-micros': 1_699_963_200_000_000n,
  'timestamp-nanos': 1_699_963_200_000_000_000n,
  'local-timestamp-millis': 1_699_963_200_000n,
  'local-timestamp-micros': 1_699_963_200_000_000n,
  'local-timestamp-nanos': 1_699_963_200_000_000_000n,
};

/** A value of the writer's type that shows what the probe is after; undefined when the type has none. */
export function probeValue(probe: Probe, type: AvroType, reader: AvroType): Value | undefined {
  switch (probe.kind) {
    case 'symbol':
      return type.kind === 'enum' ? new EnumValue(type, probe.symbol) : undefined;
    case 'large':
      return type.kind === 'long' ? 2n ** BigInt(probe.bits) + 1n : type.kind === 'int' ? 2 ** probe.bits + 1 : undefined;
    case 'raw-bytes':
      return Uint8Array.of(0xff);
    case 'meaning':
      return meaningful(type, reader);
    default:
      return undefined;
  }
}

function meaningful(type: AvroType, reader: AvroType): Value | undefined {
  switch (type.kind) {
    case 'int':
    case 'long': {
      const count = type.logical ? CLOCK[type.logical.name] : CLOCK[logicalName(reader)];
      return type.kind === 'int' ? Number(count ?? 1n) : (count ?? 1n);
    }
    case 'bytes':
      // The unscaled number 123; a big-decimal has its own scale behind it.
      return type.logical?.name === 'big-decimal' ? Uint8Array.of(0x02, 0x7b, 0x04) : Uint8Array.of(0x7b);
    case 'fixed':
      return type.size > 0 ? Uint8Array.from({ length: type.size }, (_, i) => (i === type.size - 1 ? 0x7b : 0)) : undefined;
    default:
      return undefined;
  }
}

function logicalName(type: AvroType): LogicalName {
  return ('logical' in type ? type.logical?.name : undefined) ?? 'date';
}

import type { AvroType, Logical, LogicalName, RawObject } from './schema.ts';

type Base = AvroType['kind'];

const BASES: ReadonlyMap<string, Base> = new Map<LogicalName, Base>([
  ['big-decimal', 'bytes'],
  ['date', 'int'],
  ['time-millis', 'int'],
  ['time-micros', 'long'],
  ['timestamp-millis', 'long'],
  ['timestamp-micros', 'long'],
  ['timestamp-nanos', 'long'],
  ['local-timestamp-millis', 'long'],
  ['local-timestamp-micros', 'long'],
  ['local-timestamp-nanos', 'long'],
]);

/** The logical type of a definition, or null when it has none that holds for its base type. `size` is that of a fixed. */
export function logicalOf(raw: RawObject, base: Base, size = 0): Logical | null {
  const name = raw['logicalType'];
  if (typeof name !== 'string') return null;
  switch (name) {
    case 'decimal':
      return base === 'bytes' || base === 'fixed' ? decimal(raw, base, size) : null;
    case 'uuid':
      return base === 'string' || (base === 'fixed' && size === 16) ? plain(name) : null;
    case 'duration':
      return base === 'fixed' && size === 12 ? plain(name) : null;
    default:
      return BASES.get(name) === base ? plain(name as LogicalName) : null;
  }
}

function plain(name: LogicalName): Logical {
  return { name, precision: 0, scale: 0 };
}

function decimal(raw: RawObject, base: Base, size: number): Logical | null {
  const precision = raw['precision'];
  const scale = raw['scale'] ?? 0;
  if (!Number.isInteger(precision) || !Number.isInteger(scale)) return null;
  const digits = precision as number;
  if (digits <= 0 || (scale as number) < 0 || (scale as number) > digits) return null;
  if (base === 'fixed' && digits > maxPrecision(size)) return null;
  return { name: 'decimal', precision: digits, scale: scale as number };
}

/** Digits that a two's complement number of `size` bytes holds in any case. */
function maxPrecision(size: number): number {
  return size === 0 ? 0 : Math.floor(Math.log10(2) * (8 * size - 1));
}

import type { AvroType, Logical } from '../schema.ts';

/** What a value of a logical type stands for: `key` is equal for equal meanings, `text` is for people. */
export interface Meaning {
  readonly key: string;
  readonly text: string;
}

const NANOS = { millis: 1_000_000n, micros: 1_000n, nanos: 1n } as const;

/** The meaning of a base value under a logical type; null where it is the value itself. */
export function meaningOf(type: AvroType, value: unknown): Meaning | null {
  const logical = 'logical' in type ? type.logical : null;
  if (!logical) return null;
  if (value instanceof Uint8Array) return ofBytes(logical, value);
  if (typeof value === 'number' || typeof value === 'bigint') return ofCount(logical, BigInt(value));
  return null;
}

function ofBytes(logical: Logical, bytes: Uint8Array): Meaning | null {
  if (logical.name === 'decimal') return decimal(signed(bytes), logical.scale);
  if (logical.name !== 'big-decimal') return null;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { key: `big-decimal ${text}`, text: `a number with its own scale (bytes ${text})` };
}

function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

function decimal(unscaled: bigint, scale: number): Meaning {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  const text = `${unscaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  return { key: `decimal ${scale > 0 ? text.replace(/\.?0+$/, '') : text}`, text };
}

function ofCount(logical: Logical, count: bigint): Meaning | null {
  if (logical.name === 'date') return { key: `date ${count}`, text: dateText(count * 86_400_000n)?.slice(0, 10) ?? `day ${count}` };
  const [, local, kind, unit] = /^(local-)?(timestamp|time)-(millis|micros|nanos)$/.exec(logical.name) ?? [];
  if (kind === undefined) return null;
  const nanos = count * NANOS[unit as keyof typeof NANOS];
  const iso = dateText(nanos / 1_000_000n);
  if (kind === 'time') return { key: `time ${nanos}`, text: iso?.slice(11, 23) ?? `${count} ${unit}` };
  const text = iso === null ? `${count} ${unit}` : local === undefined ? iso : `${iso.slice(0, 23)} local time`;
  return { key: `${local ?? ''}timestamp ${nanos}`, text };
}

/** ISO text of milliseconds since 1970; null beyond the years that have one. */
function dateText(millis: bigint): string | null {
  const date = new Date(Number(millis));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

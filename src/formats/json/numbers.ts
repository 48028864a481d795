import type { JsonNode } from '../json-text.ts';

/** A decimal as Java's BigDecimal holds it: `unscaled` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** Exponents beyond this are not multiplied out. */
const MAX_SCALE = 1000;

/** True for the spelling of an integer: Java makes an Integer, Long or BigInteger of it, never a decimal. */
export function isIntegerSpelling(raw: string): boolean {
  return !/[.eE]/.test(raw);
}

/** The exact value of a JSON number; `1.50` keeps its trailing zero in the scale. */
export function decimal(raw: string): Decimal {
  const [, mantissa = '0', exponent = '0'] = /^([^eE]+)(?:[eE](.+))?$/.exec(raw) ?? [];
  const point = mantissa.indexOf('.');
  const digits = point < 0 ? mantissa : mantissa.slice(0, point) + mantissa.slice(point + 1);
  return { unscaled: BigInt(digits), scale: (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent) };
}

/** Is `a` a whole multiple of `b`? null when that cannot be told: `b` is zero or an exponent is absurd. */
export function isMultiple(a: Decimal, b: Decimal): boolean | null {
  if (b.unscaled === 0n || Math.abs(a.scale) > MAX_SCALE || Math.abs(b.scale) > MAX_SCALE) return null;
  const scale = Math.max(a.scale, b.scale);
  return (a.unscaled * 10n ** BigInt(scale - a.scale)) % (b.unscaled * 10n ** BigInt(scale - b.scale)) === 0n;
}

export function sameValue(a: Decimal, b: Decimal): boolean {
  return plainKey(a) === plainKey(b);
}

/**
 * A text that is equal for two JSON values exactly when Java's `equals` holds for what the older front end reads:
 * `1`, `1.0` and `1e0` are three values, `1.50` and `1.5` two.
 */
export function javaKey(node: JsonNode): string {
  return keyOf(node, numberKey);
}

/** As `javaKey` for the modern front end, which keeps arrays and objects in its own classes: numbers in them go by value. */
export function modernKey(node: JsonNode): string {
  return node.kind === 'object' || node.kind === 'array' ? keyOf(node, (raw) => plainKey(decimal(raw))) : javaKey(node);
}

function keyOf(node: JsonNode, number: (raw: string) => string): string {
  switch (node.kind) {
    case 'object':
      return `{${[...node.members].map(([name, { value }]) => `${JSON.stringify(name)}:${keyOf(value, number)}`).sort().join(',')}}`;
    case 'array':
      return `[${node.items.map((item) => keyOf(item, number)).join(',')}]`;
    case 'number':
      return number(node.raw);
    case 'string':
      return JSON.stringify(node.value);
    case 'literal':
      return String(node.value);
  }
}

function numberKey(raw: string): string {
  if (isIntegerSpelling(raw)) return raw === '-0' ? '0' : raw;
  const { unscaled, scale } = decimal(raw);
  return `${unscaled}e${-scale}`;
}

function plainKey({ unscaled, scale }: Decimal): string {
  if (unscaled === 0n) return '0';
  const digits = unscaled.toString();
  const significant = digits.replace(/0+$/, '');
  return `${significant}e${digits.length - significant.length - scale}`;
}

/** Exact decimal arithmetic. A JSON number is `digits / 10 ** scale`; nothing here rounds. */

export interface Decimal {
  readonly digits: bigint;
  /** Never negative, and as small as the value allows: equal numbers are equal field by field. */
  readonly scale: number;
}

/** Exponents beyond this would cost megabytes of digits. */
const MAX_EXPONENT = 4096;
const LEXEME = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

export const ZERO: Decimal = { digits: 0n, scale: 0 };
export const ONE: Decimal = { digits: 1n, scale: 0 };

/** null when the number is too large or too fine to be computed with. */
export function parseDecimal(raw: string): Decimal | null {
  const parts = LEXEME.exec(raw);
  if (parts === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const power = Number(exponent) - fraction.length;
  if (whole.length + fraction.length > MAX_EXPONENT || Math.abs(power) > MAX_EXPONENT) return null;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return power >= 0 ? { digits: digits * 10n ** BigInt(power), scale: 0 } : normal(digits, -power);
}

export function ofInteger(value: number | bigint): Decimal {
  return { digits: BigInt(value), scale: 0 };
}

function normal(digits: bigint, scale: number): Decimal {
  if (digits === 0n) return ZERO;
  let shortened = digits;
  let left = scale;
  while (left > 0 && shortened % 10n === 0n) {
    shortened /= 10n;
    left--;
  }
  return { digits: shortened, scale: left };
}

/** Both numbers as integers in units of the finer one. */
function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; scale: number } {
  if (a.scale === b.scale) return { a: a.digits, b: b.digits, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { a: a.digits * 10n ** BigInt(scale - a.scale), b: b.digits * 10n ** BigInt(scale - b.scale), scale };
}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const both = aligned(a, b);
  if (both.a === both.b) return 0;
  return both.a < both.b ? -1 : 1;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const both = aligned(a, b);
  return normal(both.a + both.b, both.scale);
}

export function times(a: Decimal, factor: bigint): Decimal {
  return normal(a.digits * factor, a.scale);
}

export function half(a: Decimal): Decimal {
  return normal(a.digits * 5n, a.scale + 1);
}

/** The unit in the last place after `scale` decimals: 10 ** -scale. */
export function unit(scale: number): Decimal {
  return { digits: 1n, scale };
}

/** The greatest integer k with k * step <= a; `step` is positive. */
export function floorDivide(a: Decimal, step: Decimal): bigint {
  const both = aligned(a, step);
  const quotient = both.a / both.b;
  return both.a % both.b !== 0n && both.a < 0n ? quotient - 1n : quotient;
}

export function isMultiple(a: Decimal, step: Decimal): boolean {
  const both = aligned(a, step);
  return both.b !== 0n && both.a % both.b === 0n;
}

/** The smallest positive number that is a multiple of both; both are positive. */
export function commonMultiple(a: Decimal, b: Decimal): Decimal {
  const both = aligned(a, b);
  return normal((both.a / divisor(both.a, both.b)) * both.b, both.scale);
}

/** How many steps of `step` make the common multiple of both. */
export function stepsToCommon(step: Decimal, other: Decimal): bigint {
  const both = aligned(step, other);
  return both.b / divisor(both.a, both.b);
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** As a JSON number; also the key of the value, since equal numbers give equal texts. */
export function toText(a: Decimal): string {
  if (a.scale === 0) return a.digits.toString();
  const negative = a.digits < 0n;
  const digits = (negative ? -a.digits : a.digits).toString().padStart(a.scale + 1, '0');
  const cut = digits.length - a.scale;
  return `${negative ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

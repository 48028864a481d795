/** A decimal number: `digits` (no leading or trailing zeros, empty for 0) times ten to the power `exponent`. */
export interface Exact {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Reads a decimal without rounding; null for what is not one. */
export function toExact(text: string): Exact | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { negative: false, digits: '', exponent: 0 };
  return { negative: sign === '-', digits, exponent: Number(power) - fraction.length + (all.length - digits.length) };
}

/** Below zero, zero or above zero, as `a` is less than, equal to or greater than `b`. */
export function compareExact(a: Exact, b: Exact): number {
  const sign = signOf(a) - signOf(b);
  if (sign !== 0) return sign;
  return a.negative ? compareSize(b, a) : compareSize(a, b);
}

/** Is `a` a whole multiple of `b`? null when the numbers are too far apart to say. */
export function isMultipleOf(a: Exact, b: Exact): boolean | null {
  if (a.digits === '') return true;
  if (b.digits === '') return false;
  const low = Math.min(a.exponent, b.exponent);
  if (Math.max(a.exponent, b.exponent) - low > 1000) return null;
  const whole = (number: Exact): bigint => BigInt(number.digits + '0'.repeat(number.exponent - low));
  return whole(a) % whole(b) === 0n;
}

function signOf(number: Exact): number {
  return number.digits === '' ? 0 : number.negative ? -1 : 1;
}

function compareSize(a: Exact, b: Exact): number {
  const order = a.digits.length + a.exponent - (b.digits.length + b.exponent);
  if (order !== 0) return order;
  const length = Math.max(a.digits.length, b.digits.length);
  const [left, right] = [a.digits.padEnd(length, '0'), b.digits.padEnd(length, '0')];
  return left < right ? -1 : left > right ? 1 : 0;
}

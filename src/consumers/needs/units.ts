import type { Route } from '../path/resolve.ts';

/** A unit taken apart: `USD cents` is the currency usd in its minor unit; `ms` is only the word millis. */
export interface Unit {
  readonly word: string;
  readonly currency: string | null;
  readonly minor: boolean;
}

const SAME: ReadonlyMap<string, string> = new Map([
  ['ms', 'millis'], ['msec', 'millis'], ['millisecond', 'millis'], ['milliseconds', 'millis'], ['s', 'seconds'], ['sec', 'seconds'], ['secs', 'seconds'], ['second', 'seconds'],
  ['us', 'micros'], ['microsecond', 'micros'], ['microseconds', 'micros'], ['ns', 'nanos'], ['nanosecond', 'nanos'], ['nanoseconds', 'nanos'],
  ['%', 'percent'], ['pct', 'percent'], ['kilogram', 'kg'], ['kilograms', 'kg'], ['kilos', 'kg'], ['gram', 'g'], ['grams', 'g'], ['pound', 'lb'], ['pounds', 'lb'], ['lbs', 'lb'],
  ['meter', 'm'], ['meters', 'm'], ['metre', 'm'], ['metres', 'm'], ['kilometer', 'km'], ['kilometers', 'km'], ['kilometre', 'km'], ['kilometres', 'km'], ['minute', 'minutes'], ['min', 'minutes'], ['hour', 'hours'], ['h', 'hours'],
]);

const MINOR = new Set(['cent', 'cents', 'penny', 'pence', 'pennies', 'minor', 'minor-unit', 'minorunits', 'centimes']);
const MAJOR = new Set(['major', 'dollar', 'dollars', 'euros', 'units']);
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...['usd', 'eur', 'gbp', 'jpy', 'chf', 'cny', 'inr', 'cad', 'aud', 'nzd', 'sek', 'nok', 'dkk', 'pln', 'brl', 'mxn', 'krw', 'sgd', 'hkd', 'zar', 'try', 'czk', 'huf', 'ils'].map((code) => [code, code] as const),
  ['dollar', 'usd'], ['dollars', 'usd'], ['euro', 'eur'], ['euros', 'eur'],
]);

/** Reads a unit as people write it; case does not count. */
export function unitOf(text: string, scale?: 'major' | 'minor'): Unit {
  const words = text.toLowerCase().split(/[\s_/-]+/).filter((word) => word !== '');
  const currency = words.map((word) => CURRENCIES.get(word)).find((code) => code !== undefined) ?? null;
  const rest = words.filter((word) => !CURRENCIES.has(word) && !MINOR.has(word) && !MAJOR.has(word)).map((word) => SAME.get(word) ?? word);
  const minor = scale === undefined ? words.some((word) => MINOR.has(word)) : scale === 'minor';
  return { word: rest.join(' '), currency, minor };
}

/** Do two units mean the same? A currency that only one of them names does not divide them. */
export function sameUnit(a: Unit, b: Unit): boolean {
  if (a.minor !== b.minor || a.word !== b.word) return false;
  return a.currency === null || b.currency === null || a.currency === b.currency;
}

/** The unit that a schema gives the value at the end of a route, as it is written; null when it says none. */
export function schemaUnit(route: Route): string | null {
  const written = route.member?.unit ?? route.shape?.unit;
  if (written !== undefined) return written;
  const counted = route.shape?.alternatives.find((one) => one.kind === 'scalar' && one.type === 'integer' && one.timeUnit !== undefined);
  return counted?.kind === 'scalar' ? (counted.timeUnit ?? null) : null;
}

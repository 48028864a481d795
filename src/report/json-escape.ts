import { UNSAFE } from './escape.ts';

/**
 * JSON that is safe to print: the data stays what it is, and everything that a terminal or the log of a CI server
 * would obey is written as an escape.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE, escaped).replaceAll('##', '#\\u0023');
}

function escaped(point: string): string {
  return point.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

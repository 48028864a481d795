import type { Field } from './descriptor.ts';
import type { FieldType } from './field-type.ts';
import { findOption } from './parse/option.ts';

/** The `[default = ...]` of a field as JSON; `undefined` if it has none. Integers beyond 2^53 stay text. */
export function defaultOf(field: Field, type: FieldType): string | number | boolean | undefined {
  const value = field.options.length === 0 ? undefined : findOption(field.options, 'default')?.value;
  if (value === undefined || (value.kind !== 'string' && value.kind !== 'word')) return undefined;
  if (value.kind === 'string' || type.kind !== 'scalar') return value.value;
  return type.scalar === 'bool' ? value.value === 'true' : numberOf(value.value);
}

function numberOf(word: string): string | number {
  const lower = word.toLowerCase();
  if (/^-?(?:inf|nan|infinity)$/.test(lower)) return lower;
  const number = /^-?0x/.test(lower) ? hexadecimal(lower) : Number(lower.replace(/f$/, ''));
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return word;
  return Number.isNaN(number) ? word : number;
}

function hexadecimal(word: string): number {
  return word.startsWith('-') ? -Number(word.slice(1)) : Number(word);
}

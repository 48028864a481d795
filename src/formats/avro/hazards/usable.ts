import type { AvroType } from '../schema.ts';

/**
 * Can a reader make a value of the type of this default? Looks closer than validation does, at enum symbols, unless told not to; then
 * it is validation for all but the spelling of numbers.
 */
export function usable(type: AvroType, value: unknown, symbols: 'own symbols' | 'any symbol' = 'own symbols'): boolean {
  switch (type.kind) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
    case 'long':
      return typeof value === 'number' && (symbols === 'own symbols' || isWhole(value, type.kind));
    case 'float':
    case 'double':
      // A text that does not spell a number was refused when the schema was read.
      return typeof value === 'number' || typeof value === 'string';
    case 'bytes':
    case 'string':
    case 'fixed':
      return typeof value === 'string';
    case 'enum':
      return typeof value === 'string' && (symbols === 'any symbol' || type.symbols.includes(value));
    case 'array':
      return Array.isArray(value) && value.every((item) => usable(type.items.type, item, symbols));
    case 'map':
      return isObject(value) && Object.values(value).every((item) => usable(type.values.type, item, symbols));
    case 'union':
      return type.branches.some((branch) => usable(branch.type, value, symbols));
    case 'record':
      return (
        isObject(value) &&
        type.fields.every((field) => (Object.hasOwn(value, field.name) ? usable(field.type, value[field.name], symbols) : field.hasDefault))
      );
  }
}

function isWhole(value: number, kind: 'int' | 'long'): boolean {
  const limit = kind === 'int' ? 2 ** 31 : 2 ** 63;
  return Number.isInteger(value) && value >= -limit && value < limit;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

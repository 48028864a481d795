import type { AvroType } from '../schema.ts';

/** Can a reader make a value of the type of this default? Looks closer than validation does: at enum symbols. */
export function usable(type: AvroType, value: unknown): boolean {
  switch (type.kind) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
    case 'long':
      return typeof value === 'number';
    case 'float':
    case 'double':
      // A text that does not spell a number was refused when the schema was read.
      return typeof value === 'number' || typeof value === 'string';
    case 'bytes':
    case 'string':
    case 'fixed':
      return typeof value === 'string';
    case 'enum':
      return typeof value === 'string' && type.symbols.includes(value);
    case 'array':
      return Array.isArray(value) && value.every((item) => usable(type.items.type, item));
    case 'map':
      return isObject(value) && Object.values(value).every((item) => usable(type.values.type, item));
    case 'union':
      return type.branches.some((branch) => usable(branch.type, value));
    case 'record':
      return (
        isObject(value) &&
        type.fields.every((field) => (Object.hasOwn(value, field.name) ? usable(field.type, value[field.name]) : field.hasDefault))
      );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

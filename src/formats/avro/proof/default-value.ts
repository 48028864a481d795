import type { AvroType, RecordType } from '../schema.ts';
import { EnumValue, RecordValue, UnionValue, type Value } from './value.ts';

/** What a reader makes of a default, as plain JSON; undefined when it can make nothing of it. */
export function defaultValue(type: AvroType, json: unknown): Value | undefined {
  switch (type.kind) {
    case 'null':
      return json === null ? null : undefined;
    case 'boolean':
      return typeof json === 'boolean' ? json : undefined;
    case 'int':
      return typeof json === 'number' ? Math.trunc(json) : undefined;
    case 'long':
      return typeof json === 'number' && Number.isFinite(json) ? BigInt(Math.trunc(json)) : undefined;
    case 'float':
    case 'double':
      return typeof json === 'number' ? json : typeof json === 'string' ? Number(json) : undefined;
    case 'string':
      return typeof json === 'string' ? json : undefined;
    case 'bytes':
    case 'fixed':
      // One byte for each of the first 256 code points.
      return typeof json === 'string' ? Uint8Array.from(json, (char) => char.codePointAt(0)!) : undefined;
    case 'enum':
      return typeof json === 'string' && type.symbols.includes(json) ? new EnumValue(type, json) : undefined;
    case 'array':
      return Array.isArray(json) ? allOf(json.map((item) => defaultValue(type.items.type, item))) : undefined;
    case 'map': {
      if (!isObject(json)) return undefined;
      const keys = Object.keys(json);
      const values = allOf(keys.map((key) => defaultValue(type.values.type, json[key])));
      return values && new Map(keys.map((key, i) => [key, values[i]!]));
    }
    case 'union':
      return unionDefault(type, json);
    case 'record':
      return isObject(json) ? recordDefault(type, json) : undefined;
  }
}

function unionDefault(type: AvroType & { kind: 'union' }, json: unknown): Value | undefined {
  for (const [i, branch] of type.branches.entries()) {
    const value = defaultValue(branch.type, json);
    if (value !== undefined) return new UnionValue(i, value);
  }
  return undefined;
}

function recordDefault(type: RecordType, json: Readonly<Record<string, unknown>>): Value | undefined {
  const fields = new Map<string, Value>();
  for (const field of type.fields) {
    const value = Object.hasOwn(json, field.name)
      ? defaultValue(field.type, json[field.name])
      : field.hasDefault
        ? defaultValue(field.type, field.holder['default'])
        : undefined;
    if (value === undefined) return undefined;
    fields.set(field.name, value);
  }
  return new RecordValue(type, fields);
}

function allOf(values: readonly (Value | undefined)[]): Value[] | undefined {
  return values.every((value) => value !== undefined) ? (values as Value[]) : undefined;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

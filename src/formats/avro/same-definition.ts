import type { AvroType, Field, NamedType, RawObject } from './schema.ts';

/** Keys that are structure or prose; every other key of a definition is a property and counts. */
const NOT_PROPERTIES = new Set(['type', 'name', 'namespace', 'doc', 'aliases', 'fields', 'symbols', 'items', 'values', 'size', 'default', 'order']);

/** May a second definition of a name stand beside the first? Only if it says the same; docs, aliases and enum defaults do not count. */
export function sameDefinition(first: NamedType, second: NamedType): boolean {
  return same(first, second, new Map());
}

function same(first: AvroType, second: AvroType, seen: Map<NamedType, Set<NamedType>>): boolean {
  if (first === second) return true;
  if (first.kind !== second.kind || !sameProperties(first, second)) return false;
  switch (first.kind) {
    case 'record': {
      const other = second as typeof first;
      if (first.fullName !== other.fullName || first.fields.length !== other.fields.length) return false;
      const partners = seen.get(first) ?? new Set();
      if (partners.has(other)) return true;
      seen.set(first, partners.add(other));
      return first.fields.every((field, i) => sameField(field, other.fields[i]!, seen));
    }
    case 'enum':
      return first.fullName === (second as typeof first).fullName && equal(first.symbols, (second as typeof first).symbols);
    case 'fixed':
      return first.fullName === (second as typeof first).fullName && first.size === (second as typeof first).size;
    case 'array':
      return same(first.items.type, (second as typeof first).items.type, seen);
    case 'map':
      return same(first.values.type, (second as typeof first).values.type, seen);
    case 'union': {
      const { branches } = second as typeof first;
      return first.branches.length === branches.length && first.branches.every((branch, i) => same(branch.type, branches[i]!.type, seen));
    }
    default:
      return true;
  }
}

function sameField(first: Field, second: Field, seen: Map<NamedType, Set<NamedType>>): boolean {
  return (
    first.name === second.name &&
    order(first) === order(second) &&
    equal(first.holder['default'], second.holder['default']) &&
    equal(properties(first.holder), properties(second.holder)) &&
    same(first.type, second.type, seen)
  );
}

function order(field: Field): string {
  const { order } = field.holder;
  return typeof order === 'string' ? order.toLowerCase() : 'ascending';
}

function sameProperties(first: AvroType, second: AvroType): boolean {
  if (first.kind === 'union') return true;
  return equal(properties(first.raw), properties(second.raw as RawObject | null));
}

function properties(raw: RawObject | null): Map<string, unknown> {
  return new Map(Object.entries(raw ?? {}).filter(([key]) => !NOT_PROPERTIES.has(key)));
}

/** Deep equality of plain data, whatever the order of keys. */
function equal(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false;
  if (Array.isArray(first) || Array.isArray(second)) {
    return Array.isArray(first) && Array.isArray(second) && first.length === second.length && first.every((item, i) => equal(item, second[i]));
  }
  const left = first instanceof Map ? first : new Map(Object.entries(first));
  const right = second instanceof Map ? second : new Map(Object.entries(second));
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key)));
}

import type { AvroType, Field, NamedType, RawObject, Slot } from './schema.ts';

/** Keys that are structure or prose; every other key of a definition is a property and counts. */
const NOT_PROPERTIES = new Set([
  'type',
  'name',
  'namespace',
  'doc',
  'aliases',
  'fields',
  'symbols',
  'items',
  'values',
  'size',
  'default',
  'order',
]);

/**
 * May a second definition of a name stand beside the first? Only if it says the same; docs, aliases and enum defaults do not count.
 * `forward`: slots whose name was not defined yet where it stands; the reference takes each of them for a type of its own.
 */
export function sameDefinition(first: NamedType, second: NamedType, forward: ReadonlySet<Slot>): boolean {
  return same(first, second, { partners: new Map(), forward });
}

/** Does one schema say the same as the other? */
export function sameSchema(first: AvroType, second: AvroType): boolean {
  return same(first, second, { partners: new Map(), forward: new Set() });
}

interface Context {
  readonly partners: Map<NamedType, Set<NamedType>>;
  readonly forward: ReadonlySet<Slot>;
}

function sameSlot(first: Slot, second: Slot, context: Context): boolean {
  return !context.forward.has(first) && !context.forward.has(second) && same(first.type, second.type, context);
}

function same(first: AvroType, second: AvroType, context: Context): boolean {
  if (first === second) return true;
  if (first.kind !== second.kind || !sameProperties(first, second)) return false;
  switch (first.kind) {
    case 'record': {
      const other = second as typeof first;
      if (first.fullName !== other.fullName || first.fields.length !== other.fields.length) return false;
      const partners = context.partners.get(first) ?? new Set();
      if (partners.has(other)) return true;
      context.partners.set(first, partners.add(other));
      return first.fields.every((field, i) => sameField(field, other.fields[i]!, context));
    }
    case 'enum':
      return first.fullName === (second as typeof first).fullName && equal(first.symbols, (second as typeof first).symbols);
    case 'fixed':
      return first.fullName === (second as typeof first).fullName && first.size === (second as typeof first).size;
    case 'array':
      return sameSlot(first.items, (second as typeof first).items, context);
    case 'map':
      return sameSlot(first.values, (second as typeof first).values, context);
    case 'union': {
      const { branches } = second as typeof first;
      return first.branches.length === branches.length && first.branches.every((branch, i) => sameSlot(branch, branches[i]!, context));
    }
    default:
      return true;
  }
}

function sameField(first: Field, second: Field, context: Context): boolean {
  return (
    first.name === second.name &&
    order(first) === order(second) &&
    equal(first.holder['default'], second.holder['default']) &&
    equal(properties(first.holder), properties(second.holder)) &&
    sameSlot(first, second, context)
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
    return (
      Array.isArray(first) && Array.isArray(second) && first.length === second.length && first.every((item, i) => equal(item, second[i]))
    );
  }
  const left = first instanceof Map ? first : new Map(Object.entries(first));
  const right = second instanceof Map ? second : new Map(Object.entries(second));
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key)));
}

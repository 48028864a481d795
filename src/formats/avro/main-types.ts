import type { AvroType, NamedType, Slot } from './schema.ts';

/**
 * What a protocol is about, as no message of Kafka is a protocol: the records that no other type of it uses, else its last
 * record, else its last type.
 */
export function mainTypes(slots: readonly Slot[]): readonly Slot[] {
  const used = new Set<AvroType>();
  for (const slot of slots) collect(slot.type, slot.type, used);
  const records = slots.filter((slot) => slot.type.kind === 'record' && !slot.type.isError);
  const free = records.filter((slot) => !used.has(slot.type));
  return free.length > 0 ? free : (records.length > 0 ? records : slots).slice(-1);
}

/** The named types that a definition uses directly, itself aside. */
function collect(type: AvroType, owner: AvroType, used: Set<AvroType>): void {
  switch (type.kind) {
    case 'record':
      if (type !== owner) used.add(type);
      else for (const field of type.fields) collectFrom(field, owner, used);
      return;
    case 'array':
      return collectFrom(type.items, owner, used);
    case 'map':
      return collectFrom(type.values, owner, used);
    case 'union':
      for (const branch of type.branches) collectFrom(branch, owner, used);
      return;
    default:
      if (isNamed(type) && type !== owner) used.add(type);
  }
}

function collectFrom(slot: Slot, owner: AvroType, used: Set<AvroType>): void {
  if (slot.type === owner) return;
  collect(slot.type, owner, used);
}

function isNamed(type: AvroType): type is NamedType {
  return type.kind === 'enum' || type.kind === 'fixed' || type.kind === 'record';
}

import type { Enum, Field, Message } from './descriptor.ts';
import { isDelimited } from './features.ts';
import { mapEntryFields } from './map-entry.ts';
import { scalarGroup } from './scalars.ts';
import type { TypeNames } from './type-names.ts';

/** What a reader or a writer takes a field's values for. */
export type FieldType = ElementType | { readonly kind: 'map'; readonly key: ElementType; readonly value: ElementType };

export type ElementType =
  | { readonly kind: 'scalar'; readonly scalar: string }
  | { readonly kind: 'enum'; readonly enum: Enum }
  /** `delimited`: between two tags, as groups are, instead of with its length. */
  | { readonly kind: 'message'; readonly message: Message; readonly delimited: boolean }
  /** The type is not among the texts given. */
  | { readonly kind: 'unknown'; readonly name: string };

export function fieldType(names: TypeNames, field: Field): FieldType {
  if (field.group !== null) return { kind: 'message', message: field.group, delimited: true };
  if (field.map !== null) {
    return { kind: 'map', key: elementType(names, field, field.map.key), value: elementType(names, field, field.map.value) };
  }
  const type = elementType(names, field, field.type);
  const entry = type.kind === 'message' && field.label === 'repeated' ? mapEntryFields(type.message) : null;
  if (entry === null) return type;
  return { kind: 'map', key: elementType(names, entry.key, entry.key.type), value: elementType(names, entry.value, entry.value.type) };
}

function elementType(names: TypeNames, field: Field, name: string): ElementType {
  if (scalarGroup(name) !== undefined) return { kind: 'scalar', scalar: name };
  const type = names.ofField(field, name);
  if (type === undefined) return { kind: 'unknown', name };
  return type.kind === 'enum' ? { kind: 'enum', enum: type } : { kind: 'message', message: type, delimited: isDelimited(field) };
}

import type { Field, Message } from './descriptor.ts';
import { findOption } from './parse/option.ts';

/** Does the message say of itself that it is the entry of a map, as messages made from descriptors do? */
export function isMapEntry(message: Message): boolean {
  if (message.options.length === 0) return false;
  const value = findOption(message.options, 'map_entry')?.value;
  return value?.kind === 'word' && value.value.toLowerCase() === 'true';
}

export function mapEntryFields(message: Message): { key: Field; value: Field } | null {
  if (!isMapEntry(message)) return null;
  const key = message.fields.find((field) => field.name === 'key');
  const value = message.fields.find((field) => field.name === 'value');
  return key === undefined || value === undefined ? null : { key, value };
}

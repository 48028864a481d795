import type { Enum, Field, Message, Option, ProtoFile } from './descriptor.ts';
import { findOption } from './parse/option.ts';

/** Whether a reader can tell "not set" from the zero value, or must be given a value. */
export type Presence = 'explicit' | 'implicit' | 'required' | 'repeated';

/** Editions say in features what proto2 and proto3 say by their syntax. */
export function presenceOf(field: Field, isMessage: boolean): Presence {
  if (field.label === 'repeated' || field.map !== null) return 'repeated';
  if (field.label === 'required') return 'required';
  if (field.oneof !== null || field.label === 'optional' || field.group !== null || field.extendee !== null) return 'explicit';
  if (field.file.syntax === 'editions') {
    const feature = featureOf('field_presence', field.options, field.scope, field.file);
    if (feature === 'LEGACY_REQUIRED') return 'required';
    return feature === 'IMPLICIT' && !isMessage ? 'implicit' : 'explicit';
  }
  return isMessage ? 'explicit' : 'implicit';
}

/** Is a repeated number written as one packed block? Strings and messages never are; the caller knows the type. */
export function isPackedByDefault(field: Field): boolean {
  const own = findOption(field.options, 'packed')?.value;
  if (own?.kind === 'word') return own.value === 'true';
  if (field.file.syntax === 'proto3') return true;
  if (field.file.syntax !== 'editions') return false;
  return featureOf('repeated_field_encoding', field.options, field.scope, field.file) !== 'EXPANDED';
}

/** Does a reader put values that the enum does not name aside, as if they had not been sent? */
export function isClosedEnum(found: Enum): boolean {
  if (found.file.syntax === 'editions') return featureOf('enum_type', found.options, found.parent, found.file) === 'CLOSED';
  return found.file.syntax !== 'proto3';
}

/** Does a reader refuse a text that is no UTF-8? */
export function checksUtf8(field: Field): boolean {
  if (field.file.syntax === 'editions') return featureOf('utf8_validation', field.options, field.scope, field.file) !== 'NONE';
  return field.file.syntax === 'proto3';
}

/** Is a message field delimited by tags, as groups are? */
export function isDelimited(field: Field): boolean {
  if (field.group !== null) return true;
  return field.file.syntax === 'editions' && featureOf('message_encoding', field.options, field.scope, field.file) === 'DELIMITED';
}

/** The nearest setting wins: the declaration's own, then those of the messages around it, then the file's. */
function featureOf(name: string, options: readonly Option[], around: Message | null, file: ProtoFile): string | null {
  const own = featureIn(options, name);
  if (own !== null) return own;
  for (let message = around; message !== null; message = message.parent) {
    const found = featureIn(message.options, name);
    if (found !== null) return found;
  }
  return featureIn(file.options, name);
}

function featureIn(options: readonly Option[], name: string): string | null {
  const direct = findOption(options, `features.${name}`)?.value;
  if (direct?.kind === 'word') return direct.value;
  const all = findOption(options, 'features')?.value;
  const entry = all?.kind === 'message' ? all.entries.find((entry) => entry.name === name)?.value : undefined;
  return entry?.kind === 'word' ? entry.value : null;
}

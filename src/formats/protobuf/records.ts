import { UsageError } from '../../errors.ts';
import type { Message } from './descriptor.ts';
import type { ProtoSchema } from './schema.ts';
import { fullNameOf } from './types.ts';

/** Every message of the text that can be a record: top-level ones first, then nested ones, in order of declaration. */
export function recordMessages(schema: ProtoSchema): readonly Message[] {
  const found: Message[] = schema.file.messages.slice();
  for (let i = 0; i < found.length; i++) for (const nested of found[i]!.messages) if (!nested.isGroup) found.push(nested);
  return found;
}

/** By full name, by name without the package, or by simple name if that is the only one. Throws UsageError. */
export function findRecord(schema: ProtoSchema, record: string | undefined): Message {
  const messages = recordMessages(schema);
  if (record === undefined) {
    const first = messages[0];
    if (first !== undefined) return first;
    throw new UsageError({ message: `${schema.file.name} declares no message.`, place: null, help: 'Declare a message.' });
  }
  const name = record.startsWith('.') ? record.slice(1) : record;
  const exact = messages.find((message) => fullNameOf(message) === name) ?? messages.find((message) => message.local === name);
  if (exact !== undefined) return exact;
  const simple = messages.filter((message) => message.name === name);
  if (simple.length === 1) return simple[0]!;
  const known = messages.map((message) => `\`${fullNameOf(message)}\``).join(', ');
  throw new UsageError({
    message: simple.length > 1 ? `\`${record}\` is the name of several messages in ${schema.file.name}.` : `${schema.file.name} declares no message \`${record}\`.`,
    place: null,
    help: messages.length === 0 ? 'Declare the message.' : `Name one of ${known}.`,
  });
}

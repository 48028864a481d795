import type { Field } from '../descriptor.ts';
import { atName, nameIn } from '../place.ts';
import { type Hazards, type MessagePair, typePath } from './hazards.ts';

/** Fields which a writer may set together, and of which the reader's oneof keeps only the last. */
export function compareOneofs(hazards: Hazards, messages: MessagePair, writer: ReadonlyMap<number, Field>): void {
  const { reader } = messages;
  for (const oneof of reader.oneofs) {
    if (hazards.refused.has(oneof)) continue;
    const origins = new Map<object, Field>();
    for (const field of oneof.fields) {
      const written = writer.get(field.number);
      if (written !== undefined) origins.set(written.oneof ?? written, written);
    }
    if (origins.size < 2) continue;
    const fields = [...origins.values()];
    hazards.tell(
      'protobuf/oneof-members-collide',
      typePath(reader, oneof.name),
      { oneof: `${reader.local}.${oneof.name}`, fields: fields.map((field) => field.name) },
      [nameIn(reader.file, oneof), atName(fields[0]!)],
      { messages, reader: oneof.fields[0]!, writer: fields[0]! },
    );
  }
}

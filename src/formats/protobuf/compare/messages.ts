import type { Enum, Message } from '../descriptor.ts';
import { isMapEntry } from '../map-entry.ts';
import { type Anchor, atName } from '../place.ts';
import { compareEnums } from './enums.ts';
import { compareMembers } from './members.ts';
import type { Walk } from './walk.ts';

/** The types of one scope: of a file, or of a message. */
interface Scope {
  readonly messages: readonly Message[];
  readonly enums: readonly Enum[];
}

/** Messages and enums pair by name within their scope. `around` is where missing ones would stand in the reader. */
export function compareScopes(walk: Walk, reader: Scope, writer: Scope, around: Anchor): void {
  if (reader.messages.length > 0 || writer.messages.length > 0) compareMessages(walk, reader, writer, around);
  compareEnums(walk, reader.enums, writer.enums);
}

/** Two messages that are taken for the same. The path is the message's. */
export function compareMessage(walk: Walk, reader: Message, writer: Message): void {
  if (walk.enter(reader, writer)) {
    compareMembers(walk, reader, writer);
    walk.leave(writer);
  }
  compareScopes(walk, reader, writer, atName(reader));
}

function compareMessages(walk: Walk, reader: Scope, writer: Scope, around: Anchor): void {
  const readerByName = indexed(reader.messages);
  const writerByName = indexed(writer.messages);
  for (const [name, { message }] of writerByName) {
    if (readerByName.has(name) || isMapEntry(message)) continue;
    walk.path.push(name);
    walk.refuse('protobuf/message-unknown-to-reader', { message: message.local }, around, atName(message));
    walk.path.pop();
  }
  for (const [name, { message, index }] of readerByName) {
    const other = writerByName.get(name);
    walk.path.push(name);
    if (other !== undefined) {
      compareMessage(walk, message, other.message);
      if (index !== other.index) walk.allow('MESSAGE_MOVED');
    } else if (!isMapEntry(message)) {
      walk.allow('MESSAGE_ADDED');
    }
    walk.path.pop();
  }
}

/** By name, with the place among its sisters; groups are no types to the registry. */
function indexed(messages: readonly Message[]): Map<string, { message: Message; index: number }> {
  const byName = new Map<string, { message: Message; index: number }>();
  let index = 0;
  for (const message of messages) if (!message.isGroup) byName.set(message.name, { message, index: index++ });
  return byName;
}

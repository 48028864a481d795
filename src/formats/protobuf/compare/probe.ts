import type { Message } from '../descriptor.ts';
import { Walk } from './walk.ts';

/**
 * A walk that only asks whether two messages differ at all, in whatever they reach. It looks at each pair once,
 * where the full walk compares a referenced type anew at every use.
 */
export class Probe extends Walk {
  dirty = false;
  /** All pairs whose fields were compared. */
  readonly pairs: [Message, Message][] = [];
  /** Referenced types that fields lead to, still to be compared. */
  readonly ahead: [Message, Message][] = [];
  readonly #seen = new Map<Message, Set<Message>>();

  override enter(reader: Message, writer: Message): boolean {
    if (this.dirty || seenBefore(this.#seen, reader, writer)) return false;
    this.pairs.push([reader, writer]);
    return true;
  }

  override leave(): void {}

  override allow(): void {
    this.dirty = true;
  }

  override refuse(): void {
    this.dirty = true;
  }
}

function seenBefore(seen: Map<Message, Set<Message>>, reader: Message, writer: Message): boolean {
  const readers = seen.get(writer);
  if (readers === undefined) seen.set(writer, new Set([reader]));
  else if (readers.has(reader)) return true;
  else readers.add(reader);
  return false;
}

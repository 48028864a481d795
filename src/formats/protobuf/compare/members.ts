import type { Field, Message } from '../descriptor.ts';
import { compareAt } from './at.ts';
import { compareMembersByHome } from './members-by-home.ts';
import { compareMembersByNumber } from './members-by-number.ts';
import type { Walk } from './walk.ts';

/** Fields and oneofs of two messages. */
export function compareMembers(walk: Walk, reader: Message, writer: Message): void {
  if (areInStep(reader.fields, writer.fields)) for (let i = 0; i < reader.fields.length; i++) compareAt(walk, reader.fields[i]!, writer.fields[i]!);
  else if (walk.profile === 'confluent@8.3') compareMembersByHome(walk, reader, writer);
  else compareMembersByNumber(walk, reader, writer);
}

/** The common case, found out quickly: the same numbers in the same oneofs and in the same order, each once. */
function areInStep(reader: readonly Field[], writer: readonly Field[]): boolean {
  if (reader.length !== writer.length) return false;
  let last = -Infinity;
  for (let i = 0; i < reader.length; i++) {
    const field = reader[i]!;
    const other = writer[i]!;
    if (field.number !== other.number || field.number <= last) return false;
    if (field.oneof?.name !== other.oneof?.name || field.group !== null || other.group !== null) return false;
    last = field.number;
  }
  return true;
}

import type { Field, Message } from '../descriptor.ts';
import { isClosedEnum } from '../features.ts';
import { atType } from '../place.ts';
import { scalarGroup } from '../scalars.ts';
import type { ProtoSchema } from '../schema.ts';
import { fullNameOf } from '../types.ts';
import type { Tell } from './flaws.ts';
import type { Visible } from './visible.ts';

/** The types that a message's fields name. What is not found at all is told apart, in `notFound`. */
export function checkReferences(schema: ProtoSchema, message: Message, path: string, visible: Visible, tell: Tell, notFound: NotFound): void {
  for (const field of message.fields) {
    const at = field.oneof === null ? `${path}/${field.number}` : `${path}/${field.oneof.name}/${field.number}`;
    for (const name of namesOf(field)) checkReference(schema, field, name, at, visible, tell, notFound);
  }
}

export type NotFound = (path: string, field: Field, type: string) => void;

function namesOf(field: Field): readonly string[] {
  if (field.group !== null) return [];
  const names = field.map === null ? [field.type] : [field.map.value];
  return names.filter((name) => scalarGroup(name) === undefined && !name.startsWith('map<'));
}

function checkReference(schema: ProtoSchema, field: Field, name: string, path: string, visible: Visible, tell: Tell, notFound: NotFound): void {
  const type = schema.names.ofField(field, name);
  if (type === undefined) {
    notFound(path, field, name);
    return;
  }
  if (visible.complete && !visible.files.has(type.file)) {
    tell(path, `\`${fullNameOf(type)}\` is declared in \`${type.file.name}\`, which is not imported`, atType(field));
  }
  if (type.kind === 'enum' && field.file.syntax === 'proto3' && isClosedEnum(type)) {
    tell(path, `The closed enum \`${fullNameOf(type)}\` cannot be used in proto3`, atType(field));
  }
}

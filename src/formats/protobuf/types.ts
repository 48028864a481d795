import type { Message, ProtoFile, TypeDeclaration } from './descriptor.ts';

/** With the package: `shop.Order.Line`. */
export function fullNameOf(type: TypeDeclaration): string {
  const { file } = type;
  return file.package === null ? type.local : `${file.package}.${type.local}`;
}

/** Adds every message and enum of a file by full name; of two with one name the last stays, as in the registry. */
export function typesOf(file: ProtoFile, into: Map<string, TypeDeclaration>): void {
  const prefix = file.package === null ? '' : `${file.package}.`;
  for (const message of file.messages) addMessage(message, prefix, into);
  for (const found of file.enums) into.set(prefix + found.local, found);
  for (const extend of file.extends) for (const group of extend.groups) addMessage(group, prefix, into);
}

function addMessage(message: Message, prefix: string, into: Map<string, TypeDeclaration>): void {
  into.set(prefix + message.local, message);
  for (const nested of message.messages) addMessage(nested, prefix, into);
  for (const found of message.enums) into.set(prefix + found.local, found);
  for (const extend of message.extends) for (const group of extend.groups) addMessage(group, prefix, into);
}

import type { Field, Message } from './descriptor.ts';
import type { ProtoSchema } from './schema.ts';
import { checkEnum } from './validate/enums.ts';
import type { Flaw, Tell } from './validate/flaws.ts';
import { checkMessage } from './validate/messages.ts';
import { checkNames, namesIn } from './validate/names.ts';
import { checkReferences, type NotFound } from './validate/references.ts';
import { visibleFrom } from './validate/visible.ts';

export interface Validity {
  readonly flaws: readonly Flaw[];
  /** Fields whose type is in none of the given texts. */
  readonly notFound: readonly { readonly path: string; readonly field: Field; readonly type: string }[];
}

/** What protoc would refuse of a text that the registry takes. */
export function validate(schema: ProtoSchema): Validity {
  const flaws: Flaw[] = [];
  const notFound: { path: string; field: Field; type: string }[] = [];
  const tell: Tell = (path, what, anchor) => flaws.push({ path, what, anchor });
  const miss: NotFound = (path, field, type) => notFound.push({ path, field, type });
  const visible = visibleFrom(schema);
  const visit = (message: Message, path: string): void => {
    checkMessage(message, path, tell);
    checkReferences(schema, message, path, visible, tell, miss);
    for (const found of message.enums) checkEnum(found, `${path}/${found.name}`, tell);
    for (const nested of message.messages) visit(nested, `${path}/${nested.name}`);
  };
  const { file } = schema;
  checkNames(file, '#/', namesIn(file), tell);
  for (const message of file.messages) visit(message, `#/${message.name}`);
  for (const found of file.enums) checkEnum(found, `#/${found.name}`, tell);
  return { flaws, notFound };
}

import type { Extend, Field, Message, ProtoFile, TypeDeclaration } from './descriptor.ts';
import { type FieldType, fieldType } from './field-type.ts';
import { Anchors } from './place.ts';
import { TypeNames } from './type-names.ts';
import { fullNameOf } from './types.ts';

/** A parsed text with all it refers to. */
export class ProtoSchema {
  readonly file: ProtoFile;
  /** By the path that imports name. */
  readonly references: ReadonlyMap<string, ProtoFile>;
  /** Is this the text which somebody wants to register? Then it is held to more. */
  readonly proposed: boolean;
  readonly anchors = new Anchors();
  #names: TypeNames | null = null;
  #extensions: Map<string, Field[]> | null = null;
  readonly #named = new Map<Field, Named | null>();
  readonly #types = new Map<Field, FieldType>();

  constructor(file: ProtoFile, references: ReadonlyMap<string, ProtoFile>, proposed: boolean) {
    this.file = file;
    this.references = references;
    this.proposed = proposed;
  }

  /** The types of all texts, collected when the first name is looked up. */
  get names(): TypeNames {
    return (this.#names ??= new TypeNames(this.file, this.references.values()));
  }

  /** What a field's values are, labels apart. */
  typeOf(field: Field): FieldType {
    let type = this.#types.get(field);
    if (type === undefined) this.#types.set(field, (type = fieldType(this.names, field)));
    return type;
  }

  /** The message or enum that a field, or the values of its map, have to the registry; `null` if it finds none. */
  named(field: Field, name: string): Named | null {
    if (name !== field.type && name !== field.map?.value) return this.#nameOf(field, name);
    let named = this.#named.get(field);
    if (named === undefined) this.#named.set(field, (named = this.#nameOf(field, name)));
    return named;
  }

  /** The fields that the given files add to a message from outside. */
  extensionsOf(message: Message): readonly Field[] {
    this.#extensions ??= collectExtensions(this);
    return this.#extensions.size === 0 ? [] : (this.#extensions.get(fullNameOf(message)) ?? []);
  }

  #nameOf(field: Field, name: string): Named | null {
    const first = this.names.ofField(field, name);
    if (first === undefined || (first.kind === 'message' && first.isGroup)) return null;
    const type = this.names.asRegistry(first, field);
    const full = fullNameOf(first);
    const prefix = type.file.package === null ? '' : `${type.file.package}.`;
    const local = prefix !== '' && full.startsWith(prefix) ? full.slice(prefix.length) : full;
    return { isEnum: first.kind === 'enum', type, local };
  }
}

function collectExtensions(schema: ProtoSchema): Map<string, Field[]> {
  const found = new Map<string, Field[]>();
  const add = (extend: Extend): void => {
    for (const field of extend.fields) {
      const extendee = schema.names.resolve(extend.extendee, field.file, field.scope);
      if (extendee === undefined) continue;
      const name = fullNameOf(extendee);
      found.set(name, [...(found.get(name) ?? []), field]);
    }
  };
  const visit = (message: Message): void => {
    message.extends.forEach(add);
    message.messages.forEach(visit);
  };
  for (const file of [schema.file, ...schema.references.values()]) {
    file.extends.forEach(add);
    file.messages.forEach(visit);
  }
  return found;
}

export interface Named {
  readonly isEnum: boolean;
  readonly type: TypeDeclaration;
  /** Its name without its package, by which the registry tells types apart. */
  readonly local: string;
}

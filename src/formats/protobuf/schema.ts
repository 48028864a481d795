import type { Extend, Field, Message, ProtoFile, TypeDeclaration } from './descriptor.ts';
import { type FieldType, fieldType } from './field-type.ts';
import { Anchors } from './place.ts';
import { fullNameOf, typesOf } from './types.ts';
import { wellKnownType } from './well-known/files.ts';

/** A parsed text with all it refers to. */
export class ProtoSchema {
  readonly file: ProtoFile;
  /** By the path that imports name. */
  readonly references: ReadonlyMap<string, ProtoFile>;
  /** Is this the text which somebody wants to register? Then it is held to more. */
  readonly proposed: boolean;
  readonly anchors = new Anchors();
  #own: Map<string, TypeDeclaration> | null = null;
  #referenced: Map<string, TypeDeclaration> | null = null;
  #extensions: Map<string, Field[]> | null = null;
  readonly #named = new Map<Field, Named | null>();
  readonly #types = new Map<Field, FieldType>();

  constructor(file: ProtoFile, references: ReadonlyMap<string, ProtoFile>, proposed: boolean) {
    this.file = file;
    this.references = references;
    this.proposed = proposed;
  }

  /** By full name: own types hide referenced ones, and these hide the well-known ones. */
  find(fullName: string): TypeDeclaration | undefined {
    if (this.#own === null) typesOf(this.file, (this.#own = new Map()));
    return this.#own.get(fullName) ?? this.#findReferenced(fullName) ?? wellKnownType(fullName);
  }

  /** Looks `name` up from `scope` outwards. A leading dot makes it absolute. */
  resolve(name: string, file: ProtoFile, scope: Message | null): TypeDeclaration | undefined {
    if (name.charCodeAt(0) === 0x2e) return this.find(name.slice(1));
    let prefix = scope === null ? (file.package ?? '') : fullNameOf(scope);
    while (prefix !== '') {
      const found = this.find(`${prefix}.${name}`);
      if (found !== undefined) return found;
      const dot = prefix.lastIndexOf('.');
      prefix = dot < 0 ? '' : prefix.slice(0, dot);
    }
    return this.find(name);
  }

  /** The message or enum of a field that is neither scalar nor map, as the registry sees it; `null` if it finds none. */
  named(field: Field): Named | null {
    let named = this.#named.get(field);
    if (named === undefined) {
      named = this.namedType(field.type, field.file, field.scope);
      this.#named.set(field, named);
    }
    return named;
  }

  /** What a field's values are, labels apart. */
  typeOf(field: Field): FieldType {
    let type = this.#types.get(field);
    if (type === undefined) this.#types.set(field, (type = fieldType(this, field)));
    return type;
  }

  /** As `named`, for a name on its own. */
  namedType(name: string, file: ProtoFile, scope: Message | null): Named | null {
    const first = this.resolve(name, file, scope);
    if (first === undefined || (first.kind === 'message' && first.isGroup)) return null;
    const full = fullNameOf(first);
    // The registry looks the full name up once more in the same scope, where it may now mean another type.
    const type = this.resolve(full, file, scope) ?? first;
    const prefix = type.file.package === null ? '' : `${type.file.package}.`;
    const local = prefix !== '' && full.startsWith(prefix) ? full.slice(prefix.length) : full;
    return { isEnum: first.kind === 'enum', type, local };
  }

  /** The fields that the given files add to a message from outside. */
  extensionsOf(message: Message): readonly Field[] {
    this.#extensions ??= collectExtensions(this);
    return this.#extensions.size === 0 ? [] : (this.#extensions.get(fullNameOf(message)) ?? []);
  }

  #findReferenced(fullName: string): TypeDeclaration | undefined {
    if (this.references.size === 0) return undefined;
    if (this.#referenced === null) {
      this.#referenced = new Map();
      for (const file of this.references.values()) typesOf(file, this.#referenced);
    }
    return this.#referenced.get(fullName);
  }
}

function collectExtensions(schema: ProtoSchema): Map<string, Field[]> {
  const found = new Map<string, Field[]>();
  const add = (extend: Extend): void => {
    for (const field of extend.fields) {
      const extendee = schema.resolve(extend.extendee, field.file, field.scope);
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

import type { Enum, Field, Message, ProtoFile, TypeDeclaration } from './descriptor.ts';
import { fullNameOf, typesOf } from './types.ts';
import { wellKnownType } from './well-known/files.ts';

/** The types of a text and of its references, found as Protobuf finds them: from the scope of use outwards. */
export class TypeNames {
  readonly #types = new Map<string, TypeDeclaration>();
  /** Last parts of all names, which tell quickly that a name is not here. */
  readonly #simple = new Set<string>();
  readonly #resolved = new Map<Field, TypeDeclaration | undefined>();
  /** Can a full name mean another type when it is looked up from within a scope? */
  readonly #canShadow: boolean;

  /** Own types hide those of references, and these hide the well-known ones. */
  constructor(file: ProtoFile, references: Iterable<ProtoFile>) {
    for (const reference of references) typesOf(reference, this.#types);
    typesOf(file, this.#types);
    for (const type of this.#types.values()) this.#simple.add(type.name);
    this.#canShadow = repeatsNames(this.#types.values());
  }

  /** By full name, without a leading dot. */
  find(fullName: string): TypeDeclaration | undefined {
    return this.#types.get(fullName) ?? wellKnownType(fullName);
  }

  /** Looks `name` up from `scope` outwards. A leading dot makes it absolute. */
  resolve(name: string, file: ProtoFile, scope: Message | null): TypeDeclaration | undefined {
    if (name.charCodeAt(0) === 0x2e) return this.find(name.slice(1));
    if (!this.#simple.has(name.slice(name.lastIndexOf('.') + 1)) && !isOurs(file)) return this.find(name);
    let prefix = scope === null ? (file.package ?? '') : fullNameOf(scope);
    while (prefix !== '') {
      const found = this.find(`${prefix}.${name}`);
      if (found !== undefined) return found;
      const dot = prefix.lastIndexOf('.');
      prefix = dot < 0 ? '' : prefix.slice(0, dot);
    }
    return this.find(name);
  }

  /** A name in the scope of a field. What the field itself names is looked up once. */
  ofField(field: Field, name: string): TypeDeclaration | undefined {
    if (name !== field.type && name !== field.map?.value) return this.resolve(name, field.file, field.scope);
    if (this.#resolved.has(field)) return this.#resolved.get(field);
    const type = this.resolve(name, field.file, field.scope);
    this.#resolved.set(field, type);
    return type;
  }

  /** What the registry takes a type for: it looks the full name up once more in the scope, where another may hide it. */
  asRegistry(type: TypeDeclaration, field: Field): TypeDeclaration {
    return this.#canShadow ? (this.resolve(fullNameOf(type), field.file, field.scope) ?? type) : type;
  }
}

/** In the packages of the well-known types their names need no prefix. */
function isOurs(file: ProtoFile): boolean {
  return file.package !== null && /^(?:google|confluent)\b/.test(file.package);
}

/** Does the first part of some full name stand further back in another? */
function repeatsNames(types: Iterable<TypeDeclaration>): boolean {
  const all = [...types];
  const packages = new Set(all.map((type) => type.file.package ?? ''));
  const firsts = new Set(['google', 'confluent']);
  const later = new Set<string>();
  for (const name of packages) {
    const [first, ...rest] = name.split('.');
    if (name !== '') firsts.add(first!);
    for (const part of rest) later.add(part);
  }
  for (const type of all) (isFirst(type) ? firsts : later).add(type.name);
  for (const name of later) if (firsts.has(name)) return true;
  return false;
}

function isFirst(type: Message | Enum): boolean {
  return type.file.package === null && type.parent === null;
}

import { repeatedAt } from '../repeated.ts';
import type { AvroSchema, AvroType, Field, NamedType, Raw, RecordType, Slot, UnionType } from '../schema.ts';
import { sameSchema } from '../same-definition.ts';
import { typeText } from '../type-text.ts';

/** What the reader's aliases say: by the full name of the writer's type, and of the record for its fields. */
interface Aliases {
  readonly types: Map<string, NamedType>;
  readonly fields: Map<string, Map<string, string>>;
}

/** The aliases make something of the writer's schema that is no schema. `message` is a clause. */
export class AliasFault extends Error {
  /** Where in the writer's data. */
  readonly holder: Raw;
  readonly key: string | number | null;

  constructor(message: string, holder: Raw, key: string | number | null) {
    super(message);
    this.holder = holder;
    this.key = key;
  }
}

/** Is the default of a field of the writer valid for the type that the field has now? */
export type DefaultJudge = (field: Field) => boolean;

/**
 * The writer's type as Java sees it: before anything is resolved, types and fields get the names that the reader's aliases give them.
 * Where that fails it does so before the first message is read.
 */
export function applyAliases(reader: AvroSchema, writer: AvroSchema, keepsDefault: DefaultJudge): AvroType | AliasFault {
  const aliases: Aliases = { types: new Map(), fields: new Map() };
  collect(reader.root.type, aliases, new Set());
  if (aliases.types.size === 0 && aliases.fields.size === 0) return writer.root.type;
  const once = (type: AvroType): AvroType => (sameSchema(reader.root.type, type) ? type : new Renaming(aliases, keepsDefault).type(type));
  try {
    // The reader of messages does it, and the resolver below it does it again: names that were swapped are as before.
    return once(once(writer.root.type));
  } catch (error) {
    if (error instanceof AliasFault) return error;
    throw error;
  }
}

function collect(type: AvroType, aliases: Aliases, seen: Set<AvroType>): void {
  if ('aliases' in type) for (const alias of type.aliases) aliases.types.set(alias, type);
  switch (type.kind) {
    case 'array':
      return collect(type.items.type, aliases, seen);
    case 'map':
      return collect(type.values.type, aliases, seen);
    case 'union':
      for (const branch of type.branches) collect(branch.type, aliases, seen);
      return;
    case 'record':
      return collectFields(type, aliases, seen);
    default:
  }
}

function collectFields(record: RecordType, aliases: Aliases, seen: Set<AvroType>): void {
  if (seen.has(record)) return;
  seen.add(record);
  for (const field of record.fields) {
    for (const alias of field.aliases) {
      const known = aliases.fields.get(record.fullName) ?? new Map<string, string>();
      aliases.fields.set(record.fullName, known.set(alias, field.name));
    }
    collect(field.type, aliases, seen);
  }
  const own = aliases.fields.get(record.fullName);
  if (own) for (const alias of record.aliases) aliases.fields.set(alias, own);
}

class Renaming {
  readonly #aliases: Aliases;
  readonly #keepsDefault: DefaultJudge;
  readonly #done = new Map<AvroType, AvroType>();

  constructor(aliases: Aliases, keepsDefault: DefaultJudge) {
    this.#aliases = aliases;
    this.#keepsDefault = keepsDefault;
  }

  type(type: AvroType): AvroType {
    switch (type.kind) {
      case 'record':
        return this.#record(type);
      case 'enum':
      case 'fixed':
        return this.#named(type);
      case 'array':
        return { ...type, items: this.#slot(type.items) };
      case 'map':
        return { ...type, values: this.#slot(type.values) };
      case 'union':
        return this.#union(type);
      default:
        return type;
    }
  }

  #slot<S extends Slot>(slot: S): S {
    return { ...slot, type: this.type(slot.type) };
  }

  #named<T extends NamedType>(type: T): T {
    const known = this.#done.get(type);
    if (known) return known as T;
    const alias = this.#aliases.types.get(type.fullName);
    const renamed = alias ? { ...type, name: alias.name, fullName: alias.fullName } : type;
    this.#done.set(type, renamed);
    return renamed;
  }

  #record(type: RecordType): RecordType {
    const known = this.#done.get(type);
    if (known) return known as RecordType;
    const alias = this.#aliases.types.get(type.fullName);
    const name = alias ?? type;
    const fields: Field[] = [];
    const renamed: RecordType = { ...type, name: name.name, fullName: name.fullName, fields, index: null };
    this.#done.set(type, renamed);
    const fieldNames = this.#aliases.fields.get(name.fullName);
    for (const field of type.fields) {
      const copy = { ...this.#slot(field), name: fieldNames?.get(field.name) ?? field.name };
      if (fields.some((other) => other.name === copy.name)) {
        throw new AliasFault(`its aliases give record \`${name.name}\` of the writer two fields \`${copy.name}\``, field.holder, null);
      }
      // Java validates the default of every field that it copies, even one that the registry let pass.
      if (field.hasDefault && !this.#keepsDefault(copy)) {
        throw new AliasFault(
          `it validates the writer's schema again, where the default of field \`${copy.name}\` is not valid`,
          field.holder,
          'default',
        );
      }
      fields.push(copy);
    }
    return renamed;
  }

  #union(type: UnionType): UnionType {
    const branches = type.branches.map((branch) => this.#slot(branch));
    const twice = repeatedAt(branches, ({ type: branch }) => ('fullName' in branch ? branch.fullName : branch.kind));
    if (twice < 0) return { ...type, branches };
    throw new AliasFault(`its aliases put \`${typeText(branches[twice]!.type)}\` into a union of the writer twice`, type.raw, twice);
  }
}

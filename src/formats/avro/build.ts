import { UncheckedError } from '../../errors.ts';
import { checkOrder, checkTextDefault, fieldAliases } from './attributes.ts';
import { MAX_DEPTH } from './depth.ts';
import { type DefaultCheck, checkFieldDefault } from './defaults.ts';
import { SchemaFault, shown } from './fault.ts';
import { logicalOf } from './logical.ts';
import { PRIMITIVES, type QualifiedName, referenceName } from './names.ts';
import { Naming, type NamingOptions } from './naming.ts';
import { repeatedAt } from './repeated.ts';
import type {
  AvroType,
  EnumType,
  Field,
  FixedType,
  NamedType,
  PrimitiveKind,
  PrimitiveType,
  Raw,
  RawObject,
  RecordType,
  Slot,
  UnionType,
} from './schema.ts';
import { sameDefinition } from './same-definition.ts';
import { undefinedName } from './undefined-name.ts';

export interface BuildOptions extends NamingOptions {
  /** Given: field defaults must fit their types. */
  readonly defaults: DefaultCheck | null;
  /** Is the number at `key` written as a whole one? JSON.parse does not tell `4.0` from `4`. */
  readonly isWhole: (holder: Raw, key: string) => boolean;
}

const PLAIN = new Map([...PRIMITIVES.values()].map((kind): [string, PrimitiveType] => [kind, { kind, logical: null, raw: null }]));
const UNRESOLVED = PLAIN.get('null') as AvroType;

interface Unresolved {
  readonly slot: Slot;
  readonly name: string;
  readonly fullName: string;
}

/** Builds the graph of one text onto a shared table of names. Throws SchemaFault for what the reference refuses. */
export class Builder {
  readonly #names: Map<string, NamedType>;
  readonly #types: NamedType[];
  readonly #options: BuildOptions;
  readonly #naming: Naming;
  readonly #unresolved: Unresolved[] = [];
  readonly #unions: UnionType[] = [];
  readonly #repeated: [first: NamedType, second: NamedType][] = [];
  readonly #fields: Field[] = [];

  constructor(names: Map<string, NamedType>, types: NamedType[], options: BuildOptions) {
    this.#names = names;
    this.#types = types;
    this.#options = options;
    this.#naming = new Naming(options);
  }

  /** The slot of `key` in `holder`, whose data is `raw`. Call `finish` after the last one. */
  slot(raw: unknown, holder: Raw | null, key: string | number, namespace: string | null, depth: number): Slot {
    const slot: Slot = { type: UNRESOLVED, holder, key };
    this.#fill(slot, raw, namespace, depth);
    return slot;
  }

  /** Resolves forward references and checks what can only be checked then. */
  finish(): void {
    for (const { slot, name, fullName } of this.#unresolved) {
      const type = this.#names.get(fullName);
      if (!type) throw undefinedName(name, slot, this.#names);
      slot.type = type;
    }
    if (this.#unresolved.length > 0) for (const union of this.#unions) checkBranches(union);
    const forward = new Set(this.#repeated.length > 0 ? this.#unresolved.map(({ slot }) => slot) : []);
    for (const [first, second] of this.#repeated) {
      if (!sameDefinition(first, second, forward)) {
        throw new SchemaFault(
          `\`${second.fullName}\` is defined twice, differently.`,
          second.raw,
          'name',
          'Rename one of the two, or refer to the first one by its name.',
        );
      }
    }
    const { defaults } = this.#options;
    if (defaults) for (const field of this.#fields) checkFieldDefault(field, defaults);
  }

  #fill(slot: Slot, raw: unknown, namespace: string | null, depth: number): void {
    if (typeof raw === 'string') this.#refer(slot, raw, namespace);
    else if (typeof raw !== 'object' || raw === null) {
      throw new SchemaFault(
        `${shown(raw)} is not a schema.`,
        slot.holder,
        slot.key,
        'Write a type name, an object with a `type`, or an array of branches.',
      );
    } else if (depth >= MAX_DEPTH) throw new UncheckedError(`The schema is nested deeper than ${MAX_DEPTH} levels.`);
    else if (Array.isArray(raw)) slot.type = this.#union(raw, namespace, depth);
    else this.#define(slot, raw as RawObject, namespace, depth);
  }

  #refer(slot: Slot, name: string, namespace: string | null): void {
    const plain = PLAIN.get(name);
    if (plain) {
      slot.type = plain;
      return;
    }
    // The reference looks among what is defined already first, and there also for the bare name.
    const fullName = referenceName(name, namespace);
    const known = this.#names.get(fullName) ?? this.#names.get(name);
    if (known) slot.type = known;
    else this.#unresolved.push({ slot, name, fullName });
  }

  #define(slot: Slot, raw: RawObject, namespace: string | null, depth: number): void {
    const type = raw['type'];
    switch (type) {
      case 'record':
      case 'error':
        slot.type = this.#record(raw, namespace, depth);
        return;
      case 'enum':
        slot.type = this.#enum(raw, namespace);
        return;
      case 'fixed':
        slot.type = this.#fixed(raw, namespace);
        return;
      case 'array':
        if (raw['items'] === undefined)
          throw new SchemaFault('The array has no `items`.', raw, null, 'Add `items` with the type of its elements.');
        slot.type = { kind: 'array', items: this.slot(raw['items'], raw, 'items', namespace, depth + 1), raw };
        return;
      case 'map':
        if (raw['values'] === undefined)
          throw new SchemaFault('The map has no `values`.', raw, null, 'Add `values` with the type of its values.');
        slot.type = { kind: 'map', values: this.slot(raw['values'], raw, 'values', namespace, depth + 1), raw };
        return;
      default:
        if (typeof type !== 'string') throw noType(raw);
        if (!PRIMITIVES.has(type)) this.#refer(slot, type, namespace);
        else slot.type = primitive(type as PrimitiveKind, raw);
    }
  }

  #union(raw: readonly unknown[], namespace: string | null, depth: number): UnionType {
    const branches: Slot[] = [];
    for (let i = 0; i < raw.length; i++) {
      const branch = this.slot(raw[i], raw, i, namespace, depth + 1);
      if (branch.type.kind === 'union') {
        throw new SchemaFault('A union stands directly inside a union.', raw, i, 'Move its branches into the outer union.');
      }
      branches.push(branch);
    }
    const union: UnionType = { kind: 'union', branches, raw };
    if (this.#unresolved.length > 0) this.#unions.push(union);
    else checkBranches(union);
    return union;
  }

  #record(raw: RawObject, namespace: string | null, depth: number): RecordType {
    const name = this.#naming.define(raw, namespace, 'record');
    const list = raw['fields'];
    if (!Array.isArray(list)) {
      throw new SchemaFault(
        `Record \`${name.name}\` has no list of \`fields\`.`,
        raw,
        'fields',
        'Add `fields` with an array of fields, which may be empty.',
      );
    }
    const fields: Field[] = [];
    for (let i = 0; i < list.length; i++) {
      const field = this.#field(list[i], i, list, name, depth + 2);
      fields.push(field);
    }
    const twice = fields[repeatedAt(fields, nameOf)];
    if (twice)
      throw new SchemaFault(
        `Field \`${twice.name}\` stands twice in record \`${name.name}\`.`,
        twice.holder,
        'name',
        'Rename or remove one of the two.',
      );
    const aliases = this.#naming.aliases(raw, name.namespace);
    const { length: id } = this.#types;
    return this.#put({
      kind: 'record',
      name: name.name,
      fullName: name.fullName,
      aliases,
      id,
      raw,
      isError: raw['type'] === 'error',
      fields,
      index: null,
    });
  }

  #field(raw: unknown, index: number, list: readonly unknown[], record: QualifiedName, depth: number): Field {
    const holder = (typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : null) as RawObject | null;
    const name = holder?.['name'];
    if (holder === null || typeof name !== 'string') {
      throw new SchemaFault(
        `Field ${index + 1} of record \`${record.name}\` has no name.`,
        list,
        index,
        'Give every field a `name` and a `type`.',
      );
    }
    this.#naming.check(name, holder, 'name', 'field name');
    const type = holder['type'];
    if (type === undefined)
      throw new SchemaFault(`Field \`${name}\` of record \`${record.name}\` has no type.`, holder, null, 'Add a `type` to it.');
    checkOrder(holder);
    const aliases = fieldAliases(holder);
    const field: Field = { type: UNRESOLVED, holder, key: 'type', name, index, aliases, hasDefault: holder['default'] !== undefined };
    this.#fill(field, type, record.namespace, depth);
    if (field.hasDefault) {
      checkTextDefault(field);
      if (this.#options.defaults) this.#fields.push(field);
    }
    return field;
  }

  #enum(raw: RawObject, namespace: string | null): EnumType {
    const name = this.#naming.define(raw, namespace, 'enum');
    const symbols = raw['symbols'];
    if (!Array.isArray(symbols)) {
      throw new SchemaFault(`Enum \`${name.name}\` has no list of \`symbols\`.`, raw, 'symbols', 'Add `symbols` with an array of names.');
    }
    for (let i = 0; i < symbols.length; i++) {
      const symbol: unknown = symbols[i];
      if (typeof symbol !== 'string')
        throw new SchemaFault(`${shown(symbol)} is not an enum symbol.`, symbols, i, 'Write the symbol as a text.');
      this.#naming.check(symbol, symbols, i, 'enum symbol');
    }
    const twice = repeatedAt(symbols as string[], itself);
    if (twice >= 0)
      throw new SchemaFault(
        `Symbol \`${symbols[twice]}\` stands twice in enum \`${name.name}\`.`,
        symbols,
        twice,
        'Remove one of the two.',
      );
    const fallback = typeof raw['default'] === 'string' ? raw['default'] : null;
    if (fallback !== null && !symbols.includes(fallback)) {
      throw new SchemaFault(
        `The default \`${fallback}\` of enum \`${name.name}\` is none of its symbols.`,
        raw,
        'default',
        'Use one of its symbols as the default.',
      );
    }
    const aliases = this.#naming.aliases(raw, name.namespace);
    return this.#put({
      kind: 'enum',
      name: name.name,
      fullName: name.fullName,
      aliases,
      id: this.#types.length,
      raw,
      symbols: symbols as string[],
      fallback,
    });
  }

  #fixed(raw: RawObject, namespace: string | null): FixedType {
    const name = this.#naming.define(raw, namespace, 'fixed');
    const size = raw['size'];
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > 0x7fffffff || !this.#options.isWhole(raw, 'size')) {
      throw new SchemaFault(`Fixed \`${name.name}\` has no valid \`size\`.`, raw, 'size', 'Give it a whole number of bytes.');
    }
    const aliases = this.#naming.aliases(raw, name.namespace);
    const logical = logicalOf(raw, 'fixed', size);
    return this.#put({ kind: 'fixed', name: name.name, fullName: name.fullName, aliases, id: this.#types.length, raw, size, logical });
  }

  #put<T extends NamedType>(type: T): T {
    const first = this.#names.get(type.fullName);
    if (first) this.#repeated.push([first, type]);
    else this.#names.set(type.fullName, type);
    this.#types.push(type);
    return type;
  }
}

function primitive(kind: PrimitiveKind, raw: RawObject): PrimitiveType {
  const logical = raw['logicalType'] === undefined ? null : logicalOf(raw, kind);
  return { kind, logical, raw };
}

function noType(raw: RawObject): SchemaFault {
  const type = raw['type'];
  if (type === undefined) return new SchemaFault('The schema has no `type`.', raw, null, 'Add a `type` to it.');
  return new SchemaFault('`type` is not a name here.', raw, 'type', 'Write the inner schema directly, without the object around it.');
}

/** A union may hold one type of each unnamed kind, and one of each full name. */
function checkBranches(union: UnionType): void {
  const twice = repeatedAt(union.branches, branchName);
  if (twice < 0) return;
  const name = branchName(union.branches[twice]!);
  throw new SchemaFault(`\`${name}\` stands twice in a union.`, union.raw, twice, 'Remove one of the two branches.');
}

function branchName({ type }: Slot): string {
  return 'fullName' in type ? type.fullName : type.kind;
}

function nameOf(field: Field): string {
  return field.name;
}

function itself(symbol: string): string {
  return symbol;
}

import { UncheckedError } from '../../errors.ts';
import type { Issue, IssueBody } from './issue.ts';
import { namesMatch } from './names.ts';
import type { AvroType, EnumType, Field, FixedType, NamedType, RecordType, Slot, UnionType } from './schema.ts';

/** Deepest chain of types that is followed. */
export const MAX_WALK = 1500;

const PROMOTIONS: ReadonlyMap<AvroType['kind'], readonly AvroType['kind'][]> = new Map<AvroType['kind'], readonly AvroType['kind'][]>([
  ['long', ['int']],
  ['float', ['int', 'long']],
  ['double', ['int', 'long', 'float']],
  ['bytes', ['string']],
  ['string', ['bytes']],
]);

/** The reader's kind takes what the writer's kind wrote, as it is or by promotion. */
export function promotes(reader: AvroType['kind'], writer: AvroType['kind']): boolean {
  return PROMOTIONS.get(reader)?.includes(writer) ?? false;
}

/**
 * The reference's own walk over a pair, with its habits: a pair of named types is judged once, in the place where it is met
 * first, and one that is being judged counts as compatible; a union's branches are judged as if they were roots.
 * Throws Ambiguity where the reference throws.
 */
export class Walk {
  readonly #judged = new Map<number, readonly Issue[]>();
  readonly #path: (string | number)[] = [];
  #base = 0;
  #record: RecordType | null = null;
  #field: Field | null = null;
  #depth = 0;

  /** Adds the incompatibilities of the pair to `found`. */
  check(reader: Slot, writer: Slot, found: Issue[]): void {
    const r = reader.type;
    const w = writer.type;
    if (r.kind === w.kind) {
      switch (r.kind) {
        case 'record':
        case 'enum':
        case 'fixed':
          this.#named(r, w as NamedType, reader, writer, found);
          return;
        case 'array':
          this.#step('items', r.items, (w as typeof r).items, found);
          return;
        case 'map':
          this.#step('values', r.values, (w as typeof r).values, found);
          return;
        case 'union':
          this.#unions(r, w as UnionType, reader, found);
          return;
        default:
          return;
      }
    }
    if (w.kind === 'union') {
      for (let i = 0; i < w.branches.length; i++) this.#branch(reader, w.branches[i]!, i, found);
    } else if (r.kind === 'union') {
      if (!this.#accepts(r, writer)) this.#add(found, reader, writer, { type: 'MISSING_UNION_BRANCH', union: r });
    } else if (!promotes(r.kind, w.kind)) {
      this.#add(found, reader, writer, { type: 'TYPE_MISMATCH' });
    }
  }

  #step(key: string, reader: Slot, writer: Slot, found: Issue[]): void {
    if (++this.#depth > MAX_WALK) throw new UncheckedError(`The schemas refer to types more than ${MAX_WALK} levels deep.`);
    this.#path.push(key);
    this.check(reader, writer, found);
    this.#path.pop();
    this.#depth--;
  }

  #branch(reader: Slot, branch: Slot, index: number, found: Issue[]): void {
    this.#path.push(index);
    this.check(reader, branch, found);
    this.#path.pop();
  }

  #unions(reader: UnionType, writer: UnionType, readerSlot: Slot, found: Issue[]): void {
    for (let i = 0; i < writer.branches.length; i++) {
      const branch = writer.branches[i]!;
      if (this.#accepts(reader, branch)) continue;
      this.#path.push(i);
      this.#add(found, readerSlot, branch, { type: 'MISSING_UNION_BRANCH', union: reader });
      this.#path.pop();
    }
  }

  /** Some branch takes the whole of the writer's type. What is wrong with the others is forgotten, but stays judged. */
  #accepts(union: UnionType, writer: Slot): boolean {
    const base = this.#base;
    this.#base = this.#path.length;
    const found: Issue[] = [];
    const accepted = union.branches.some((branch) => {
      found.length = 0;
      this.check(branch, writer, found);
      return found.length === 0;
    });
    this.#base = base;
    return accepted;
  }

  #named(reader: NamedType, writer: NamedType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    const key = reader.id * 0x4000000 + writer.id;
    const known = this.#judged.get(key);
    if (known) {
      for (const issue of known) found.push(issue);
      return;
    }
    this.#judged.set(key, NONE);
    const own: Issue[] = [];
    if (!namesMatch(reader, writer)) {
      this.#addAt('name', own, readerSlot, writerSlot, { type: 'NAME_MISMATCH', readerType: reader, writerType: writer });
    }
    if (reader.kind === 'record') this.#fields(reader, writer as RecordType, readerSlot, writerSlot, own);
    else if (reader.kind === 'enum') this.#symbols(reader, writer as EnumType, readerSlot, writerSlot, own);
    else this.#size(reader, writer as FixedType, readerSlot, writerSlot, own);
    if (own.length === 0) return;
    this.#judged.set(key, own);
    for (const issue of own) found.push(issue);
  }

  #fields(reader: RecordType, writer: RecordType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    const record = this.#record;
    const outer = this.#field;
    this.#path.push('fields');
    for (const field of reader.fields) {
      this.#record = reader;
      this.#field = field;
      this.#path.push(field.index);
      const source = this.#writerField(reader, field, writer, readerSlot, writerSlot);
      if (source) this.#step('type', field, source, found);
      else if (!field.hasDefault) this.#missing(reader, field, writer, readerSlot, writerSlot, found);
      this.#path.pop();
    }
    this.#path.pop();
    this.#record = record;
    this.#field = outer;
  }

  #writerField(record: RecordType, field: Field, writer: RecordType, readerSlot: Slot, writerSlot: Slot): Field | undefined {
    const direct = writer.byName.get(field.name);
    if (field.aliases.length === 0) return direct;
    const matches = direct ? [direct] : [];
    for (const alias of field.aliases) {
      const match = writer.byName.get(alias);
      if (match) matches.push(match);
    }
    if (matches.length < 2) return matches[0];
    throw new Ambiguity(this.#issue(readerSlot, writerSlot, { type: 'AMBIGUOUS', record, field, matches }));
  }

  /** The reference compares a missing enum field that has an enum default with the writer's record. */
  #missing(record: RecordType, field: Field, writerType: RecordType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    if (field.type.kind !== 'enum' || field.type.fallback === null) {
      this.#add(found, readerSlot, writerSlot, { type: 'READER_FIELD_MISSING_DEFAULT_VALUE', record, writerType, field });
      return;
    }
    const key = field.type.id * 0x4000000 + writerType.id;
    let known = this.#judged.get(key);
    if (!known) {
      const own: Issue[] = [];
      this.#addAt('type', own, readerSlot, writerSlot, { type: 'MISSING_ENUM_FIELD', record, writerType, field, enumType: field.type });
      this.#judged.set(key, (known = own));
    }
    for (const issue of known) found.push(issue);
  }

  #symbols(reader: EnumType, writer: EnumType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    if (reader.fallback !== null || reader.symbols === writer.symbols) return;
    const symbols = missingSymbols(reader, writer);
    if (symbols.length === 0) return;
    this.#addAt('symbols', found, readerSlot, writerSlot, { type: 'MISSING_ENUM_SYMBOLS', readerType: reader, writerType: writer, symbols });
  }

  #size(reader: FixedType, writer: FixedType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    if (reader.size === writer.size) return;
    this.#addAt('size', found, readerSlot, writerSlot, { type: 'FIXED_SIZE_MISMATCH', readerType: reader, writerType: writer });
  }

  #addAt(key: string, found: Issue[], reader: Slot, writer: Slot, body: IssueBody): void {
    this.#path.push(key);
    this.#add(found, reader, writer, body);
    this.#path.pop();
  }

  #add(found: Issue[], reader: Slot, writer: Slot, body: IssueBody): void {
    found.push(this.#issue(reader, writer, body));
  }

  #issue(reader: Slot, writer: Slot, body: IssueBody): Issue {
    const within = this.#record && this.#field ? { record: this.#record, field: this.#field } : null;
    return { ...body, path: this.#pointer(), reader, writer, within };
  }

  /** Names and indexes hold no character that a JSON pointer escapes. */
  #pointer(): string {
    return `/${this.#path.slice(this.#base).join('/')}`;
  }
}

const NONE: readonly Issue[] = [];

/** The walk met a reader field with several sources in the writer. */
export class Ambiguity extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(`Reader field ${issue.path} matches several fields of the writer.`);
    this.issue = issue;
  }
}

/** Symbols that only the writer has, sorted by code unit as the reference sorts them. */
export function missingSymbols(reader: EnumType, writer: EnumType): readonly string[] {
  const known = new Set(reader.symbols);
  return writer.symbols.filter((symbol) => !known.has(symbol)).toSorted();
}

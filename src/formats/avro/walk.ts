import { UncheckedError } from '../../errors.ts';
import { MAX_CHAIN, tooDeep } from './depth.ts';
import type { Issue, IssueBody } from './issue.ts';
import { namesMatch } from './names.ts';
import { fieldOf } from './field-of.ts';
import type { AvroType, EnumType, Field, FixedType, NamedType, PrimitiveType, RecordType, Slot, UnionType } from './schema.ts';

const MAX_ISSUES = 100_000;

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
  readonly #judged: Map<number, readonly Issue[]>;
  readonly #path: (string | number)[] = [];
  #base = 0;
  #record: RecordType | null = null;
  #field: Field | null = null;
  #depth = 0;
  /** Something was met that the reference passes over and a reader may feel: a promotion, a default put to use, another name. */
  notable = false;
  /** A pair was taken for compatible while it was being judged. */
  assumed = false;

  /** `refuted`: pairs that are known to be incompatible, with their issues. */
  constructor(refuted?: ReadonlyMap<number, readonly Issue[]>) {
    this.#judged = new Map(refuted);
  }

  /** Adds the incompatibilities of the pair to `found`. */
  check(reader: Slot, writer: Slot, found: Issue[]): void {
    const r = reader.type;
    const w = writer.type;
    // Plain primitives are shared.
    if (r === w) return;
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
          if (r.logical !== (w as PrimitiveType).logical) this.notable = true;
          return;
      }
    }
    if (w.kind === 'union') {
      for (let i = 0; i < w.branches.length; i++) this.#branch(reader, w.branches[i]!, i, found);
    } else if (r.kind === 'union') {
      if (!this.#accepts(r, writer)) this.#add(found, reader, writer, { type: 'MISSING_UNION_BRANCH', union: r });
    } else if (promotes(r.kind, w.kind)) this.notable = true;
    else this.#add(found, reader, writer, { type: 'TYPE_MISMATCH' });
  }

  /** What is wrong with a pair of named types; undefined if the walk did not come there. */
  judgement(reader: NamedType, writer: NamedType): readonly Issue[] | undefined {
    return this.#judged.get(pairKey(reader, writer));
  }

  /** The pairs of named types that were found incompatible. */
  refuted(): Map<number, readonly Issue[]> {
    return new Map([...this.#judged].filter(([, issues]) => issues.length > 0));
  }

  #step(key: string, reader: Slot, writer: Slot, found: Issue[]): void {
    if (++this.#depth > MAX_CHAIN) throw tooDeep();
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
    const { kind } = writer.type;
    let accepted = false;
    for (let i = 0; i < union.branches.length && !accepted; i++) {
      const branch = union.branches[i]!;
      if (branch.type.kind === kind) {
        const found: Issue[] = [];
        this.check(branch, writer, found);
        accepted = found.length === 0;
      } else if (promotes(branch.type.kind, kind)) accepted = this.notable = true;
    }
    this.#base = base;
    return accepted;
  }

  #named(reader: NamedType, writer: NamedType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    const key = pairKey(reader, writer);
    const known = this.#judged.get(key);
    if (known) {
      if (known === PENDING) this.assumed = true;
      append(known, found);
      return;
    }
    this.#judged.set(key, PENDING);
    if (reader.fullName !== writer.fullName || reader.aliases.length > 0) this.notable = true;
    const own: Issue[] = [];
    if (!namesMatch(reader, writer)) {
      this.#addAt('name', own, readerSlot, writerSlot, { type: 'NAME_MISMATCH', readerType: reader, writerType: writer });
    }
    if (reader.kind === 'record') this.#fields(reader, writer as RecordType, readerSlot, writerSlot, own);
    else if (reader.kind === 'enum') this.#symbols(reader, writer as EnumType, readerSlot, writerSlot, own);
    else this.#size(reader, writer as FixedType, readerSlot, writerSlot, own);
    this.#judged.set(key, own);
    append(own, found);
  }

  #fields(reader: RecordType, writer: RecordType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    const record = this.#record;
    const outer = this.#field;
    this.#path.push('fields');
    for (const field of reader.fields) {
      this.#record = reader;
      this.#field = field;
      this.#path.push(field.index);
      const source =
        field.aliases.length === 0
          ? fieldOf(writer, field.name, field.index)
          : this.#aliased(reader, field, writer, readerSlot, writerSlot);
      if (source) this.#step('type', field, source, found);
      else if (field.hasDefault) this.notable = true;
      else this.#missing(reader, field, writer, readerSlot, writerSlot, found);
      this.#path.pop();
    }
    this.#path.pop();
    this.#record = record;
    this.#field = outer;
  }

  #aliased(record: RecordType, field: Field, writer: RecordType, readerSlot: Slot, writerSlot: Slot): Field | undefined {
    this.notable = true;
    const direct = fieldOf(writer, field.name, field.index);
    const matches = direct ? [direct] : [];
    for (const alias of field.aliases) {
      const match = fieldOf(writer, alias, field.index);
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
    const key = pairKey(field.type, writerType);
    let known = this.#judged.get(key);
    if (!known) {
      const own: Issue[] = [];
      this.#addAt('type', own, readerSlot, writerSlot, { type: 'MISSING_ENUM_FIELD', record, writerType, field, enumType: field.type });
      this.#judged.set(key, (known = own));
    }
    append(known, found);
  }

  #symbols(reader: EnumType, writer: EnumType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    const symbols = missingSymbols(reader, writer);
    if (symbols.length === 0) return;
    if (reader.fallback !== null) this.notable = true;
    else
      this.#addAt('symbols', found, readerSlot, writerSlot, {
        type: 'MISSING_ENUM_SYMBOLS',
        readerType: reader,
        writerType: writer,
        symbols,
      });
  }

  #size(reader: FixedType, writer: FixedType, readerSlot: Slot, writerSlot: Slot, found: Issue[]): void {
    if (reader.logical !== writer.logical) this.notable = true;
    if (reader.size !== writer.size)
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
    let pointer = '';
    for (let i = this.#base; i < this.#path.length; i++) pointer += `/${this.#path[i]}`;
    return pointer || '/';
  }
}

/** The same pair counts again wherever it is met, which doubles the list with every level of a schema made for that. */
function append(issues: readonly Issue[], found: Issue[]): void {
  if (found.length + issues.length > MAX_ISSUES) throw new UncheckedError(`The schemas differ in more than ${MAX_ISSUES} places.`);
  for (const issue of issues) found.push(issue);
}

/** A pair of types as one number. */
export function pairKey(reader: NamedType, writer: NamedType): number {
  return reader.id * 0x4000000 + writer.id;
}

const PENDING: readonly Issue[] = [];
const NO_SYMBOLS: readonly string[] = [];

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
  // Mostly the two lists are equal.
  if (writer.symbols.every((symbol, i) => symbol === reader.symbols[i])) return NO_SYMBOLS;
  const known = new Set(reader.symbols);
  return writer.symbols.filter((symbol) => !known.has(symbol)).toSorted();
}

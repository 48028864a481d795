import type { Fact } from '../../../model.ts';
import type { Pair } from '../facts.ts';
import { fieldOf } from '../field-of.ts';
import type { Issue } from '../issue.ts';
import type { AvroType, EnumType, Field, NamedType, RecordType, Slot, UnionType } from '../schema.ts';
import { missingSymbols, pairKey, promotes } from '../walk.ts';
import { chooseBranch } from './branch.ts';
import { type Spot, swallowedSymbols } from './facts.ts';
import { conversionFact } from './conversion.ts';
import { fieldFacts, readTwice } from './record.ts';
import { typeFacts } from './type.ts';

/** Follows a pair as a reader would, from the root into what it reads, and collects the hazards on the way. */
export class HazardWalk {
  readonly facts: Fact[] = [];
  readonly #pair: Pair;
  readonly #seen = new Set<number>();
  readonly #path: (string | number)[] = [];
  /** Unions that do not take a branch or a type of the writer: the registry says so already. */
  readonly #refused = new Map<Slot, Set<Slot>>();
  #within: Spot['within'] = null;

  constructor(pair: Pair, found: readonly Issue[]) {
    this.#pair = pair;
    for (const issue of found) {
      if (issue.type !== 'MISSING_UNION_BRANCH') continue;
      const writers = this.#refused.get(issue.reader) ?? new Set();
      this.#refused.set(issue.reader, writers.add(issue.writer));
    }
  }

  visit(reader: Slot, writer: Slot): void {
    const r = reader.type;
    const w = writer.type;
    if (w.kind === 'union') this.#writerUnion(reader, w);
    else if (r.kind === 'union') this.#readerUnion(r, reader, writer);
    else if (r.kind !== w.kind) {
      if (promotes(r.kind, w.kind)) this.#add(conversionFact(this.#spot(reader, writer)));
    } else this.#same(r, w, reader, writer);
  }

  #same(r: AvroType, w: AvroType, reader: Slot, writer: Slot): void {
    switch (r.kind) {
      case 'array':
        return this.#down('items', r.items, (w as typeof r).items);
      case 'map':
        return this.#down('values', r.values, (w as typeof r).values);
      case 'record':
      case 'enum':
      case 'fixed':
        return this.#named(r, w as NamedType, reader, writer);
      case 'union':
        return;
      default:
        if (r.logical !== (w as typeof r).logical) this.#add(conversionFact(this.#spot(reader, writer)));
    }
  }

  #down(key: string | number, reader: Slot, writer: Slot): void {
    this.#path.push(key);
    this.visit(reader, writer);
    this.#path.pop();
  }

  #writerUnion(reader: Slot, writer: UnionType): void {
    writer.branches.forEach((branch, i) => {
      if (this.#refused.get(reader)?.has(branch)) return;
      this.#path.push(i);
      if (reader.type.kind === 'union') this.#branch(reader.type, reader, branch, writer);
      else this.visit(reader, branch);
      this.#path.pop();
    });
  }

  #readerUnion(union: UnionType, reader: Slot, writer: Slot): void {
    if (this.#refused.get(reader)?.has(writer)) return;
    this.#branch(union, reader, writer, null);
  }

  #branch(union: UnionType, reader: Slot, writer: Slot, writerUnion: UnionType | null): void {
    const choice = chooseBranch(union, writer, writerUnion, this.#pair);
    if (!choice) return;
    if (choice.fact) this.#add([choice.fact(this.#spot(reader, writer))]);
    if (writerUnion) this.visit(choice.slot, writer);
    else this.#down(union.branches.indexOf(choice.slot), choice.slot, writer);
  }

  #named(r: NamedType, w: NamedType, reader: Slot, writer: Slot): void {
    const key = pairKey(r, w);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (r.kind === 'record') {
      this.#record(r, w as RecordType);
      return;
    }
    const spot = this.#spot(reader, writer);
    this.#add(typeFacts(r, w, spot));
    if (r.kind === 'fixed') this.#add(conversionFact(spot));
    else this.#enum(r, w as EnumType, spot);
  }

  #enum(r: EnumType, w: EnumType, spot: Spot): void {
    if (r.fallback === null) return;
    const symbols = missingSymbols(r, w);
    if (symbols.length > 0)
      this.#add([swallowedSymbols(r, w, symbols, { ...spot, path: `${spot.path === '/' ? '' : spot.path}/symbols` })]);
  }

  #record(r: RecordType, w: RecordType): void {
    const outer = this.#within;
    // Only an alias can make two fields read one.
    const fed = r.fields.some((field) => field.aliases.length > 0) ? new Map<Field, Field>() : null;
    this.#path.push('fields');
    for (const field of r.fields) {
      this.#within = { record: r, field };
      this.#path.push(field.index);
      const source = writerField(field, w);
      if (source?.name !== field.name) this.#add(fieldFacts(field, source, r, w, this.#spot(field, field)));
      if (source && fed) this.#fedTwice(field, source, r, w, fed);
      if (source) this.#down('type', field, source);
      this.#path.pop();
    }
    this.#path.pop();
    this.#within = outer;
  }

  #fedTwice(field: Field, source: Field, r: RecordType, w: RecordType, fed: Map<Field, Field>): void {
    const other = fed.get(source);
    if (other) this.#add([readTwice(r, w, [other, field], source, this.#spot(field, source))]);
    else fed.set(source, field);
  }

  #spot(reader: Slot, writer: Slot): Spot {
    return { pair: this.#pair, path: `/${this.#path.join('/')}`, within: this.#within, reader, writer };
  }

  #add(facts: readonly Fact[]): void {
    for (const fact of facts) this.facts.push(fact);
  }
}

/** The writer's field that feeds a reader's: by its name, else by an alias. An ambiguous one has ended the comparison before. */
function writerField(field: Field, writer: RecordType): Field | null {
  const direct = fieldOf(writer, field.name, field.index);
  if (direct) return direct;
  const alias = field.aliases.find((name) => fieldOf(writer, name) !== undefined);
  return alias === undefined ? null : (fieldOf(writer, alias) ?? null);
}

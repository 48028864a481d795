import { fieldOf } from '../field-of.ts';
import { namesMatch } from '../names.ts';
import type { AvroType, NamedType, RecordType, Slot, UnionType } from '../schema.ts';
import { typeText } from '../type-text.ts';
import { promotes } from '../walk.ts';
import { type Action, type Reader, fail, missingFields } from './action.ts';
import { PairMemo } from './pair-memo.ts';

/** A reader that does what the specification says, and checks the names of records as well. */
export class SpecReader implements Reader {
  readonly #reader: Slot;
  readonly #writer: Slot;
  readonly #accepts: (reader: Slot, writer: AvroType) => boolean;
  readonly #plans = new PairMemo<Action>();

  /** `accepts`: whether a branch takes all values of a type of the writer. */
  constructor(reader: Slot, writer: Slot, accepts: (reader: Slot, writer: AvroType) => boolean) {
    this.#reader = reader;
    this.#writer = writer;
    this.#accepts = accepts;
  }

  plan(): Action {
    return this.planFor(this.#reader.type, this.#writer.type);
  }

  /** The plan for a part of the message. */
  planFor(reader: AvroType, writer: AvroType): Action {
    return this.#resolve(reader, writer);
  }

  #resolve(reader: AvroType, writer: AvroType): Action {
    return this.#plans.get(reader, writer) ?? this.#plans.set(reader, writer, this.#make(reader, writer));
  }

  #make(r: AvroType, w: AvroType): Action {
    if (w.kind === 'union') return { kind: 'writer-union', branches: w.branches.map((branch) => () => this.#resolve(r, branch.type)) };
    if (r.kind === 'union') return this.#readerUnion(r, w);
    if (r.kind !== w.kind)
      return promotes(r.kind, w.kind)
        ? { kind: 'scalar', reader: r, writer: w }
        : fail(`it expects \`${typeText(r)}\` and finds \`${typeText(w)}\``);
    switch (r.kind) {
      case 'array':
        return { kind: 'array', item: () => this.#resolve(r.items.type, (w as typeof r).items.type) };
      case 'map':
        return { kind: 'map', item: () => this.#resolve(r.values.type, (w as typeof r).values.type) };
      case 'record':
      case 'enum':
      case 'fixed':
        return this.#named(r, w as NamedType);
      default:
        return { kind: 'scalar', reader: r, writer: w };
    }
  }

  #readerUnion(union: UnionType, w: AvroType): Action {
    const { branches } = union;
    const same = branches.filter((branch) => branch.type.kind === w.kind);
    const namesakes = 'fullName' in w ? same.filter((branch) => namesMatch(branch.type as NamedType, w)) : same;
    // The one that takes everything, else the one that was meant: it may still take this value.
    const chosen =
      namesakes.find((branch) => this.#accepts(branch, w)) ?? namesakes[0] ?? branches.find((branch) => promotes(branch.type.kind, w.kind));
    if (!chosen) return fail(`no branch of \`${typeText(union)}\` takes \`${typeText(w)}\``);
    return { kind: 'reader-union', union, branch: branches.indexOf(chosen), action: () => this.#resolve(chosen.type, w) };
  }

  #named(r: NamedType, w: NamedType): Action {
    if (!namesMatch(r, w)) return fail(`it expects \`${r.fullName}\` and finds \`${w.fullName}\``);
    if (r.kind === 'record') return this.#record(r, w as RecordType);
    if (r.kind === 'enum') return { kind: 'enum', reader: r, writer: w as typeof r };
    const { size } = w as typeof r;
    return r.size === size ? { kind: 'scalar', reader: r, writer: w } : fail(`it expects ${r.size} bytes and finds ${size}`);
  }

  #record(r: RecordType, w: RecordType): Action {
    const targets = new Map<string, Slot & RecordType['fields'][number]>();
    const defaults = [];
    const missing: string[] = [];
    for (const field of r.fields) {
      const source =
        fieldOf(w, field.name, field.index) ?? field.aliases.map((alias) => fieldOf(w, alias)).find((found) => found !== undefined);
      if (source && !targets.has(source.name)) targets.set(source.name, field);
      else if (field.hasDefault) defaults.push(field);
      else if (!source) missing.push(field.name);
    }
    if (missing.length > 0) return missingFields(missing);
    const steps = w.fields.map((field) => {
      const target = targets.get(field.name) ?? null;
      return { writer: field.type, target, action: () => this.#resolve(target?.type ?? field.type, field.type) };
    });
    return { kind: 'record', reader: r, steps, defaults };
  }
}

import { fieldOf } from '../field-of.ts';
import { sameUnion } from '../hazards/same-union.ts';
import type { AvroType, Field, NamedType, RecordType, UnionType } from '../schema.ts';
import { typeText } from '../type-text.ts';
import { promotes } from '../walk.ts';
import { usable } from '../hazards/usable.ts';
import { type Action, type Reader, fail, missingFields, unusable } from './action.ts';
import { PairMemo } from './pair-memo.ts';
import { children } from './reachable-failure.ts';

/**
 * A reader that does what Apache Avro for Java does. It looks at no record name outside unions, at full names inside them, and
 * knows aliases only by what they made of the writer's schema before.
 */
export class JavaReader implements Reader {
  readonly #reader: AvroType;
  readonly #writer: AvroType;
  readonly #plans = new PairMemo<Action>();
  #broken: Action | null = null;
  readonly #open = new PairMemo<boolean>();

  /** `writer`: the writer's type after the reader's aliases were applied to it. */
  constructor(reader: AvroType, writer: AvroType) {
    this.#reader = reader;
    this.#writer = writer;
  }

  /** Java makes its plan whole before the first message: a default that it cannot use stops it even where nobody needs it. */
  plan(): Action {
    const root = this.#resolve(this.#reader, this.#writer);
    const seen = new Set([root]);
    for (const action of seen) for (const child of children(action)) seen.add(child);
    return this.#broken ?? root;
  }

  #resolve(reader: AvroType, writer: AvroType): Action {
    return this.#plans.get(reader, writer) ?? this.#plans.set(reader, writer, this.#make(reader, writer));
  }

  #make(r: AvroType, w: AvroType): Action {
    if (w.kind === 'union') return this.#writerUnion(r, w);
    if (r.kind === 'union') return this.#readerUnion(r, w);
    if (r.kind !== w.kind) return promotes(r.kind, w.kind) ? { kind: 'scalar', reader: r, writer: w } : mismatch(r, w);
    switch (r.kind) {
      case 'array':
        return { kind: 'array', item: () => this.#resolve(r.items.type, (w as typeof r).items.type) };
      case 'map':
        return { kind: 'map', item: () => this.#resolve(r.values.type, (w as typeof r).values.type) };
      case 'record':
        return this.#record(r, w as RecordType);
      case 'enum':
        return r.name === (w as typeof r).name ? { kind: 'enum', reader: r, writer: w as typeof r } : mismatch(r, w);
      case 'fixed':
        return this.#fixed(r, w as typeof r);
      default:
        return { kind: 'scalar', reader: r, writer: w };
    }
  }

  /** Unions that look alike are paired by position. */
  #writerUnion(r: AvroType, w: UnionType): Action {
    const paired = r.kind === 'union' && sameUnion(r, w) ? r : null;
    const branches = w.branches.map((branch, i) => (): Action => {
      if (!paired) return this.#resolve(r, branch.type);
      return { kind: 'reader-union', union: paired, branch: i, action: () => this.#resolve(paired.branches[i]!.type, branch.type) };
    });
    return { kind: 'writer-union', branches };
  }

  #readerUnion(union: UnionType, w: AvroType): Action {
    const branch = this.#matching(union, w);
    if (branch < 0) return fail(`no branch of \`${typeText(union)}\` takes \`${isNamed(w) ? w.fullName : typeText(w)}\``);
    return { kind: 'reader-union', union, branch, action: () => this.#resolve(union.branches[branch]!.type, w) };
  }

  /** The full name, else a record that fits, preferably of the same simple name; else a promotion. */
  #matching(union: UnionType, w: AvroType): number {
    let structure = -1;
    for (const [i, { type }] of union.branches.entries()) {
      if (type.kind !== w.kind) continue;
      if (!isNamed(type) || type.fullName === (w as NamedType).fullName) return i;
      if (type.kind !== 'record' || this.#failsAtOnce(type, w as RecordType)) continue;
      if (structure < 0 || type.name === (w as RecordType).name) structure = i;
    }
    return structure >= 0 ? structure : union.branches.findIndex(({ type }) => promotes(type.kind, w.kind));
  }

  /** A required field is missing, or one of the fields cannot be read whatever its value is. What is still being judged does not fail. */
  #failsAtOnce(r: RecordType, w: RecordType): boolean {
    if (this.#open.get(r, w)) return false;
    this.#open.set(r, w, true);
    const plan = this.#resolve(r, w);
    const fails =
      plan.kind === 'fail' ||
      (plan.kind === 'record' && plan.steps.some(({ target, action }) => target !== null && action().kind === 'fail'));
    this.#open.set(r, w, false);
    return fails;
  }

  #fixed(r: AvroType & { kind: 'fixed' }, w: AvroType & { kind: 'fixed' }): Action {
    if (r.name !== w.name) return mismatch(r, w);
    return r.size === w.size ? { kind: 'scalar', reader: r, writer: w } : fail(`it expects ${r.size} bytes and finds ${w.size}`);
  }

  #record(r: RecordType, w: RecordType): Action {
    const defaults: Field[] = [];
    const missing: string[] = [];
    for (const field of r.fields) {
      if (fieldOf(w, field.name, field.index)) continue;
      if (!field.hasDefault) {
        missing.push(field.name);
        continue;
      }
      if (missing.length === 0 && !usable(field.type, field.holder['default'])) this.#broken ??= unusable(field);
      defaults.push(field);
    }
    if (missing.length > 0) return missingFields(missing);
    const steps = w.fields.map((field) => {
      const target = fieldOf(r, field.name, field.index) ?? null;
      return { writer: field.type, target, action: () => this.#resolve(target?.type ?? field.type, field.type) };
    });
    return { kind: 'record', reader: r, steps, defaults };
  }
}

function mismatch(r: AvroType, w: AvroType): Action {
  const [expected, found] = isNamed(r) && isNamed(w) ? [r.fullName, w.fullName] : [typeText(r), typeText(w)];
  return fail(`it expects \`${expected}\` and finds \`${found}\``);
}

function isNamed(type: AvroType): type is NamedType {
  return type.kind === 'record' || type.kind === 'enum' || type.kind === 'fixed';
}

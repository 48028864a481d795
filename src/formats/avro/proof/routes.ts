import { UncheckedError } from '../../../errors.ts';
import { fieldOf } from '../field-of.ts';
import { namesMatch } from '../names.ts';
import type { AvroType, Field, NamedType, RecordType, Slot, UnionType } from '../schema.ts';
import { promotes } from '../walk.ts';
import type { Aim } from '../aim.ts';
import type { Heights } from './heights.ts';
import { PairMemo } from './pair-memo.ts';

/** How the message gets from one place to the next. */
export type Leg =
  | { readonly kind: 'root' }
  | { readonly kind: 'field'; readonly reader: RecordType; readonly record: RecordType; readonly field: Field }
  | { readonly kind: 'item' }
  | { readonly kind: 'value' }
  | { readonly kind: 'branch'; readonly index: number }
  /** The reader goes into a branch of its own; the message does not show it. */
  | { readonly kind: 'choice' };

/** A place that a message can reach on both sides, and the shortest way there. */
export interface Stop {
  readonly reader: Slot;
  readonly writer: Slot;
  readonly leg: Leg;
  readonly from: Stop | null;
}

/** Does a slot of the reader take every value of a type of the writer? */
export type Acceptance = (reader: Slot, writer: AvroType) => boolean;

/** Most places that are looked at. */
const MAX_STOPS = 50_000;

/** All places that finite messages reach, breadth first. Throws UncheckedError when there are too many. */
export class Routes {
  readonly #heights: Heights;
  readonly #accepts: Acceptance;
  readonly #queue: Stop[] = [];
  readonly #bySlot = new Map<Slot, Map<Slot, Stop>>();
  readonly #byType = new PairMemo<Stop>();

  constructor(start: Stop, heights: Heights, accepts: Acceptance) {
    this.#heights = heights;
    this.#accepts = accepts;
    this.#visit(start);
    // The queue grows on the way.
    for (const stop of this.#queue) this.#expand(stop);
  }

  /** The way that the aim asks for, or the shortest one. */
  to(aim: Aim): Stop | undefined {
    const { through } = aim;
    if (through) {
      const outer = this.#bySlot.get(through.reader)?.get(through.writer);
      return outer && new Routes(outer, this.#heights, this.#accepts).to({ ...aim, through: undefined });
    }
    if (isSlot(aim.reader) && isSlot(aim.writer)) return this.#bySlot.get(aim.reader)?.get(aim.writer);
    return this.#byType.get(typeOf(aim.reader), typeOf(aim.writer));
  }

  #visit(stop: Stop): void {
    if (!this.#heights.isFinite(stop.writer.type)) return;
    const known = this.#bySlot.get(stop.reader) ?? new Map<Slot, Stop>();
    if (known.has(stop.writer)) return;
    this.#bySlot.set(stop.reader, known.set(stop.writer, stop));
    if (this.#queue.push(stop) > MAX_STOPS) throw new UncheckedError(`Messages reach more than ${MAX_STOPS} places of the two schemas.`);
  }

  #expand(stop: Stop): void {
    const r = stop.reader.type;
    const w = stop.writer.type;
    const first = this.#byType.get(r, w) === undefined;
    if (first) this.#byType.set(r, w, stop);
    const go = (reader: Slot, writer: Slot, leg: Leg): void => this.#visit({ reader, writer, leg, from: stop });
    if (w.kind === 'union') w.branches.forEach((branch, index) => go(stop.reader, branch, { kind: 'branch', index }));
    else if (r.kind === 'union') {
      for (const branch of this.#choices(r, w)) go(branch, stop.writer, { kind: 'choice' });
    } else if (r.kind === 'array' && w.kind === 'array') go(r.items, w.items, { kind: 'item' });
    else if (r.kind === 'map' && w.kind === 'map') go(r.values, w.values, { kind: 'value' });
    else if (r.kind === 'record' && w.kind === 'record' && first) {
      for (const field of r.fields) {
        const source = sourceOf(field, w);
        if (source) go(field, source, { kind: 'field', reader: r, record: w, field: source });
      }
    }
  }

  /** The branch that takes everything; else those that may take something. */
  #choices(union: UnionType, w: AvroType): readonly Slot[] {
    const possible = union.branches.filter((branch) => mayTake(branch.type, w));
    const accepting = possible.find((branch) => this.#accepts(branch, w));
    return accepting ? [accepting] : possible;
  }
}

/** The field of the writer that feeds a field of the reader: by its name, else by an alias. */
export function sourceOf(field: Field, writer: RecordType): Field | undefined {
  return (
    fieldOf(writer, field.name, field.index) ?? field.aliases.map((alias) => fieldOf(writer, alias)).find((found) => found !== undefined)
  );
}

function mayTake(branch: AvroType, w: AvroType): boolean {
  if (branch.kind !== w.kind) return promotes(branch.kind, w.kind);
  return !('fullName' in w) || namesMatch(branch as NamedType, w);
}

function isSlot(place: Slot | AvroType): place is Slot {
  return 'holder' in place;
}

function typeOf(place: Slot | AvroType): AvroType {
  return isSlot(place) ? place.type : place;
}

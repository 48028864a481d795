import { isAllowed } from '../differences.ts';
import type { DifferenceType, HazardType } from '../differences.ts';
import type { JsonPolicy } from '../../../model.ts';
import type { Schema } from '../model.ts';
import type { Walk } from './walk.ts';

/** Steps through the schema in the registry's words; a name with a slash is one step. */
export type Path = readonly string[];

/** A difference, seen from the pair of schemas in whose comparison it was met. */
export interface Found {
  readonly type: DifferenceType | HazardType;
  /** Relative to the pair at hand: `properties`, `id`, `maxLength`; empty for the schema itself. */
  readonly path: Path;
  readonly writer: Schema;
  readonly reader: Schema;
  /** Keys from the two schemas' own text down to what differs. */
  readonly trail: readonly string[];
  /** How many steps of the path, from its end, lead from the schema to the keyword; 0 when the path is the schema's own. */
  readonly inside: number;
  /** The difference as it was first met; paths to it through other parents are copies. */
  readonly origin: Found | null;
  /** Members of the writer's combinator that found no partner. */
  readonly unmatched?: readonly Schema[];
  /** Of a hazard: whether it is one after all, asked when the walk is over. */
  readonly isReal?: (fits: Fits) => boolean;
}

/** Does the reader's schema take all that the writer's allows, by the registry's rules? */
export type Fits = (writer: Schema, reader: Schema) => boolean;

/** Collects the differences of one pair. */
export class Findings {
  readonly list: Found[] = [];
  #met: Set<Found> | null = null;
  readonly #writer: Schema;
  readonly #reader: Schema;

  constructor(writer: Schema, reader: Schema) {
    this.#writer = writer;
    this.#reader = reader;
  }

  /** At a keyword below the schema; the path is the keyword's, unless it is written otherwise. */
  add(type: DifferenceType, trail: readonly string[], path: Path = trail): void {
    this.list.push({ type, path, writer: this.#writer, reader: this.#reader, trail, inside: path.length, origin: null });
  }

  /** What may hurt a reader though the registry passes it. */
  suspect(type: HazardType, trail: readonly string[], isReal: (fits: Fits) => boolean = () => true, path: Path = trail): void {
    this.list.push({ type, path, writer: this.#writer, reader: this.#reader, trail, inside: path.length, origin: null, isReal });
  }

  addUnmatched(trail: readonly string[], unmatched: readonly Schema[]): void {
    this.list.push({ type: 'COMBINED_TYPE_SUBSCHEMAS_CHANGED', path: [], writer: this.#writer, reader: this.#reader, trail, inside: 0, origin: null, unmatched });
  }

  /** Compares a pair below and takes over its differences, which are returned as well. */
  compare(walk: Walk, path: Path, writer: Schema, reader: Schema): readonly Found[] {
    const found = walk.compare(writer, reader, path);
    this.below(walk, path, found);
    return found;
  }

  /** Differences of a pair below, under its path. A walk that summarises keeps one way to each. */
  below(walk: Walk, path: Path, found: readonly Found[]): void {
    if (found.length === 0) return;
    walk.charge(found.length, this.list.length);
    if (walk.summarises) this.#met ??= new Set(this.list.map(originOf));
    for (const one of found) {
      if (this.#met?.has(originOf(one))) continue;
      this.#met?.add(originOf(one));
      this.list.push(path.length === 0 ? one : { ...one, path: [...path, ...one.path], origin: originOf(one) });
    }
  }
}

function originOf(found: Found): Found {
  return found.origin ?? found;
}

export function areAllowed(found: readonly Found[], policy: JsonPolicy): boolean {
  return found.every((one) => isAllowed(one.type, policy));
}

import { isAllowed } from '../differences.ts';
import type { DifferenceType } from '../differences.ts';
import type { JsonPolicy } from '../../../model.ts';
import type { Schema } from '../model.ts';
import type { Walk } from './walk.ts';

/** Steps through the schema in the registry's words; a name with a slash is one step. */
export type Path = readonly string[];

/** A difference, seen from the pair of schemas in whose comparison it was met. */
export interface Found {
  readonly type: DifferenceType;
  /** Relative to the pair at hand: `properties`, `id`, `maxLength`; empty for the schema itself. */
  readonly path: Path;
  readonly writer: Schema;
  readonly reader: Schema;
  /** Keys from the two schemas' own text down to what differs. */
  readonly trail: readonly string[];
  /** How many steps of the path, from its end, lead from the schema to the keyword; 0 when the path is the schema's own. */
  readonly inside: number;
  /** Members of the writer's combinator that found no partner. */
  readonly unmatched?: readonly Schema[];
}

/** Collects the differences of one pair. */
export class Findings {
  readonly list: Found[] = [];
  readonly #writer: Schema;
  readonly #reader: Schema;

  constructor(writer: Schema, reader: Schema) {
    this.#writer = writer;
    this.#reader = reader;
  }

  /** At a keyword below the schema; the path is the keyword's, unless it is written otherwise. */
  add(type: DifferenceType, trail: readonly string[], path: Path = trail): void {
    this.list.push({ type, path, writer: this.#writer, reader: this.#reader, trail, inside: path.length });
  }

  addUnmatched(trail: readonly string[], unmatched: readonly Schema[]): void {
    this.list.push({ type: 'COMBINED_TYPE_SUBSCHEMAS_CHANGED', path: [], writer: this.#writer, reader: this.#reader, trail, inside: 0, unmatched });
  }

  /** Compares a pair below and takes over its differences, which are returned as well. */
  compare(walk: Walk, path: Path, writer: Schema, reader: Schema): readonly Found[] {
    const found = walk.compare(writer, reader, path);
    this.below(path, found);
    return found;
  }

  /** Differences of a pair below, under its path. */
  below(path: Path, found: readonly Found[]): void {
    for (const one of found) this.list.push(path.length === 0 ? one : { ...one, path: [...path, ...one.path] });
  }
}

export function areAllowed(found: readonly Found[], policy: JsonPolicy): boolean {
  return found.every((one) => isAllowed(one.type, policy));
}

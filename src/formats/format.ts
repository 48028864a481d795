import type { Actual, Difference, Fact, JsonPolicy, Profile, SchemaText } from '../model.ts';
import type { Shape } from './shape.ts';

export interface ParseOptions {
  /** `new`: everything the registry validates on registration. `stored`: what it accepts of versions it already has. */
  readonly strictness: 'new' | 'stored';
}

export interface CompareOptions {
  readonly profile: Profile;
  readonly policy: JsonPolicy;
}

/** The registry's answer to "can `reader` read what `writer` wrote?", and the facts behind its "no". */
export interface Comparison {
  readonly compatible: boolean;
  /** In the order in which the walker meets them; the registry's own order is not stable. */
  readonly differences: readonly Difference[];
  /** One for each incompatible difference, and for each hazard that the registry does not see. */
  readonly facts: readonly Fact[];
}

/** What a text defines for others, and what it needs from others, by name. */
export interface Outline {
  readonly defines: readonly string[];
  readonly needs: readonly string[];
}

/** The names that a message type may have in a subject (RecordName strategies, contracts' `record`). */
export type RecordNames = readonly string[];

/** One schema language. Pure: strings and plain objects in, plain objects out. */
export interface Format<Schema> {
  /** Throws InvalidSchemaError with a place, or UncheckedError for a limit. */
  parse(text: SchemaText, options: ParseOptions): Schema;
  compare(reader: Schema, writer: Schema, options: CompareOptions): Comparison;
  /** The truth about the pair, and a proof for each fact that has a datum. Absent until a format has an engine for it. */
  prove?(reader: Schema, writer: Schema, facts: readonly Fact[]): { actual: Actual; facts: readonly Fact[] };
  /** The schema as contracts see it. `record` picks a message of several (full or simple name). */
  shape(schema: Schema, record?: string): Shape;
  /** Record or message names that the schema offers, the main one first. */
  records(schema: Schema): RecordNames;
  /** Cheap and forgiving: never throws on a bad text. `file` is the text's path in the repository. */
  outline(text: string, file: string): Outline;
}

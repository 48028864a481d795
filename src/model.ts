/** The nouns. Types only: this file has no runtime. */

export type FormatName = 'avro' | 'protobuf' | 'json';

export type Level =
  | 'NONE'
  | 'BACKWARD'
  | 'BACKWARD_TRANSITIVE'
  | 'FORWARD'
  | 'FORWARD_TRANSITIVE'
  | 'FULL'
  | 'FULL_TRANSITIVE';

/** `BACKWARD`: readers on the new schema read old messages. `FORWARD`: running readers read new messages. */
export type Direction = 'BACKWARD' | 'FORWARD';

/** Which release of the registry's rules is meant; they differ for Protobuf oneofs. */
export type Profile = 'confluent@next' | 'confluent@8.3';

/** JSON Schema only: how the registry treats open content models. */
export type JsonPolicy = 'strict' | 'lenient';

/** A place in a text. `line` and `column` count from 1; columns are Unicode code points. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** End of the marked text on the same or a later line, exclusive. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A schema other schemas refer to: a file name (Protobuf), a type name (Avro) or a `$ref` target (JSON Schema). */
export interface Reference {
  readonly name: string;
  readonly schema: string;
  /** Where the text comes from, for messages; `name` when absent. */
  readonly file?: string;
}

/** A schema as text, with everything it refers to, deepest reference first. */
export interface SchemaText {
  readonly schema: string;
  readonly references?: readonly Reference[];
  /** Shown in messages; `<schema>` when absent. */
  readonly file?: string;
}

/** One difference in the registry's own terms: its type name and its path. */
export interface Difference {
  readonly type: string;
  readonly path: string;
  readonly compatible: boolean;
}

export type ProofOutcome = 'fails' | 'misread' | 'lossy';

/** A datum which the writer can write, and what becomes of it in the reader. */
export interface Proof {
  readonly outcome: ProofOutcome;
  /** The message as plain JSON. */
  readonly datum: unknown;
  /** The encoded message, lower-case hex; absent for JSON, whose text is the datum. */
  readonly bytes?: string;
  /** What the reader says or reads, in one sentence. */
  readonly detail: string;
}

/** The truth about a (reader, writer) pair. `unknown` always says why. */
export interface Actual {
  readonly verdict: 'safe' | 'breaks' | 'unknown';
  readonly proof?: Proof;
  readonly why?: string;
}

export type RuleArgs = Readonly<Record<string, string | number | readonly string[]>>;

/** A fact about a (reader, writer) pair, as a format's walker states it. Sentences are made from it last. */
export interface Fact {
  readonly rule: string;
  /** The registry's path of the difference. */
  readonly path: string;
  readonly args: RuleArgs;
  /** Where in the reader's and in the writer's text; the nearest surviving parent for what is gone. */
  readonly reader: Place | null;
  readonly writer: Place | null;
  readonly proof?: Proof;
}

/** A fact with its sentences. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly args: RuleArgs;
  readonly message: string;
  readonly help: string;
  /** Where it is now and where it was; in a bare pair, the reader's and the writer's text. */
  readonly at: Place | null;
  readonly was: Place | null;
  readonly proof?: Proof;
}

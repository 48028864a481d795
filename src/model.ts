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
  /** Why there is no proof of it, in a sentence. */
  readonly unproved?: string;
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
  /** Why there is no proof, where there is none. */
  readonly unproved?: string;
}

export type Change = 'added' | 'modified' | 'deleted' | 'renamed' | 'unchanged';

/** `unchecked` means that the question could not be answered; it is never a pass. */
export type Verdict = 'safe' | 'breaks' | 'unchecked';

/** The answer to one question of a level: one direction, one version. */
export interface Answer {
  readonly direction: Direction;
  /** Label of the version compared with: a commit, a version number, a file. */
  readonly against: string;
  readonly compatible: boolean;
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding[];
  readonly actual?: Actual;
}

/** What the registry would say to the proposed schema, under the subject's level. */
export interface RegistryAnswer {
  readonly level: Level;
  readonly levelFrom: 'option' | 'config' | 'registry' | 'default';
  readonly compatible: boolean;
  readonly answers: readonly Answer[];
}

export interface Owner {
  readonly team?: string;
  readonly slack?: string;
  readonly email?: string;
  readonly pager?: string;
}

/** How certain a requirement is under one schema: guaranteed, unknown, violable, contradicted. */
export type Certainty = 'G' | 'U' | 'V' | 'C';

export type ImpactLevel = 'error' | 'warning' | 'note';

/** A finding seen by one consumer. */
export interface Impact {
  readonly rule: string;
  readonly consumer: string;
  readonly owner?: Owner;
  readonly topic: string;
  readonly subject: string;
  /** The contract's path of the field. */
  readonly path: string;
  readonly level: ImpactLevel;
  readonly outcome: string;
  readonly args: RuleArgs;
  readonly message: string;
  readonly help: string;
  /** In the proposed schema, in the baseline schema, in the contract. */
  readonly at: Place | null;
  readonly was: Place | null;
  readonly contract: Place;
  readonly baseline: Certainty | null;
  readonly proposed: Certainty | null;
  /** Stable over line moves: rule, consumer, subject, path and detail. */
  readonly fingerprint: string;
}

/** A declared consumer of a subject, and what the change does to it. */
export interface ConsumerVerdict {
  readonly consumer: string;
  readonly owner?: Owner;
  readonly verdict: 'breaks' | 'at-risk' | 'safe' | 'unknown';
  readonly why: string;
}

/** A finding with the direction and the versions in which it stands, and what the registry makes of it. */
export interface PlacedFinding extends Finding {
  readonly direction: Direction;
  readonly against: readonly string[];
  /** The registry itself answers "incompatible" by it, under this difference type. */
  readonly rejected: boolean;
  readonly registryType: string | null;
}

/** One thing that a person has to look at: findings and impacts of the same change, together. */
export interface Alert {
  readonly severity: ImpactLevel;
  readonly rule: string;
  readonly message: string;
  readonly help: string;
  readonly at: Place | null;
  readonly was: Place | null;
  /** Impacts on consumers, errors first. */
  readonly impacts: readonly Impact[];
  /** The registry's findings behind it; empty when only consumers are hurt. */
  readonly findings: readonly PlacedFinding[];
  readonly proof?: Proof;
  /** The lines of the schema that show it. */
  readonly excerpt: readonly ExcerptLine[];
  /** Sentences; each was tried on the engine and helps. */
  readonly fixes: readonly string[];
}

/** A line of a schema as shown to a person. */
export interface ExcerptLine {
  /** Its number in the proposed text; null for a line that is gone. */
  readonly number: number | null;
  readonly text: string;
  /** Columns to mark, from 1, end exclusive. */
  readonly mark?: { readonly from: number; readonly to: number };
}

/** Why something could not be checked. */
export interface Unchecked {
  readonly message: string;
  readonly tried: readonly string[];
  readonly help?: string;
  readonly place?: Place | null;
}

export interface SubjectReport {
  readonly subject: string;
  readonly topic: string;
  readonly format: FormatName;
  readonly file: string;
  readonly previousFile?: string;
  readonly change: Change;
  readonly verdict: Verdict;
  /** null when there was nothing to compare: a new subject, an unreadable text. */
  readonly registry: RegistryAnswer | null;
  readonly consumers: readonly ConsumerVerdict[];
  readonly alerts: readonly Alert[];
  readonly unchecked: readonly Unchecked[];
  /** The user's own unreadable input behind this subject. */
  readonly problems: readonly InputProblem[];
  readonly notes: readonly string[];
}

/** Wrong input of the user's own, as data. */
export interface InputProblem {
  readonly message: string;
  readonly place: Place | null;
  readonly help?: string;
}

/** What a run looked at, known before the first subject. */
export interface RunHeader {
  readonly command: 'check' | 'compare';
  /** Options that decide the answer, as they were given: to be given again. */
  readonly options?: readonly string[];
  readonly version: string;
  readonly config: string | null;
  readonly baseline: { readonly label: string; readonly detail: string };
  readonly registry: string | null;
  readonly schemas: number;
  readonly changed: number;
  readonly contracts: number;
}

/** The whole answer of a run. */
export interface CheckReport {
  readonly header: RunHeader;
  readonly subjects: readonly SubjectReport[];
  readonly problems: readonly InputProblem[];
  readonly unchecked: readonly Unchecked[];
  readonly notes: readonly string[];
  readonly verdict: Verdict | 'invalid';
  readonly exitCode: 0 | 1 | 2 | 3;
}

/** An earlier version of a subject's schema. */
export interface SourceVersion {
  /** For messages: a commit, `v7`, a file. */
  readonly label: string;
  readonly format: FormatName;
  readonly text: SchemaText;
}

/** Names that the registry does not let a schema use for its top-level fields. */
export interface ReservedNames {
  readonly names: readonly string[];
  /** Reserved in the version before and no longer, which the registry refuses as well. */
  readonly gone: readonly string[];
  /** Label of the version before. */
  readonly before: string;
}

/** A subject as the sources found it. */
export interface SubjectSource {
  readonly subject: string;
  readonly topic: string;
  readonly part: 'key' | 'value';
  readonly format: FormatName;
  readonly file: string;
  readonly previousFile?: string;
  readonly change: Change;
  /** null when the schema is deleted. */
  readonly proposed: SchemaText | null;
  /** Oldest first; empty for a new subject. */
  readonly versions: readonly SourceVersion[];
  readonly level?: Level;
  readonly levelFrom?: RegistryAnswer['levelFrom'];
  /** How the registry treats open content models of this subject. */
  readonly policy?: JsonPolicy;
  /** Properties of the metadata with which it will be registered; absent: those of the version before. */
  readonly metadata?: ReadonlyMap<string, string>;
  /** The version as which the registry has this very schema: it would compare nothing. */
  readonly registered?: string;
  readonly reserved?: ReservedNames;
  /** Which record or message of several is meant. */
  readonly record?: string;
  readonly notes?: readonly string[];
  /** Input that cannot be read, and questions that the sources could not answer; the other subjects go on. */
  readonly problems?: readonly InputProblem[];
  readonly unchecked?: readonly Unchecked[];
}

import type { Level, Owner, Place } from '../../model.ts';
import type { Exact } from '../exact.ts';
import type { FieldPath } from '../path/path.ts';
import type { TypeName } from './type-names.ts';

export type Severity = 'block' | 'warn' | 'info';
export type Part = 'value' | 'key' | 'headers';
export type ReadMode = 'generic' | 'reader_schema' | 'generated' | 'json' | 'sql';
export type Scalar = string | number | boolean;

/** What one consumer says it needs. One file each; `place` is where its name stands. */
export interface Contract {
  readonly consumer: string;
  readonly file: string;
  readonly place: Place;
  readonly description?: string;
  readonly status: 'draft' | 'active' | 'deprecated' | 'retired';
  readonly severity: Severity;
  readonly owner?: Owner & { readonly codeowners?: readonly string[] };
  readonly tier?: number;
  /** UTC calendar days, `YYYY-MM-DD`. */
  readonly since?: string;
  readonly reviewBy?: string;
  readonly until?: string;
  readonly repository?: string;
  readonly produces: readonly string[];
  readonly consumerGroups: readonly string[];
  readonly reads: Reads;
  readonly dependencies: readonly Dependency[];
  readonly acknowledgements: readonly Acknowledgement[];
}

export interface Reads {
  /** Absent: `generated` for Protobuf, `generic` otherwise. */
  readonly mode?: ReadMode;
  readonly language?: string;
  readonly history?: 'tail' | 'replay';
  readonly schema?: PinnedSchema;
}

/** The schema that the consumer reads with. A file is relative to the contract. */
export type PinnedSchema =
  | { readonly subject: string; readonly version: number | 'latest'; readonly place: Place }
  | { readonly file: string; readonly place: Place };

/** A topic or subject that the consumer reads. */
export interface Dependency {
  readonly topic?: string;
  readonly subject?: string;
  readonly record?: string;
  readonly part: Part;
  readonly severity?: Severity;
  readonly compatibility?: Level;
  readonly sla?: Readonly<Record<string, string | number>>;
  readonly purpose?: string;
  /** null when the contract does not say which fields it reads. */
  readonly fields: readonly Need[] | null;
  readonly place: Place;
}

/** What a consumer needs of one field. */
export interface Need {
  readonly path: FieldPath;
  /** The line of the field in the contract. */
  readonly place: Place;
  readonly type?: TypeName;
  readonly required: boolean | 'if_parent';
  readonly nullable: boolean;
  /** Protobuf: a field without presence is not enough. */
  readonly explicitPresence: boolean;
  readonly constraints: Constraints;
  readonly allowed?: readonly AllowedValue[];
  readonly unknownValues: 'reject' | 'tolerate';
  readonly expects: readonly AllowedValue[];
  readonly mapping?: ValueMapping;
  /** Judge a Protobuf zero value such as `STATUS_UNSPECIFIED` like any other. */
  readonly checkUnspecified: boolean;
  readonly branches?: readonly string[];
  readonly unknownBranches: 'reject' | 'tolerate';
  readonly semantics: Semantics;
  /** Other paths under which this consumer finds the field. */
  readonly aliases: readonly FieldPath[];
  readonly reliesOnDefault?: { readonly value: unknown };
  readonly severity?: Severity;
  readonly deprecatedUse?: string;
}

/** A value with its spelling, so that numbers beyond 2^53 compare right. */
export interface AllowedValue {
  readonly value: Scalar;
  readonly exact?: Exact;
}

export interface Constraints {
  /** Numbers, or ISO dates as strings. */
  readonly min?: Limit;
  readonly max?: Limit;
  readonly multipleOf?: Exact;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly precision?: number;
  readonly scale?: number;
  readonly finite?: boolean;
}

export interface Limit {
  /** As the contract spells it. */
  readonly text: string;
  /** null for a date. */
  readonly exact: Exact | null;
  readonly exclusive: boolean;
}

export interface ValueMapping {
  readonly stripPrefix?: string;
  readonly case: 'lower' | 'upper' | 'none';
  readonly map?: ReadonlyMap<string, string>;
}

export interface Semantics {
  readonly unit?: string;
  readonly scale?: 'major' | 'minor';
  readonly timezone?: string;
  readonly nullMeans?: string;
  readonly currencyField?: string;
  readonly meaning?: string;
}

/** The consumer knows of an announced change and is, or will be, ready for it. */
export interface Acknowledgement {
  readonly change: string;
  readonly by?: string;
  readonly at?: string;
  readonly readyFrom?: string;
  readonly note?: string;
  readonly place: Place;
}

import type { Place } from '../model.ts';

/**
 * What a schema promises about one value, in terms that the three formats share. Contracts are judged on shapes only.
 * Shapes are made on demand along a path, so recursive schemas are finite here.
 */
export interface Shape {
  /** The type as its author wrote it, for messages: `long (timestamp-millis)`, `["null","string"]`. */
  readonly text: string;
  readonly place: Place | null;
  /** May the value be an explicit null? `unknown`: the schema does not say (an untyped JSON property). */
  readonly nullable: 'no' | 'yes' | 'unknown';
  /** What the non-null value may be: one alternative in the common case, several for a union, none if it never exists. */
  readonly alternatives: readonly Alternative[];
  /** Documentation and units next to the type, where the format has them. */
  readonly doc?: string;
  readonly unit?: string;
}

export type Alternative = ScalarShape | ObjectShape | ArrayShape | MapShape | AnyShape;

/** A number kept exactly as text as well, so that bounds beyond 2^53 compare right. */
export interface Bound {
  readonly value: number;
  readonly exact: string;
  readonly exclusive: boolean;
  /** `declared`: a keyword says so. `width`: only the type's width says so. */
  readonly from: 'declared' | 'width';
  readonly place: Place | null;
}

export interface EnumValue {
  readonly value: string | number | boolean;
  /** Protobuf: the number behind the name. */
  readonly number?: number;
  readonly place: Place | null;
}

export interface ScalarShape {
  readonly kind: 'scalar';
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'bytes' | 'enum';
  /** Bits of an integer or a float: 32 or 64. */
  readonly width?: 32 | 64;
  readonly unsigned?: boolean;
  /** true for IEEE floating point, false for exact numbers. */
  readonly floating?: boolean;
  /** `decimal`, `timestamp`, `date`, `time`, `duration`, `uuid`, ... whatever the format calls it, in these words. */
  readonly logical?: 'decimal' | 'timestamp' | 'local-timestamp' | 'date' | 'time' | 'duration' | 'uuid';
  readonly precision?: number;
  readonly scale?: number;
  /** Of a timestamp or time: the unit of the number. */
  readonly timeUnit?: 'seconds' | 'millis' | 'micros' | 'nanos';
  /** JSON Schema `format`, `contentEncoding`. */
  readonly format?: string;
  readonly encoding?: string;
  /** The closed set of values, or null when any value of the type may come. */
  readonly values: readonly EnumValue[] | null;
  /** Avro enum default, which swallows symbols that the reader does not know. */
  readonly enumDefault?: string;
  /** Protobuf: unknown numbers can arrive all the same. */
  readonly openEnum?: boolean;
  readonly min?: Bound;
  readonly max?: Bound;
  readonly multipleOf?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly patterns?: readonly string[];
  /** Branch or type name for `<Branch>` selectors: `E`, `a.b.E`. */
  readonly name?: string;
  readonly place: Place | null;
}

export interface ObjectShape {
  readonly kind: 'object';
  /** Record, message or `$ref`/title name for `<Branch>` selectors. */
  readonly name?: string;
  /** A second name for `<Branch>` selectors: the oneof member, the value of a discriminator. */
  readonly branch?: string;
  /** Declared members in declaration order. */
  readonly members: readonly string[];
  /** May members come that are not declared? */
  readonly open: boolean;
  /** What an undeclared member holds, whatever its name, when the schema says so (`additionalProperties: {...}`). */
  readonly values?: () => Shape;
  /** Protobuf oneofs: name and members, for `<Branch>` and `branches`. */
  readonly oneofs?: readonly { readonly name: string; readonly members: readonly string[] }[];
  /** Never null for a declared member. For an undeclared one: what the schema says of such a name, or null if it forbids it. */
  member(name: string): Member | null;
  readonly place: Place | null;
}

export interface Member {
  /**
   * `always`: on every message. `sometimes`: the schema declares that it may be missing. `unknown`: the schema is silent
   * (an undeclared name in an open model). `implicit`: proto3 without presence, so absent reads as the zero value.
   */
  readonly presence: 'always' | 'sometimes' | 'unknown' | 'implicit';
  readonly shape: () => Shape;
  readonly place: Place | null;
  /** Other names under which readers may find it (Avro aliases, Protobuf json_name). */
  readonly aliases?: readonly string[];
  /** Protobuf field number. */
  readonly number?: number;
  /** Protobuf: the oneof it belongs to. */
  readonly oneof?: string;
  /** The default in the schema, as JSON. Avro: what a reader gets; JSON Schema: only a comment. */
  readonly default?: { readonly value: unknown };
  readonly doc?: string;
  readonly unit?: string;
}

export interface ArrayShape {
  readonly kind: 'array';
  readonly items: () => Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique?: boolean;
  readonly place: Place | null;
}

export interface MapShape {
  readonly kind: 'map';
  readonly values: () => Shape;
  readonly place: Place | null;
}

/** Anything at all: an untyped JSON Schema, `google.protobuf.Any`, `Struct`. */
export interface AnyShape {
  readonly kind: 'any';
  readonly why: string;
  readonly place: Place | null;
}

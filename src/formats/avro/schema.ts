import type { Source } from './source.ts';

export type PrimitiveKind = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

export type AvroType = PrimitiveType | RecordType | EnumType | FixedType | ArrayType | MapType | UnionType;
export type NamedType = RecordType | EnumType | FixedType;

/** A JSON object or array as JSON.parse gives it. Its identity is the key to its place in the text. */
export type Raw = object;
export type RawObject = Readonly<Record<string, unknown>>;

/**
 * A spot of a schema where a type stands: the root, a field, items, values, a branch. Named types are shared, slots never are,
 * so a slot has one place in the text: the value of `key` in `holder` (`null` for the root).
 */
export interface Slot {
  type: AvroType;
  readonly holder: Raw | null;
  readonly key: string | number;
}

export interface PrimitiveType {
  readonly kind: PrimitiveKind;
  readonly logical: Logical | null;
  /** `null` for the short form `"int"`. */
  readonly raw: RawObject | null;
}

export interface RecordType extends Named {
  readonly kind: 'record';
  readonly isError: boolean;
  readonly fields: readonly Field[];
  /** Made when a field is first looked for by name; see `fieldOf`. */
  index: ReadonlyMap<string, Field> | null;
}

export interface Field extends Slot {
  readonly name: string;
  readonly index: number;
  readonly aliases: readonly string[];
  readonly hasDefault: boolean;
  readonly holder: RawObject;
}

export interface EnumType extends Named {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
  /** The symbol that stands for those the reader does not know. */
  readonly fallback: string | null;
}

export interface FixedType extends Named {
  readonly kind: 'fixed';
  readonly size: number;
  readonly logical: Logical | null;
}

interface Named {
  readonly name: string;
  readonly fullName: string;
  /** Full names; the schema's own namespace is filled in where none was written. */
  readonly aliases: readonly string[];
  /** Position in `AvroSchema.types`: makes a pair of types a number. */
  readonly id: number;
  readonly raw: RawObject;
}

export interface ArrayType {
  readonly kind: 'array';
  readonly items: Slot;
  readonly raw: RawObject;
}

export interface MapType {
  readonly kind: 'map';
  readonly values: Slot;
  readonly raw: RawObject;
}

export interface UnionType {
  readonly kind: 'union';
  readonly branches: readonly Slot[];
  readonly raw: Raw;
}

/** A valid logical type; an invalid one is ignored, as every implementation must. */
export interface Logical {
  readonly name: LogicalName;
  /** Of a decimal; 0 otherwise. */
  readonly precision: number;
  readonly scale: number;
}

export type LogicalName =
  | 'decimal'
  | 'big-decimal'
  | 'uuid'
  | 'date'
  | 'time-millis'
  | 'time-micros'
  | 'timestamp-millis'
  | 'timestamp-micros'
  | 'timestamp-nanos'
  | 'local-timestamp-millis'
  | 'local-timestamp-micros'
  | 'local-timestamp-nanos'
  | 'duration';

export interface AvroSchema {
  readonly root: Slot;
  /** Named types of the text and of its references, by full name. */
  readonly names: ReadonlyMap<string, NamedType>;
  /** The same in the order of their definition; repeated definitions included. */
  readonly types: readonly NamedType[];
  /** The texts behind it, the main one last. */
  readonly sources: readonly Source[];
}

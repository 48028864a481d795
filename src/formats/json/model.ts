import type { JsonNode, JsonObject } from '../json-text.ts';
import type { Dialect } from './dialect.ts';
import type { Document } from './document.ts';

/**
 * The registry judges a schema by the class that its front end makes of it, so these are its classes.
 * Two spellings of the same constraint can land in different classes; that decides most verdicts.
 */
export type Schema =
  | EmptySchema
  | BooleanLiteralSchema
  | StringSchema
  | NumberSchema
  | PlainTypeSchema
  | ArraySchema
  | ObjectSchema
  | EnumSchema
  | ConstSchema
  | NotSchema
  | CombinedSchema
  | ConditionalSchema
  | ReferenceSchema;

export type Criterion = 'allOf' | 'anyOf' | 'oneOf';

/** A default, and the text by which the registry tells two of them apart; null where it takes none for equal. */
export interface Default {
  readonly value: JsonNode;
  readonly key: string | null;
}

/** What every class carries, and where it comes from. */
export interface SchemaCommon {
  id: string | null;
  title: string | null;
  description: string | null;
  default: Default | null;
  /** Under which its whole source was read; null for a part of a generated `allOf`, which stands for some keywords only. */
  dialect: Dialect | null;
  /** The JSON value that it was made from. */
  readonly source: JsonNode;
  readonly document: Document;
}

export interface EmptySchema extends SchemaCommon {
  readonly kind: 'empty';
}

export interface BooleanLiteralSchema extends SchemaCommon {
  readonly kind: 'true' | 'false';
}

/** `typed`: `type` names it, else it comes from its keywords alone; the comparison does not care. */
export interface StringSchema extends SchemaCommon {
  readonly kind: 'string';
  readonly typed: boolean;
  /** Only tells two members of a combinator apart. */
  format: string | null;
  minLength: number | null;
  maxLength: number | null;
  pattern: string | null;
}

/** A bound as a Java double, and as written. */
export interface Limit {
  readonly value: number;
  readonly raw: string;
}

export interface NumberSchema extends SchemaCommon {
  readonly kind: 'number';
  readonly typed: boolean;
  integer: boolean;
  minimum: Limit | null;
  maximum: Limit | null;
  exclusiveMinimum: Limit | null;
  exclusiveMaximum: Limit | null;
  multipleOf: Limit | null;
}

export interface PlainTypeSchema extends SchemaCommon {
  readonly kind: 'boolean' | 'null';
}

export interface ArraySchema extends SchemaCommon {
  readonly kind: 'array';
  readonly typed: boolean;
  /** One schema for every item; excludes `items`. */
  all: Schema | null;
  /** A list of schemas by position. */
  items: Schema[] | null;
  permitsAdditional: boolean;
  additional: Schema | null;
  unevaluated: Schema | null;
  minItems: number | null;
  maxItems: number | null;
  unique: boolean;
  minContains: number | null;
  maxContains: number | null;
  contains: Schema | null;
}

export interface ObjectSchema extends SchemaCommon {
  readonly kind: 'object';
  readonly typed: boolean;
  properties: Map<string, Schema>;
  required: Set<string>;
  patterns: readonly PatternProperty[];
  permitsAdditional: boolean;
  additional: Schema | null;
  unevaluated: Schema | null;
  minProperties: number | null;
  maxProperties: number | null;
  propertyDependencies: Map<string, ReadonlySet<string>>;
  schemaDependencies: Map<string, Schema>;
  propertyNames: Schema | null;
}

export interface PatternProperty {
  readonly pattern: string;
  /** Java's `find`: the pattern may match anywhere in the name. */
  readonly matches: (name: string) => boolean;
  readonly schema: Schema;
}

export interface EnumSchema extends SchemaCommon {
  readonly kind: 'enum';
  /** By the registry's notion of equality: the key is the value as Java compares it. */
  values: ReadonlyMap<string, JsonNode>;
}

export interface ConstSchema extends SchemaCommon {
  readonly kind: 'const';
  readonly value: JsonNode;
  readonly key: string;
}

export interface NotSchema extends SchemaCommon {
  readonly kind: 'not';
  readonly inner: Schema;
}

export interface CombinedSchema extends SchemaCommon {
  readonly kind: 'combined';
  readonly criterion: Criterion;
  subschemas: readonly Schema[];
  /** Made by the front end to join keyword groups; no such keyword stands in the text. */
  readonly synthetic: boolean;
}

export interface ConditionalSchema extends SchemaCommon {
  readonly kind: 'conditional';
  /** `if`, `then`, `else`: built to be checked, but never compared. */
  readonly parts: readonly (Schema | null)[];
}

export interface ReferenceSchema extends SchemaCommon {
  readonly kind: 'reference';
  readonly ref: string;
  /** Set once the target is built: targets may refer back. Stays null for a metaschema, which is not at hand. */
  target: Schema | null;
}

/** The object a schema was made from, if it was one. */
export function sourceObject(schema: SchemaCommon): JsonObject | null {
  return schema.source.kind === 'object' ? schema.source : null;
}

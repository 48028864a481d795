import type { JsonNode } from '../../json-text.ts';
import type { Document } from '../document.ts';
import type { ArraySchema, CombinedSchema, Criterion, NumberSchema, ObjectSchema, Schema, SchemaCommon, StringSchema } from '../model.ts';

/** The part that all classes share, still empty. */
export function common(source: JsonNode, document: Document): SchemaCommon {
  return { id: null, title: null, description: null, default: null, dialect: null, source, document };
}

export function emptyString(base: SchemaCommon, typed: boolean): StringSchema {
  return { kind: 'string', ...base, typed, format: null, minLength: null, maxLength: null, pattern: null };
}

export function emptyNumber(base: SchemaCommon, typed: boolean): NumberSchema {
  return { kind: 'number', ...base, typed, integer: false, minimum: null, maximum: null, exclusiveMinimum: null, exclusiveMaximum: null, multipleOf: null };
}

export function emptyArray(base: SchemaCommon, typed: boolean): ArraySchema {
  return {
    kind: 'array',
    ...base,
    typed,
    all: null,
    items: null,
    permitsAdditional: true,
    additional: null,
    unevaluated: null,
    minItems: null,
    maxItems: null,
    unique: false,
    minContains: null,
    maxContains: null,
    contains: null,
  };
}

export function emptyObject(base: SchemaCommon, typed: boolean): ObjectSchema {
  return {
    kind: 'object',
    ...base,
    typed,
    properties: new Map(),
    required: new Set(),
    patterns: [],
    permitsAdditional: true,
    additional: null,
    unevaluated: null,
    minProperties: null,
    maxProperties: null,
    propertyDependencies: new Map(),
    schemaDependencies: new Map(),
    propertyNames: null,
  };
}

/** An empty list leaves no dependency behind. */
export function dependOn(schema: ObjectSchema, name: string, needed: readonly string[]): void {
  if (needed.length > 0) schema.propertyDependencies.set(name, new Set(needed));
}

/** A combinator. Among the joined groups of one schema the registry puts combinators first. */
export function combined(base: SchemaCommon, criterion: Criterion, members: readonly Schema[], synthetic: boolean): CombinedSchema {
  const first = synthetic ? members.filter((member) => member.kind === 'combined') : [];
  const subschemas = first.length === 0 ? members : [...first, ...members.filter((member) => member.kind !== 'combined')];
  return { ...base, kind: 'combined', criterion, subschemas, synthetic };
}

import type { ArraySchema, NumberSchema, ObjectSchema, Schema, SchemaCommon, StringSchema } from '../model.ts';
import type { Keywords } from './keywords.ts';
import { dependOn, emptyArray, emptyNumber, emptyObject, emptyString } from './make.ts';
import type { Parts } from './parts.ts';

/** Which class a keyword belongs to, in 2019-09 and 2020-12. */
export const MODERN_FAMILIES: ReadonlyMap<string, 'string' | 'number' | 'array' | 'object'> = new Map([
  ...(['minLength', 'maxLength', 'pattern'] as const).map((name) => [name, 'string'] as const),
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const).map((name) => [name, 'number'] as const),
  ...(['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems'] as const).map((name) => [name, 'array'] as const),
  ...(
    [
      'properties',
      'patternProperties',
      'additionalProperties',
      'unevaluatedProperties',
      'required',
      'minProperties',
      'maxProperties',
      'dependentRequired',
      'dependentSchemas',
      'propertyNames',
    ] as const
  ).map((name) => [name, 'object'] as const),
]);

export function modernString(base: SchemaCommon, parts: Parts, typed: boolean): StringSchema {
  const { keywords } = parts;
  return { ...emptyString(base, typed), minLength: int(keywords, 'minLength'), maxLength: int(keywords, 'maxLength'), pattern: parts.pattern() };
}

export function modernNumber(base: SchemaCommon, { keywords }: Parts, typed: boolean, integer: boolean): NumberSchema {
  return {
    ...emptyNumber(base, typed),
    integer,
    minimum: keywords.limit('minimum'),
    maximum: keywords.limit('maximum'),
    exclusiveMinimum: keywords.limit('exclusiveMinimum'),
    exclusiveMaximum: keywords.limit('exclusiveMaximum'),
    multipleOf: keywords.limit('multipleOf'),
  };
}

export function modernArray(base: SchemaCommon, parts: Parts, typed: boolean): ArraySchema {
  const { keywords } = parts;
  const schema = emptyArray(base, typed);
  schema.minItems = int(keywords, 'minItems');
  schema.maxItems = int(keywords, 'maxItems');
  schema.unique = keywords.flag('uniqueItems') ?? false;
  schema.items = keywords.list('prefixItems')?.items.map((item) => parts.child(item)) ?? null;
  const rest = parts.childOf('items');
  if (rest !== null && isLiteral(rest)) schema.permitsAdditional = rest.kind === 'true';
  else if (schema.items !== null) schema.additional = rest;
  else schema.all = rest;
  schema.unevaluated = parts.childOf('unevaluatedItems');
  schema.contains = parts.childOf('contains');
  if (schema.contains !== null) {
    schema.minContains = int(keywords, 'minContains') ?? 1;
    schema.maxContains = int(keywords, 'maxContains');
  }
  return schema;
}

export function modernObject(base: SchemaCommon, parts: Parts, typed: boolean): ObjectSchema {
  const { keywords } = parts;
  const schema = emptyObject(base, typed);
  schema.minProperties = int(keywords, 'minProperties');
  schema.maxProperties = int(keywords, 'maxProperties');
  schema.properties = parts.children('properties') ?? schema.properties;
  schema.patterns = parts.patternProperties();
  const additional = parts.childOf('additionalProperties');
  if (additional !== null && isLiteral(additional)) schema.permitsAdditional = additional.kind === 'true';
  else schema.additional = additional;
  schema.unevaluated = parts.childOf('unevaluatedProperties');
  schema.required = new Set(keywords.names('required'));
  for (const [name, { value }] of keywords.members('dependentRequired') ?? []) {
    const list = value.kind === 'array' ? value : keywords.refuse(`dependentRequired/${name}`, value, 'an array');
    dependOn(schema, name, keywords.names(`dependentRequired/${name}`, list)!);
  }
  schema.schemaDependencies = parts.children('dependentSchemas') ?? schema.schemaDependencies;
  schema.propertyNames = parts.childOf('propertyNames');
  return schema;
}

function isLiteral(schema: Schema): boolean {
  return schema.kind === 'true' || schema.kind === 'false';
}

/** A count under any spelling, cut to 32 bits as Java's `intValue` does. */
function int(keywords: Keywords, name: string): number | null {
  const limit = keywords.limit(name);
  if (limit === null) return null;
  return Number(BigInt.asIntN(32, BigInt(Math.trunc(Number.isFinite(limit.value) ? limit.value : 0))));
}


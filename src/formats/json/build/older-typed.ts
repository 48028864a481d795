import type { ArraySchema, NumberSchema, ObjectSchema, SchemaCommon, StringSchema } from '../model.ts';
import { dependOn, emptyArray, emptyNumber, emptyObject, emptyString } from './make.ts';
import type { Parts } from './parts.ts';

/** The keywords that a class takes when it is built, in the older drafts. */
export const FAMILIES = {
  array: ['items', 'additionalItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'],
  object: ['properties', 'required', 'minProperties', 'maxProperties', 'dependencies', 'patternProperties', 'additionalProperties', 'propertyNames'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
} as const;

const DRAFT_4_FORMATS = ['date-time', 'uri', 'email', 'ipv4', 'ipv6', 'hostname'];
const DRAFT_6_FORMATS = [...DRAFT_4_FORMATS, 'json-pointer', 'uri-reference', 'uri-template'];

/** Formats that the front end knows; it drops the others. */
export const KNOWN_FORMATS: Readonly<Record<string, ReadonlySet<string>>> = {
  'draft-04': new Set(DRAFT_4_FORMATS),
  'draft-06': new Set(DRAFT_6_FORMATS),
  'draft-07': new Set([...DRAFT_6_FORMATS, 'date', 'time', 'regex', 'relative-json-pointer']),
};

export function olderString(base: SchemaCommon, parts: Parts, typed: boolean, formats: ReadonlySet<string>): StringSchema {
  const { keywords } = parts;
  const format = keywords.text('format');
  return { ...emptyString(base, typed), format: format !== null && formats.has(format) ? format : null, minLength: keywords.count('minLength'), maxLength: keywords.count('maxLength'), pattern: parts.pattern() };
}

/** `draft4`: the exclusive bounds are flags there, and the registry never compares them. */
export function olderNumber(base: SchemaCommon, parts: Parts, typed: boolean, integer: boolean, draft4: boolean): NumberSchema {
  const { keywords } = parts;
  const schema: NumberSchema = { ...emptyNumber(base, typed), integer };
  schema.minimum = keywords.limit('minimum');
  schema.maximum = keywords.limit('maximum');
  schema.multipleOf = keywords.limit('multipleOf');
  if (draft4) {
    keywords.flag('exclusiveMinimum');
    keywords.flag('exclusiveMaximum');
  } else {
    schema.exclusiveMinimum = keywords.limit('exclusiveMinimum');
    schema.exclusiveMaximum = keywords.limit('exclusiveMaximum');
  }
  return schema;
}

export function olderArray(base: SchemaCommon, parts: Parts, typed: boolean, draft4: boolean): ArraySchema {
  const { keywords } = parts;
  const schema = emptyArray(base, typed);
  schema.minItems = keywords.count('minItems');
  schema.maxItems = keywords.count('maxItems');
  schema.unique = keywords.flag('uniqueItems') ?? false;
  const additional = keywords.get('additionalItems');
  if (additional?.kind === 'literal') schema.permitsAdditional = keywords.flag('additionalItems') ?? true;
  else if (additional !== undefined) schema.additional = parts.child(additional);
  const items = keywords.get('items');
  if (items?.kind === 'array') schema.items = items.items.map((item) => parts.child(item));
  else if (items !== undefined) schema.all = parts.child(items);
  if (!draft4) schema.contains = parts.childOf('contains');
  // With one schema for all items there are no additional ones.
  if (schema.all !== null) schema.permitsAdditional = true;
  return schema;
}

export function olderObject(base: SchemaCommon, parts: Parts, typed: boolean, draft4: boolean): ObjectSchema {
  const { keywords } = parts;
  const schema = emptyObject(base, typed);
  schema.minProperties = keywords.count('minProperties');
  schema.maxProperties = keywords.count('maxProperties');
  schema.properties = parts.children('properties') ?? schema.properties;
  const additional = keywords.get('additionalProperties');
  if (additional?.kind === 'literal') schema.permitsAdditional = keywords.flag('additionalProperties') ?? true;
  else if (additional !== undefined) schema.additional = parts.child(additional);
  schema.required = new Set(keywords.names('required'));
  schema.patterns = parts.patternProperties();
  for (const [name, { value }] of keywords.members('dependencies') ?? []) {
    if (value.kind === 'array') dependOn(schema, name, keywords.names(`dependencies/${name}`, value)!);
    else schema.schemaDependencies.set(name, parts.child(value));
  }
  if (!draft4) schema.propertyNames = parts.childOf('propertyNames');
  return schema;
}

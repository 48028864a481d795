import type { JsonNode } from '../../../json-text.ts';

const ONE = new Set([
  'additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not', 'propertyNames', 'then',
  'unevaluatedItems', 'unevaluatedProperties',
]);
const LIST = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const NAMED = new Set(['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']);

/** The schemas directly inside a schema, at the keywords that hold schemas. */
export function* subschemasOf(schema: JsonNode): Generator<JsonNode> {
  if (schema.kind !== 'object') return;
  for (const [keyword, { value }] of schema.members) {
    if (value.kind === 'array' && LIST.has(keyword)) yield* value.items;
    else if (value.kind === 'object' && NAMED.has(keyword)) {
      for (const { value: inner } of value.members.values()) if (inner.kind !== 'array') yield inner;
    } else if (ONE.has(keyword) && value.kind !== 'array') yield value;
  }
}

import type { JsonNode } from '../../json-text.ts';
import { MODERN_FAMILIES } from '../build/modern-typed.ts';
import type { Schema } from '../model.ts';
import { javaKey } from '../numbers.ts';

/** Keywords that the classes hold, or that the front ends drop; the rest is kept as it stands. */
const KNOWN: ReadonlySet<string> = new Set([
  'type', 'enum', 'const', 'not', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', '$ref', '$defs', 'definitions', 'format',
  'title', 'description', 'default', '$id', '$schema', '$anchor', 'minContains', 'maxContains', 'additionalItems', 'dependencies',
  ...MODERN_FAMILIES.keys(),
]);

/** Members of a combinator without repetitions; two are the same when the registry prints the same of them. */
export function distinct(schemas: readonly Schema[]): readonly Schema[] {
  if (schemas.length < 2) return schemas;
  const byText = new Map<string, Schema>();
  for (const schema of schemas) {
    const text = canonical(schema);
    if (!byText.has(text)) byText.set(text, schema);
  }
  return byText.size === schemas.length ? schemas : [...byText.values()];
}

/** The class with all that it keeps, unknown keywords included. References stay closed, so this ends. */
function canonical(schema: Schema): string {
  const { kind, document: _document, source, ...fields } = schema;
  const texts = Object.entries(fields).flatMap(([name, value]) => (name === 'target' || value === null ? [] : [`${name}:${textOf(value)}`]));
  return `${kind}{${texts.join()}}${schema.whole ? unknownKeywords(source) : ''}`;
}

function unknownKeywords(source: JsonNode): string {
  if (source.kind !== 'object') return '';
  const unknown = [...source.members].filter(([name]) => !KNOWN.has(name));
  return unknown.map(([name, { value }]) => `${JSON.stringify(name)}:${javaKey(value)}`).sort().join();
}

function textOf(value: unknown): string {
  if (value instanceof Map) return `{${[...value].map(([name, one]) => `${JSON.stringify(name)}:${textOf(one)}`).sort().join()}}`;
  if (value instanceof Set) return `{${[...value].map(textOf).sort().join()}}`;
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if ('whole' in value) return canonical(value as Schema);
  return 'start' in value ? javaKey(value as JsonNode) : textOf(new Map(Object.entries(value)));
}

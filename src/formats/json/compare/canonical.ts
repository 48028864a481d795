import type { JsonNode } from '../../json-text.ts';
import { MODERN_FAMILIES } from '../build/modern-typed.ts';
import { FAMILIES } from '../build/older-typed.ts';
import type { DialectName } from '../dialect.ts';
import type { Schema } from '../model.ts';
import { javaKey } from '../numbers.ts';

/** Keywords that are held by a class, or dropped without a trace; the others are kept as they stand. */
const COMMON = ['type', 'enum', 'not', 'allOf', 'anyOf', 'oneOf', '$ref', 'title', 'description', 'default', 'format'];
const MODERN: ReadonlySet<string> = new Set([
  ...COMMON, ...MODERN_FAMILIES.keys(),
  'const', 'if', 'then', 'else', 'minContains', 'maxContains', '$id', '$schema', '$anchor', '$dynamicAnchor', '$defs', 'readOnly', 'writeOnly', 'deprecated',
]);
const DRAFT_4: ReadonlySet<string> = new Set([...COMMON, ...Object.values(FAMILIES).flat(), 'id']);
const DRAFT_6: ReadonlySet<string> = new Set([...DRAFT_4, 'const', '$id']);
const DRAFT_7: ReadonlySet<string> = new Set([...DRAFT_6, 'if', 'then', 'else']);
const KNOWN = { 'draft-04': DRAFT_4, 'draft-06': DRAFT_6, 'draft-07': DRAFT_7, '2019-09': MODERN, '2020-12': MODERN } as const satisfies Record<DialectName, unknown>;

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
export function canonical(schema: Schema): string {
  const { kind, document: _document, source, dialect, ...fields } = schema;
  const texts = Object.entries(fields).flatMap(([name, value]) => (name === 'target' || value === null ? [] : [`${name}:${textOf(value)}`]));
  return `${kind}{${texts.join()}}${dialect === null ? '' : unknownKeywords(source, KNOWN[dialect.name])}`;
}

function unknownKeywords(source: JsonNode, known: ReadonlySet<string>): string {
  if (source.kind !== 'object') return '';
  const unknown = [...source.members].filter(([name]) => !known.has(name));
  return unknown.map(([name, { value }]) => `${JSON.stringify(name)}:${javaKey(value)}`).sort().join();
}

function textOf(value: unknown): string {
  if (value instanceof Map) return `{${[...value].map(([name, one]) => `${JSON.stringify(name)}:${textOf(one)}`).sort().join()}}`;
  if (value instanceof Set) return `{${[...value].map(textOf).sort().join()}}`;
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if ('dialect' in value) return canonical(value as Schema);
  return 'start' in value ? javaKey(value as JsonNode) : textOf(new Map(Object.entries(value)));
}

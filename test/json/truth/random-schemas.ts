import type { Random } from './random.ts';

export type Draft = 'draft-07' | '2019-09' | '2020-12';
export type Schema = boolean | { [keyword: string]: unknown };

const NAMES = ['a', 'b', 'c', 'ab', 'x1'];
const PATTERNS = ['^a', 'b$', '^[a-c]+$', '^.{2,3}$', '\\d', '^(?!a)', '^x|b$', '^(ab)*$'];
const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
const SCALARS = [null, true, false, 0, 1, -1, 2, 2.5, 3, 6, '', 'a', 'ab', 'abc', 'x1', 'ba'];
const VALUES: readonly unknown[] = [...SCALARS, [], [1], [1, 1], ['a', null], [1, 2, 3], {}, { a: 1 }, { a: 'a', b: 2 }, { x1: null }, { a: { b: 1 } }];

export function randomDocument(random: Random, depth = 3): unknown {
  const shape = random.below(depth <= 0 ? 2 : 4);
  if (shape === 2) return Array.from({ length: random.below(4) }, () => randomDocument(random, depth - 1));
  if (shape === 3) return Object.fromEntries(random.some(NAMES, 4).map((name) => [name, randomDocument(random, depth - 1)]));
  return random.pick(shape === 0 ? SCALARS : VALUES);
}

/** A schema of a few keywords; deeper ones are simpler. */
export function randomSchema(random: Random, draft: Draft, depth = 3): Schema {
  if (depth <= 0 || random.chance(0.08)) return simpleSchema(random);
  const schema: { [keyword: string]: unknown } = {};
  if (random.chance(0.5)) schema['type'] = random.chance(0.7) ? random.pick(TYPES) : [...new Set([random.pick(TYPES), random.pick(TYPES)])];
  const keywords = 1 + random.below(3);
  for (let i = 0; i < keywords; i++) Object.assign(schema, random.pick(FAMILIES)(random, draft, () => randomSchema(random, draft, depth - 1)));
  return schema;
}

function simpleSchema(random: Random): Schema {
  switch (random.below(6)) {
    case 0:
      return random.chance(0.5);
    case 1:
      return { const: random.pick(VALUES) };
    case 2:
      return { enum: values(random) };
    case 3:
      return { pattern: random.pick(PATTERNS) };
    case 4:
      return { minimum: random.below(3) };
    default:
      return { type: random.pick(TYPES) };
  }
}

function values(random: Random): unknown[] {
  return [...new Set([random.pick(VALUES), random.pick(VALUES), random.pick(SCALARS)])];
}

type Family = (random: Random, draft: Draft, inner: () => Schema) => { [keyword: string]: unknown };

function named(random: Random, keys: readonly string[], inner: () => Schema): { [name: string]: Schema } {
  return Object.fromEntries(random.some(keys, 3).map((name) => [name, inner()]));
}

const FAMILIES: readonly Family[] = [
  (random) => ({ minimum: random.below(4) - 1 }),
  (random) => ({ [random.pick(['maximum', 'exclusiveMaximum', 'exclusiveMinimum'])]: random.below(5) - 1 }),
  (random) => ({ multipleOf: random.pick([1, 2, 3, 0.5]) }),
  (random) => ({ minLength: random.below(3) }),
  (random) => ({ maxLength: random.below(4) }),
  (random) => ({ pattern: random.pick(PATTERNS) }),
  (random) => ({ const: random.pick(VALUES) }),
  (random) => ({ enum: values(random) }),
  (random, _draft, inner) => ({ properties: named(random, NAMES, inner) }),
  (random, _draft, inner) => ({ properties: named(random, NAMES, inner), additionalProperties: random.chance(0.6) ? false : inner() }),
  (random, _draft, inner) => ({ patternProperties: named(random, PATTERNS, inner) }),
  (random, _draft, inner) => ({ patternProperties: named(random, PATTERNS, inner), additionalProperties: random.chance(0.6) ? false : inner() }),
  (_random, _draft, inner) => ({ propertyNames: inner() }),
  (random) => ({ required: [...new Set(random.some(NAMES, 2))] }),
  (random) => ({ minProperties: random.below(3) }),
  (random) => ({ maxProperties: random.below(4) }),
  (random, draft, inner) => (draft === 'draft-07' ? { dependencies: named(random, NAMES, inner) } : { dependentSchemas: named(random, NAMES, inner) }),
  (random, draft) => (draft === 'draft-07' ? { dependencies: { a: [random.pick(NAMES)] } } : { dependentRequired: { a: [random.pick(NAMES)] } }),
  (_random, _draft, inner) => ({ items: inner() }),
  (_random, draft, inner) => (draft === '2020-12' ? { prefixItems: [inner(), inner()], items: inner() } : { items: [inner(), inner()], additionalItems: inner() }),
  (random) => ({ minItems: random.below(3) }),
  (random) => ({ maxItems: random.below(4) }),
  () => ({ uniqueItems: true }),
  (_random, _draft, inner) => ({ contains: inner() }),
  (random, draft, inner) => (draft === 'draft-07' ? { contains: inner() } : { contains: inner(), minContains: random.below(3), maxContains: 1 + random.below(3) }),
  (_random, _draft, inner) => ({ allOf: [inner(), inner()] }),
  (_random, _draft, inner) => ({ anyOf: [inner(), inner()] }),
  (_random, _draft, inner) => ({ oneOf: [inner(), inner()] }),
  (_random, _draft, inner) => ({ not: inner() }),
  (_random, _draft, inner) => Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, inner()])),
];

/** One edit somewhere in a schema: pairs that differ a little are the telling ones. */
export function mutated(random: Random, draft: Draft, schema: Schema): Schema {
  if (typeof schema === 'boolean' || random.chance(0.15)) return randomSchema(random, draft, 2);
  const keys = Object.keys(schema);
  const key = random.pick(keys);
  const copy: { [keyword: string]: unknown } = { ...schema };
  if (keys.length === 0 || random.chance(0.25)) return Object.assign(copy, randomSchema(random, draft, 1));
  const value = copy[key];
  if (random.chance(0.3)) delete copy[key];
  else if (typeof value === 'number') copy[key] = Math.max(key.startsWith('m') && key !== 'minimum' && key !== 'maximum' ? 0 : -3, value + random.pick([-1, 1])) || (key === 'multipleOf' ? 2 : 0);
  else if (['items', 'not', 'contains', 'if', 'then', 'else', 'additionalProperties', 'propertyNames'].includes(key) && !Array.isArray(value)) copy[key] = mutated(random, draft, value as Schema);
  else if (['allOf', 'anyOf', 'oneOf'].includes(key)) copy[key] = (value as Schema[]).map((each, index) => (index === 0 ? mutated(random, draft, each) : each));
  else if (['properties', 'patternProperties', 'dependentSchemas'].includes(key)) {
    copy[key] = Object.fromEntries(Object.entries(value as { [name: string]: Schema }).map(([name, each]) => [name, random.chance(0.5) ? mutated(random, draft, each) : each]));
  }
  return copy;
}

/** Seeded random JSON Schemas; the same seed gives the same schema. */

export type Random = () => number;

/** mulberry32: small and good enough to draw tests with. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const NAMES = ['id', 'name', 'lines', 'a/b', '__proto__', 'constructor', 'toString', 'x-1', 'é'];
const VALUES: readonly Json[] = ['A', 'B', 1, 1.5, true, 'C'];

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function entries(random: Random, count: number, make: () => Json): Json {
  const made: [string, Json][] = Array.from({ length: count }, () => [pick(random, NAMES), make()]);
  return Object.fromEntries(made.map(([name, value]) => [name, value] as const));
}

/** One schema of either front end. `modern` without `$schema`: the caller adds it. */
export function randomSchema(random: Random, modern: boolean, depth = 3): Json {
  const below = (): Json => randomSchema(random, modern, depth - 1);
  const leaf = depth <= 0;
  switch (Math.floor(random() * (leaf ? 7 : 14))) {
    case 0:
      return { type: 'string', ...(random() < 0.4 ? { maxLength: Math.floor(random() * 9) } : {}), ...(random() < 0.2 ? { pattern: '^[a-z]+$' } : {}) };
    case 1:
      return { type: random() < 0.5 ? 'integer' : 'number', ...(random() < 0.4 ? { minimum: Math.floor(random() * 9) } : {}) };
    case 2:
      return { enum: [...new Set([pick(random, VALUES), pick(random, VALUES)])] };
    case 3:
      return { const: pick(random, VALUES) };
    case 4:
      return { type: [pick(random, ['string', 'integer']), 'null'] };
    case 5:
      return random() < 0.5 ? {} : random() < 0.5;
    case 6:
      return { type: pick(random, ['boolean', 'null']), title: pick(random, NAMES) };
    case 7:
      return { type: 'array', items: below(), ...(random() < 0.3 ? { minItems: 1 } : {}) };
    case 8:
      return modern ? { type: 'array', prefixItems: [below(), below()], items: random() < 0.5 ? false : below() } : { type: 'array', items: [below(), below()], additionalItems: random() < 0.5 };
    case 9:
      return { [pick(random, ['oneOf', 'anyOf', 'allOf'])]: [below(), below()] };
    case 10:
      return { not: below() };
    case 11:
      return { type: 'object', additionalProperties: random() < 0.5 ? false : below(), patternProperties: { '^x-': below() } };
    default:
      return {
        type: 'object',
        properties: entries(random, 3, below),
        ...(random() < 0.4 ? { required: [pick(random, NAMES)] } : {}),
        ...(random() < 0.4 ? { additionalProperties: random() < 0.6 ? false : below() } : {}),
        ...(random() < 0.2 ? { description: 'text' } : {}),
      };
  }
}

/** The same schema with its keys in another order. */
export function shuffled(random: Random, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => shuffled(random, item as Json));
  if (typeof value !== 'object' || value === null) return value;
  const list = Object.entries(value as Record<string, Json>).map(([key, one]) => [random(), key, shuffled(random, one)] as const);
  return Object.fromEntries(list.sort((a, b) => a[0] - b[0]).map(([, key, one]) => [key, one]));
}

/** The same schema with other documentation: keywords that no comparison may call a break. */
export function documented(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => documented(item as Json));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value as Record<string, Json>).map(([key, one]) => [key, key === 'enum' || key === 'const' || key === 'required' ? one : documented(one)] as const);
  const isSchema = 'type' in value || 'properties' in value || 'oneOf' in value || 'not' in value || 'enum' in value;
  return Object.fromEntries([...inner, ...(isSchema ? [['description', 'other text'] as const, ['examples', []] as const] : [])]);
}

/** The schema's text, for the front end that is meant. */
export function text(value: Json, modern: boolean): string {
  const body = JSON.stringify(value);
  if (!modern || !body.startsWith('{')) return body;
  const head = '{"$schema":"https://json-schema.org/draft/2020-12/schema"';
  return body === '{}' ? `${head}}` : `${head},${body.slice(1)}`;
}

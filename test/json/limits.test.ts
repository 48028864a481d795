import { describe, expect, it } from 'vitest';
import { UncheckedError } from '../../src/errors.ts';
import { json } from '../../src/formats/json/index.ts';
import type { Comparison } from '../../src/formats/format.ts';

const MODERN = 'https://json-schema.org/draft/2020-12/schema';
const OLDER = 'http://json-schema.org/draft-07/schema#';

function compare(reader: unknown, writer: unknown): Comparison {
  const [to, from] = [reader, writer].map((schema) => json.parse({ schema: JSON.stringify(schema) }, { strictness: 'stored' }));
  return json.compare(to!, from!, { profile: 'confluent@next', policy: 'strict' });
}

/** `count` definitions, each made from the names of all. */
function definitions($schema: string, count: number, make: (name: string, all: readonly string[], index: number) => unknown): unknown {
  const names = Array.from({ length: count }, (_, i) => `d${i}`);
  return { $schema, $ref: '#/$defs/d0', $defs: Object.fromEntries(names.map((name, i) => [name, make(name, names, i)])) };
}

const ref = (name: string): unknown => ({ $ref: `#/$defs/${name}` });

describe.each([MODERN, OLDER])('%s', ($schema) => {
  it('walks long chains of references without a stack', () => {
    const chain = definitions($schema, 5000, (_name, all, i) => (i === all.length - 1 ? { type: 'string' } : ref(all[i + 1]!)));
    expect(compare(chain, chain).compatible).toBe(true);
  });

  it('finds a difference thousands of references away, with its path', () => {
    const list = (type: string): unknown =>
      definitions($schema, 3000, (_name, all, i) => ({ type: 'object', additionalProperties: false, properties: { v: { type: i === 2999 ? type : 'null' }, ...(i < 2999 ? { next: ref(all[i + 1]!) } : {}) } }));
    const { compatible, differences } = compare(list('integer'), list('string'));
    expect(compatible).toBe(false);
    expect(differences).toEqual([{ type: 'TYPE_CHANGED', path: `#${'/properties/next'.repeat(2999)}/properties/v`, compatible: false }]);
  });

  it('keeps one path to each difference where every definition refers to all', () => {
    const all = (type: string): unknown =>
      definitions($schema, 20, (_name, names) => ({ type: 'object', properties: { ...Object.fromEntries(names.map((name) => [name, ref(name)])), v: { type } } }));
    const { compatible, differences } = compare(all('integer'), all('string'));
    expect(compatible).toBe(false);
    expect(differences.length).toBeGreaterThanOrEqual(20);
    expect(differences.length).toBeLessThan(2000);
  });

  it('compares wide alternatives', () => {
    const events = (max: number): unknown => ({
      $schema,
      oneOf: Array.from({ length: 120 }, (_, i) => ({ type: 'object', properties: { kind: { const: `event-${i}` }, id: { type: 'string', maxLength: max } }, required: ['kind'] })),
    });
    expect(compare(events(20), events(10)).compatible).toBe(true);
    expect(compare(events(10), events(20)).compatible).toBe(false);
  });

  it('gives up on products of alternatives, and does not call them safe', () => {
    const nested = (depth: number, seed: number): unknown =>
      depth === 0 ? { type: 'object', properties: { [`p${seed}`]: { type: 'string' } } } : { oneOf: Array.from({ length: 7 }, (_, i) => nested(depth - 1, seed * 7 + i)) };
    expect(() => compare({ $schema, ...(nested(4, 1) as object) }, { $schema, ...(nested(4, 0) as object) })).toThrow(UncheckedError);
  });
});

describe('what is not at hand', () => {
  const meta = { $ref: 'http://json-schema.org/draft-07/schema#' };

  it('takes a metaschema for itself, and for nothing else', () => {
    expect(compare({ properties: { schema: meta } }, { properties: { schema: { $ref: 'https://json-schema.org/draft-07/schema' } } }).differences).toEqual([]);
    expect(compare({ properties: { schema: {} } }, { properties: { schema: meta } }).compatible).toBe(true);
    expect(compare({ properties: { schema: { type: 'string' } } }, { properties: { schema: meta } }).compatible).toBe(false);
    expect(() => compare({ properties: { schema: { type: 'object' } } }, { properties: { schema: meta } })).toThrow(UncheckedError);
    expect(() => compare({ $ref: 'http://json-schema.org/draft-04/schema#' }, meta)).toThrow(UncheckedError);
  });

  it('leaves open what a pattern covers that cannot be run', () => {
    const writer = { type: 'object', properties: { id: { type: 'string' } } };
    expect(() => compare({ type: 'object', patternProperties: { 'i++d': { type: 'string' } } }, writer)).toThrow(UncheckedError);
    expect(compare({ ...writer, patternProperties: { 'i++d': { type: 'string' } } }, writer).compatible).toBe(true);
  });
});

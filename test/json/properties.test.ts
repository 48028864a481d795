import { describe, expect, it } from 'vitest';
import { json } from '../../src/formats/json/index.ts';
import type { JsonSchema } from '../../src/formats/json/schema.ts';
import type { Comparison } from '../../src/formats/format.ts';
import type { JsonPolicy } from '../../src/model.ts';
import { DIFFERENCES } from '../../src/formats/json/differences.ts';
import { jsonRules } from '../../src/formats/json/rules.ts';
import { hazardRules } from '../../src/formats/json/rules/hazards.ts';
import { documented, type Json, randomSchema, seeded, shuffled, text } from './random.ts';

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

function parse(schema: string, file = 'schema'): JsonSchema {
  return json.parse({ schema, file }, { strictness: 'new' });
}

function compare(reader: string, writer: string, policy: JsonPolicy = 'strict'): Comparison {
  return json.compare(parse(reader, 'reader'), parse(writer, 'writer'), { profile: 'confluent@next', policy });
}

function draw(seed: number): { value: Json; other: Json; modern: boolean; random: () => number } {
  const random = seeded(seed);
  const modern = seed % 2 === 1;
  return { value: randomSchema(random, modern), other: randomSchema(random, modern), modern, random };
}

/** The index in a joined `allOf` means nothing. */
function lines({ differences }: Comparison): string[] {
  return differences.map(({ type, path }) => `${type} ${path.replace(/\/(allOf|anyOf|oneOf)\/\d+/g, '/$1')}`).sort();
}

describe('random schemas', () => {
  it('say nothing against themselves', () => {
    for (const seed of SEEDS) {
      const { value, modern } = draw(seed);
      const { compatible, facts } = compare(text(value, modern), text(value, modern));
      expect({ seed, compatible, facts }).toEqual({ seed, compatible: true, facts: [] });
    }
  });

  it('may change their documentation, their spaces and the order of their keys', () => {
    for (const seed of SEEDS) {
      const { value, modern, random } = draw(seed);
      const plain = text(value, modern);
      const same = text(shuffled(random, documented(value)), modern);
      expect({ seed, ...compare(JSON.stringify(JSON.parse(same), null, 3), plain) }).toMatchObject({ seed, compatible: true });
      expect({ seed, ...compare(plain, same) }).toMatchObject({ seed, compatible: true });
    }
  });

  it('give the same answer whatever the order of keys', () => {
    let told = 0;
    for (const seed of SEEDS) {
      const { value, other, modern, random } = draw(seed);
      const plain = compare(text(value, modern), text(other, modern));
      const mixed = compare(text(shuffled(random, value), modern), text(shuffled(random, other), modern));
      expect({ seed, compatible: mixed.compatible, lines: lines(mixed) }).toEqual({ seed, compatible: plain.compatible, lines: lines(plain) });
      told += plain.differences.length;
    }
    expect(told).toBeGreaterThan(300);
  });

  it('pass under the lenient policy wherever they pass under the strict one', () => {
    for (const seed of SEEDS) {
      const { value, other, modern } = draw(seed);
      const strict = compare(text(value, modern), text(other, modern));
      if (strict.compatible) expect({ seed, ...compare(text(value, modern), text(other, modern), 'lenient') }).toMatchObject({ seed, compatible: true });
    }
  });

  it('have one fact with both places for every incompatible difference, and a rule for it', () => {
    for (const seed of SEEDS) {
      const { value, other, modern } = draw(seed);
      const { compatible, differences, facts } = compare(text(value, modern), text(other, modern));
      const refused = facts.filter((fact) => !(fact.rule in hazardRules));
      expect(refused.length).toBe(differences.filter((difference) => !difference.compatible).length);
      expect(compatible).toBe(refused.length === 0);
      for (const fact of facts) {
        expect(Object.keys(jsonRules)).toContain(fact.rule);
        expect(fact.reader).toMatchObject({ file: 'reader', line: 1 });
        expect(fact.writer).toMatchObject({ file: 'writer', line: 1 });
      }
    }
  });
});

describe('the catalogue', () => {
  it('has a rule for every difference that is not allowed under the strict policy, and no other', () => {
    const refused = Object.entries(DIFFERENCES).filter(([, judgement]) => judgement !== 'compatible').map(([type]) => type);
    const rules = Object.values(jsonRules).map((row) => row.registry.type).filter((type) => type !== 'ERROR' && type !== null);
    expect(new Set<string | null>(rules)).toEqual(new Set(refused));
  });
});

describe('names with a meaning of their own', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'a/b', '~0', '100%', '\u2028'])('%s', (name) => {
    const key = JSON.stringify(name);
    const wide = `{"properties": {${key}: {"type": "string"}}, "required": [${key}], "additionalProperties": false}`;
    const narrow = `{"properties": {${key}: {"type": "integer"}}, "required": [${key}], "additionalProperties": false}`;
    expect(compare(wide, wide).differences).toEqual([]);
    expect(compare(narrow, wide).differences).toEqual([{ type: 'TYPE_CHANGED', path: `#/properties/${name}`, compatible: false }]);
    expect(compare('{"additionalProperties": false}', wide).differences).toEqual([{ type: 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL', path: `#/properties/${name}`, compatible: false }]);
    expect(compare(`{"definitions": {${key}: {"enum": [{${key}: 1}]}}}`, '{}').compatible).toBe(true);
  });
});

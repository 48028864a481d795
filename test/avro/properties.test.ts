import { describe, expect, test } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { avro } from '../../src/formats/avro/index.ts';
import type { AvroSchema } from '../../src/formats/avro/schema.ts';
import { type Json, Random, mutate, randomSchema } from './random.ts';

const OPTIONS = { profile: 'confluent@next', policy: 'strict' } as const;
const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);

function parsed(schema: Json | string): AvroSchema | null {
  try {
    return avro.parse({ schema: typeof schema === 'string' ? schema : JSON.stringify(schema) }, { strictness: 'stored' });
  } catch (error) {
    if (error instanceof InvalidSchemaError) return null;
    throw error;
  }
}

/** Pairs of random schemas of which both sides are valid. */
function* pairs(): Generator<[seed: number, reader: Json, writer: Json]> {
  for (const seed of SEEDS) {
    const random = new Random(seed);
    const reader = randomSchema(random);
    const writer = mutate(random, reader);
    if (parsed(reader) && parsed(writer)) yield [seed, reader, writer];
  }
}

const plain = (reader: AvroSchema, writer: AvroSchema): unknown => {
  const { compatible, differences, facts } = avro.compare(reader, writer, OPTIONS);
  return { compatible, differences, facts: facts.map(({ rule, path, args }) => ({ rule, path, args })) };
};

describe('for random schemas', () => {
  test('the generator gives enough that is valid, compatible and incompatible', () => {
    const answers = [...pairs()].map(([, reader, writer]) => avro.compare(parsed(reader)!, parsed(writer)!, OPTIONS).compatible);
    expect(answers.length).toBeGreaterThan(250);
    expect(answers.filter(Boolean).length).toBeGreaterThan(60);
    expect(answers.filter((answer) => !answer).length).toBeGreaterThan(60);
  });

  test('a schema reads itself, and nothing is told about it', () => {
    for (const [seed, schema] of pairs()) {
      expect(plain(parsed(schema)!, parsed(schema)!), `seed ${seed}`).toEqual({ compatible: true, differences: [], facts: [] });
    }
  });

  test('an answer does not depend on the questions before', () => {
    for (const [seed, first, second] of pairs()) {
      const [a, b] = [parsed(first)!, parsed(second)!];
      const [once, otherWay] = [plain(a, b), plain(b, a)];
      expect([plain(a, b), plain(b, a)], `seed ${seed}`).toEqual([once, otherWay]);
      expect([plain(parsed(first)!, parsed(second)!), plain(parsed(second)!, parsed(first)!)], `seed ${seed}`).toEqual([once, otherWay]);
    }
  });

  test('white space, the order of keys and documentation do not count', () => {
    for (const [seed, reader, writer] of pairs()) {
      const dressed = [reader, writer].map((schema) => parsed(`// ${seed}\n${JSON.stringify(dress(schema), null, '\t')}`)!);
      expect(plain(dressed[0]!, dressed[1]!), `seed ${seed}`).toEqual(plain(parsed(reader)!, parsed(writer)!));
    }
  });

  test('names that every object has are names like all others', () => {
    for (const [seed, reader, writer] of pairs()) {
      const tame = [reader, writer].map((schema) =>
        parsed(JSON.stringify(schema).replaceAll(/__proto__|constructor|toString|hasOwnProperty|valueOf/g, 'tame_$&'))!,
      );
      const strip = (answer: unknown): string =>
        JSON.stringify(answer)
          .replaceAll('tame_', '')
          .replaceAll(/"(?:symbols|registry)":(?:\[.*?\]|"\[.*?\]")/g, '');
      expect(strip(plain(tame[0]!, tame[1]!)), `seed ${seed}`).toBe(strip(plain(parsed(reader)!, parsed(writer)!)));
    }
  });

  test('every fact has a place in both texts', () => {
    let facts = 0;
    for (const [seed, reader, writer] of pairs()) {
      for (const fact of avro.compare(parsed(reader)!, parsed(writer)!, OPTIONS).facts) {
        facts++;
        expect(fact.reader, `seed ${seed} ${fact.rule}`).not.toBeNull();
        expect(fact.writer, `seed ${seed} ${fact.rule}`).not.toBeNull();
      }
    }
    expect(facts).toBeGreaterThan(200);
  });
});

/** The same schema with documentation, and its keys the other way round. */
function dress(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(dress);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, Json] => [key, key === 'default' ? value : dress(value)]);
  return Object.fromEntries([...entries.reverse(), ...('name' in schema ? [['doc', 'What it is.'] as [string, Json]] : [])]);
}

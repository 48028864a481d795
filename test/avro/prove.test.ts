import avsc from 'avsc';
import { describe, expect, test } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { avro } from '../../src/formats/avro/index.ts';
import { prove } from '../../src/formats/avro/prove.ts';
import { encode, toHex } from '../../src/formats/avro/proof/encode.ts';
import { Bench } from '../../src/formats/avro/proof/bench.ts';
import type { AvroSchema } from '../../src/formats/avro/schema.ts';
import type { Actual, Fact } from '../../src/model.ts';
import { readPages } from '../rules/page.ts';
import { Random, mutate, randomSchema } from './random.ts';
import { randomValue } from './random-value.ts';
import { verdictPairs } from './sets.ts';

const OPTIONS = { profile: 'confluent@next', policy: 'strict' } as const;

interface Pair {
  readonly id: string;
  readonly reader: string;
  readonly writer: string;
}

function parsed(schema: string): AvroSchema | null {
  try {
    return avro.parse({ schema }, { strictness: 'stored' });
  } catch (error) {
    if (error instanceof InvalidSchemaError) return null;
    throw error;
  }
}

function proved({ reader, writer }: Pair): {
  readonly compatible: boolean;
  readonly actual: Actual;
  readonly facts: readonly Fact[];
  readonly writerSchema: AvroSchema;
} | null {
  const [r, w] = [parsed(reader), parsed(writer)];
  if (!r || !w) return null;
  const { compatible, facts } = avro.compare(r, w, OPTIONS);
  return { compatible, ...prove(r, w, facts), writerSchema: w };
}

const fromSets: Pair[] = ['avro.jsonl.gz', 'battery-avro.jsonl.gz'].flatMap((file) =>
  verdictPairs(file).flatMap((pair) => [
    { id: `${pair.id} backward`, reader: pair.new, writer: pair.old },
    { id: `${pair.id} forward`, reader: pair.old, writer: pair.new },
  ]),
);
const fromPages: Pair[] = readPages()
  .filter(({ format }) => format === 'avro')
  .flatMap(({ cases }) => cases.map(({ rule, title, reader, writer }) => ({ id: `${rule}: ${title}`, reader, writer })));
const drawn: Pair[] = Array.from({ length: 300 }, (_, seed) => {
  const random = new Random(seed);
  const schema = randomSchema(random);
  return { id: `seed ${seed}`, reader: JSON.stringify(schema), writer: JSON.stringify(mutate(random, schema)) };
});
const all = [...fromPages, ...fromSets, ...drawn];

describe('the truth about every pair', () => {
  test('no registry refusal is called safe but for aliases, and little stays unknown', () => {
    const count = new Map<string, number>();
    for (const pair of all) {
      const answer = proved(pair);
      if (!answer) continue;
      const key = `${answer.compatible ? 'accepted' : 'refused'}, ${answer.actual.verdict}`;
      count.set(key, (count.get(key) ?? 0) + 1);
      if (answer.actual.verdict === 'unknown') expect(answer.actual.why, pair.id).toMatch(/\.$/);
      if (answer.actual.verdict === 'breaks')
        expect(
          answer.facts.map(({ proof }) => proof),
          pair.id,
        ).toContainEqual(answer.actual.proof);
      if (answer.facts.length === 0) expect(answer.actual, pair.id).toEqual({ verdict: 'safe' });
      if (answer.actual.verdict === 'safe' && !answer.compatible) expect(answer.facts[0]?.rule).toBe('avro/self-ambiguous-alias');
    }
    console.log('avro truth:', Object.fromEntries(count));
    expect((count.get('refused, unknown') ?? 0) + (count.get('accepted, unknown') ?? 0)).toBeLessThan(15);
    expect(count.get('refused, breaks')).toBeGreaterThan(600);
    expect(count.get('accepted, safe')).toBeGreaterThan(500);
  });

  test('each fact has a proof, or says why not', () => {
    for (const pair of all) {
      for (const { rule, proof, unproved } of proved(pair)?.facts ?? []) {
        expect(proof?.detail ?? unproved, `${pair.id} ${rule}`).toMatch(/\.$/);
      }
    }
  });
});

describe('another implementation', () => {
  test('reads from the bytes of a proof the message that it shows, and refuses what fails', () => {
    let messages = 0;
    let refusals = 0;
    for (const pair of all) {
      const answer = proved(pair);
      const writer = answer && avscType(pair.writer);
      if (!answer || !writer) continue;
      for (const { rule, proof } of answer.facts) {
        if (!proof) continue;
        const bytes = Buffer.from(proof.bytes!, 'hex');
        const value: unknown = writer.fromBuffer(bytes);
        expect(writer.isValid(value), pair.id).toBe(true);
        expect(writer.toBuffer(value).equals(bytes), pair.id).toBe(true);
        expect(plain(value), `${pair.id} ${rule}`).toEqual(plain(proof.datum));
        messages++;
        // What only a Java reader stumbles over is fine elsewhere.
        const reader = avscType(pair.reader);
        if (proof.outcome !== 'fails' || proof.detail.startsWith('A Java') || !reader) continue;
        expect(() => reader.fromBuffer(bytes, reader.createResolver(writer)), `${pair.id} ${rule}`).toThrow();
        refusals++;
      }
    }
    console.log(`avsc: ${messages} proofs are messages of their writer, ${refusals} failures are refused`);
    expect(messages).toBeGreaterThan(700);
    expect(refusals).toBeGreaterThan(400);
  });
});

describe('a pair that is called safe', () => {
  test('reads any message as it was written', () => {
    let read = 0;
    for (const pair of all) {
      const answer = proved(pair);
      if (answer?.actual.verdict !== 'safe' || answer.facts.length > 0) continue;
      const bench = new Bench(parsed(pair.reader)!, answer.writerSchema);
      const random = new Random(read);
      for (let i = 0; i < 5; i++) {
        const value = randomValue(random, answer.writerSchema.root.type);
        if (value === undefined) continue;
        expect(bench.read(value), `${pair.id} ${toHex(encode(answer.writerSchema.root.type, value))}`).toBeNull();
        read++;
      }
    }
    expect(read).toBeGreaterThan(1500);
  });
});

describe('limits', () => {
  const chain = (length: number, last: string): string => {
    const links = Array.from({ length }, (_, i) => `{"type":"record","name":"L${i}","fields":[{"name":"next","type":"L${i + 1}"}]}`);
    return `[${links.join(',')},{"type":"record","name":"L${length}","fields":[{"name":"end","type":"${last}"}]}]`;
  };
  const answer = (reader: string, writer: string): Actual => {
    const [r, w] = [reader, writer].map((schema) =>
      avro.parse({ schema: '"L0"', references: [{ name: 'chain', schema }] }, { strictness: 'stored' }),
    );
    return prove(r!, w!, avro.compare(r!, w!, OPTIONS).facts).actual;
  };

  test('a long chain is proved', () => {
    expect(answer(chain(100, 'int'), chain(100, 'string'))).toMatchObject({ verdict: 'breaks', proof: { bytes: '0261' } });
  });

  test('a record in itself has no message', () => {
    const schema = (type: string): string =>
      `{"type":"record","name":"L0","fields":[{"name":"self","type":"L0"},{"name":"end","type":"${type}"}]}`;
    expect(answer(schema('int'), schema('string'))).toEqual({
      verdict: 'unknown',
      why: 'The writer has no finite message: a record contains itself without a way out.',
    });
  });
});

/** Longs without loss. */
const bigLong = avsc.types.LongType.__with({
  fromBuffer: (buffer: Buffer) => buffer.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1),
});

/** avsc knows fewer schemas, and mistakes names that every object has. */
function avscType(schema: string): avsc.Type | null {
  if (/"(?:__proto__|constructor|toString|hasOwnProperty|valueOf)"/.test(schema)) return null;
  try {
    return avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema, {
      wrapUnions: true,
      typeHook: (type) => (isLong(type) ? bigLong : undefined),
    });
  } catch {
    return null;
  }
}

function isLong(type: unknown): boolean {
  return type === 'long' || (typeof type === 'object' && type !== null && 'type' in type && type.type === 'long');
}

/** Both sides as the same plain JSON: without wrapped branches, bytes as text. */
function plain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && /^-?\d{16,}$/.test(value) ? Number(value) : value;
  const unwrapped = value as { readonly constructor?: { readonly name?: string } } & Record<string, unknown>;
  const keys = Object.keys(unwrapped);
  if (unwrapped.constructor?.name?.startsWith('Branch')) return plain(unwrapped[keys[0]!]);
  return Object.fromEntries(keys.map((key) => [key, plain(unwrapped[key])]));
}

import { describe, expect, test } from 'vitest';
import type { Containment } from '../../../src/formats/json/truth/index.ts';
import { contains } from '../../../src/formats/json/truth/index.ts';
import { parseJson } from '../../../src/formats/json-text.ts';
import { judgedRightly, judgeOf } from './judge.ts';
import type { Draft, Schema } from './random-schemas.ts';
import { mutated, randomDocument, randomSchema } from './random-schemas.ts';
import { Random } from './random.ts';

const PAIRS = 400;
const DOCUMENTS = 40;
const DRAFTS: readonly Draft[] = ['draft-07', '2019-09', '2020-12'];

interface Pair {
  readonly seed: number;
  readonly draft: Draft;
  readonly writer: Schema;
  readonly reader: Schema;
  readonly random: Random;
}

function* pairs(from: number, count: number): Generator<Pair> {
  for (let seed = from, made = 0; made < count; seed++) {
    const random = new Random(seed);
    const draft = random.pick(DRAFTS);
    const writer = randomSchema(random, draft);
    const reader = random.chance(0.6) ? mutated(random, draft, writer) : randomSchema(random, draft);
    if (!judgedRightly(writer) || !judgedRightly(reader)) continue;
    made++;
    yield { seed, draft, writer, reader, random };
  }
}

function ask(reader: unknown, writer: unknown, draft: Draft): Containment {
  return contains(parseJson(JSON.stringify(reader)), parseJson(JSON.stringify(writer)), { dialect: draft });
}

/** ajv breaks down on some schemas that it should not have accepted; then it is no judge. */
function judged(schema: Schema, draft: Draft): (document: unknown) => boolean | undefined {
  try {
    const judge = judgeOf(schema, draft);
    return (document) => {
      try {
        return judge(document);
      } catch {
        return undefined;
      }
    };
  } catch {
    return () => undefined;
  }
}

describe('answers about random pairs', () => {
  const tally = { contained: 0, refuted: 0, unknown: 0 };
  test('no document breaks a proof, and ajv confirms every witness', () => {
    const wrong: unknown[] = [];
    for (const { seed, draft, writer, reader, random } of pairs(1, PAIRS)) {
      const answer = ask(reader, writer, draft);
      tally[answer.verdict]++;
      const [writes, reads] = [judged(writer, draft), judged(reader, draft)];
      if (answer.verdict === 'refuted') {
        const witness = JSON.parse(answer.witnessText ?? '');
        if (writes(witness) === false || reads(witness) === true) wrong.push({ seed, draft, writer, reader, witness });
      }
      for (let i = 0; answer.verdict === 'contained' && i < DOCUMENTS; i++) {
        const document = randomDocument(random);
        if (writes(document) === true && reads(document) === false) wrong.push({ seed, draft, writer, reader, document });
      }
    }
    console.log(`containment, random pairs: ${JSON.stringify(tally)}`);
    expect(wrong).toEqual([]);
  });

  test('both answers are given, and nearly always one of them', () => {
    expect(tally.contained).toBeGreaterThan(PAIRS / 5);
    expect(tally.refuted).toBeGreaterThan(PAIRS / 5);
    expect(tally.unknown).toBeLessThanOrEqual(PAIRS / 100);
  });
});

const LAWS: readonly { readonly name: string; readonly of: (a: Schema, b: Schema) => { readonly writer: unknown; readonly reader: unknown } }[] = [
  { name: 'A is in A', of: (a) => ({ writer: a, reader: a }) },
  { name: 'A is in A or B', of: (a, b) => ({ writer: a, reader: { anyOf: [b, a] } }) },
  { name: 'A and B is in A', of: (a, b) => ({ writer: { allOf: [b, a] }, reader: a }) },
  { name: 'everything is in A or not A', of: (a) => ({ writer: true, reader: { anyOf: [a, { not: a }] } }) },
  { name: 'A and not A is in nothing', of: (a) => ({ writer: { allOf: [a, { not: a }] }, reader: false }) },
  { name: 'A is in not not A', of: (a) => ({ writer: a, reader: { not: { not: a } } }) },
  { name: 'not (A or B) is in not A and not B', of: (a, b) => ({ writer: { not: { anyOf: [a, b] } }, reader: { allOf: [{ not: a }, { not: b }] } }) },
  { name: 'exactly one of A, B is in A or B', of: (a, b) => ({ writer: { oneOf: [a, b] }, reader: { anyOf: [a, b] } }) },
  { name: 'an inlined reference changes nothing', of: (a) => ({ writer: { definitions: { a }, allOf: [{ $ref: '#/definitions/a' }] }, reader: a }) },
  { name: 'lists of A are in lists of A or B', of: (a, b) => ({ writer: { items: a }, reader: { items: { anyOf: [a, b] } } }) },
  { name: 'a member A and B is in a member A', of: (a, b) => ({ writer: { properties: { p: { allOf: [a, b] } } }, reader: { properties: { p: a } } }) },
];

describe('laws of containment', () => {
  test.each(LAWS)('$name', ({ of }) => {
    const broken: unknown[] = [];
    let unknown = 0;
    for (const { seed, draft, writer, reader } of pairs(50_000, 120)) {
      const question = of(writer, reader);
      const answer = ask(question.reader, question.writer, draft);
      if (answer.verdict === 'refuted') broken.push({ seed, draft, ...question, witness: answer.witnessText });
      if (answer.verdict === 'unknown') unknown++;
    }
    expect(broken).toEqual([]);
    expect(unknown).toBeLessThanOrEqual(1);
  });

  test('what is contained is contained the other way round in the negations', () => {
    const broken: unknown[] = [];
    let asked = 0;
    for (const { seed, draft, writer, reader } of pairs(80_000, 150)) {
      if (ask(reader, writer, draft).verdict !== 'contained') continue;
      asked++;
      if (ask({ not: writer }, { not: reader }, draft).verdict === 'refuted') broken.push({ seed, draft, writer, reader });
    }
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(40);
  });

  test('containment is transitive', () => {
    const broken: unknown[] = [];
    let asked = 0;
    for (const { seed, draft, writer, reader, random } of pairs(90_000, 150)) {
      const third = mutated(random, draft, reader);
      if (ask(reader, writer, draft).verdict !== 'contained' || ask(third, reader, draft).verdict !== 'contained') continue;
      asked++;
      if (ask(third, writer, draft).verdict === 'refuted') broken.push({ seed, draft, writer, reader, third });
    }
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(15);
  });
});

import { describe, expect, it } from 'vitest';
import { protobuf } from '../../src/formats/protobuf/index.ts';
import { protobufRules } from '../../src/formats/protobuf/rules.ts';
import type { Comparison } from '../../src/formats/format.ts';
import type { Profile } from '../../src/model.ts';
import type { ProtoSchema } from '../../src/formats/protobuf/schema.ts';
import type { Rule } from '../../src/rule.ts';
import { Random } from './random.ts';
import { validTexts } from './sets.ts';
import { randomText } from './texts.ts';

const profiles: readonly Profile[] = ['confluent@next', 'confluent@8.3'];
const rows: Readonly<Record<string, Rule<never>>> = protobufRules;

describe('every comparison', () => {
  it('of a text with itself finds nothing', () => {
    for (const text of validTexts()) {
      const schema = parse(text);
      for (const profile of profiles) {
        const { compatible, differences, facts } = compare(schema, parse(text), profile);
        expect({ compatible, differences, facts: facts.filter((fact) => rows[fact.rule]!.alone !== true) }, text).toEqual({ compatible: true, differences: [], facts: [] });
      }
    }
  });

  it('tells a fact for every kind of difference that is refused, with places and sentences', () => {
    let told = 0;
    for (const [reader, writer] of pairs(600)) {
      for (const profile of profiles) {
        const { compatible, differences, facts } = compare(reader, writer, profile);
        expect(compatible).toBe(differences.every((difference) => difference.compatible));
        const refused = new Set(differences.filter((difference) => !difference.compatible).map(({ type, path }) => `${type} ${path}`));
        const explained = new Set(facts.filter((fact) => rows[fact.rule]!.registry.type !== null).map((fact) => `${rows[fact.rule]!.registry.type} ${fact.path}`));
        expect(explained).toEqual(refused);
        for (const fact of facts) {
          expect(fact.reader ?? fact.writer, fact.rule).not.toBeNull();
          expect((rows[fact.rule]!.message as (args: typeof fact.args) => string)(fact.args)).toMatch(/^[^]*\.$/);
          told++;
        }
      }
    }
    expect(told).toBeGreaterThan(5000);
  });

  it('mirrors additions and removals when it is turned round', () => {
    const MIRROR = new Map([['MESSAGE_ADDED', 'MESSAGE_REMOVED'], ['ENUM_ADDED', 'ENUM_REMOVED'], ['ONEOF_ADDED', 'ONEOF_REMOVED'], ['MESSAGE_MOVED', 'MESSAGE_MOVED'], ['PACKAGE_CHANGED', 'PACKAGE_CHANGED']]);
    for (const [reader, writer] of pairs(300)) {
      const there = compare(reader, writer, 'confluent@next').differences;
      const back = compare(writer, reader, 'confluent@next').differences.map(({ type, path }) => `${type} ${path}`);
      for (const { type, path } of there) {
        const mirrored = MIRROR.get(type);
        if (mirrored !== undefined) expect(back).toContain(`${mirrored} ${path}`);
      }
    }
  });

  it('is the same every time', () => {
    for (const [reader, writer] of pairs(100)) {
      expect(compare(reader, writer, 'confluent@next')).toEqual(compare(reader, writer, 'confluent@next'));
    }
  });
});

/** Random texts with others, and texts of the sets with each other. */
function* pairs(count: number): Iterable<readonly [ProtoSchema, ProtoSchema]> {
  const random = new Random(count);
  const texts = validTexts();
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) yield [parse(randomText(i)), parse(randomText(i + 1))];
    else yield [parse(random.pick(texts)), parse(random.pick(texts))];
  }
}

function parse(schema: string): ProtoSchema {
  return protobuf.parse({ schema }, { strictness: 'stored' });
}

function compare(reader: ProtoSchema, writer: ProtoSchema, profile: Profile): Comparison {
  return protobuf.compare(reader, writer, { profile, policy: 'strict' });
}

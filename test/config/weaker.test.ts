import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { holdBack } from '../../src/config/weaker.ts';

const hold = (before: string, now: string): ReturnType<typeof holdBack> => holdBack(loadConfig(now, 'w'), loadConfig(before, 'w'));

describe('a change of the level', () => {
  it.each([
    ['BACKWARD', 'NONE', 'BACKWARD'],
    ['BACKWARD', 'FORWARD', 'BACKWARD'],
    ['BACKWARD', 'FULL', 'FULL'],
    ['FORWARD', 'FULL', 'FULL'],
    ['FULL', 'BACKWARD', 'FULL'],
    ['FULL', 'FULL_TRANSITIVE', 'FULL_TRANSITIVE'],
    ['BACKWARD_TRANSITIVE', 'FULL', 'BACKWARD_TRANSITIVE'],
    ['BACKWARD_TRANSITIVE', 'FULL_TRANSITIVE', 'FULL_TRANSITIVE'],
    ['NONE', 'FORWARD', 'FORWARD'],
  ])('from %s to %s means %s until it is merged', (before, now, level) => {
    const { config, held } = hold(`level: ${before}\n`, `level: ${now}\n`);
    expect([config.level, held.length]).toEqual([level, level === now ? 0 : 1]);
  });

  it.each([
    ['', 'level: NONE\n', undefined],
    ['level: FULL\n', '', 'FULL'],
    ['level: NONE\n', '', undefined],
    ['level: NONE\n', 'level: NONE\n', 'NONE'],
  ])('from %j to %j', (before, now, level) => {
    expect(hold(before, now).config.level).toBe(level);
  });
});

describe('a change of one subject', () => {
  const levels = (before: string, now: string): string[] => hold(before, now).config.subjects.map((entry) => `${entry.subject} ${entry.level}`);
  const entry = (level: string): string => `subjects:\n  - {subject: a, level: ${level}}\n`;

  it.each([
    ['a weaker level', entry('FULL'), entry('NONE'), ['a FULL']],
    ['a stricter level', entry('BACKWARD'), entry('FULL'), ['a FULL']],
    ['a new entry that is weaker than the general level', 'level: FULL\n', `level: FULL\n${entry('NONE')}`, ['a FULL']],
    ['a new entry that is weaker than the usual level', '', entry('NONE'), ['a BACKWARD']],
    ['an entry without a level', '', 'subjects:\n  - {subject: a, topic: t}\n', ['a undefined']],
    ['a stricter entry that is gone', entry('FULL'), '', ['a FULL']],
    ['a weaker entry that is gone', entry('NONE'), '', []],
    ['an entry that loses its level', entry('FULL'), 'subjects:\n  - {subject: a}\n', ['a FULL']],
  ])('%s', (_, before, now, expected) => {
    expect(levels(before, now)).toEqual(expected);
  });
});

it('keeps what is only different until it is merged', () => {
  const before = 'profile: confluent@8.3\nschemas: a/**\ncontracts: a\nregistry: https://a\nbaseline: x\n';
  const { config, held } = hold(before, 'profile: confluent@next\nschemas: b/**\ncontracts: b\njsonPolicy: lenient\n');
  expect(config).toMatchObject({ profile: 'confluent@8.3', schemas: ['a/**'], contracts: ['b', 'a'], registry: { url: 'https://a' }, baseline: 'x' });
  expect(config.jsonPolicy).toBeUndefined();
  expect(held.length).toBe(5);
  expect(hold(before, before).held).toEqual([]);
});

it('lets more schemas, a first registry and the strict policy in at once', () => {
  const { config, held } = hold('schemas: a/**\njsonPolicy: lenient\n', 'registry: https://b\njsonPolicy: strict\n');
  expect(config).toMatchObject({ schemas: null, registry: { url: 'https://b' }, jsonPolicy: 'strict' });
  expect(held).toEqual([]);
});

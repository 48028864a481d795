import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/formats/json/truth/budget.ts';
import { FORMATS } from '../../../src/formats/json/truth/formats.ts';
import { Languages } from '../../../src/formats/json/truth/strings/languages.ts';
import { findWord } from '../../../src/formats/json/truth/strings/words.ts';
import { Random } from './random.ts';

const PATTERNS = [
  '', 'a', '^a', 'a$', '^a$', '^$', '.', '^.$', '^.*$', 'a|b', '^(a|b)$', '^a|b$', 'ab*c', '^(ab)+$', '^a{2}$', '^a{2,}$', '^a{1,3}$', '^(a?){3}$',
  '[a-c]', '[^a-c]', '^[\\w.-]+@[\\w.-]+$', '\\d{3}-\\d{4}', '^\\s*$', '\\S', '\\bab\\b', '\\Bb', '^(?=.*a)(?=.*b)', '^(?!ab)', '(?!a)b', 'a(?=b)', 'a(?!b)',
  '^((?!ab).)*$', '(^|-)a', 'a($|-)', '($|b)+', '^(?:a|ab)(?:c|bcd)$', '(a*)*b', '^(a*)+$', '\\u0061', '\\x61', '[\\]\\-]', '^[-a]$', '^\\u{1F600}?$', '^[^]$',
  '^\\p{Lu}', '\\-a', 'a{,2}', '^(?<year>a)$', '[\\b]', '\\cJ', '^(?:a(?:b(?:c)?)?)?$', '^a.b$', '(?=a)(?=.b)', '(?:(?=a)a|b)*c', '^(\\ba|b)+$', '(?!)', '(?=)', '^(?:a(?=b)|b){2}', '^a|^b', '(^a|^b)c?$', '^(\\bab?\\b ?){2}$',
] as const;

const PIECES = ['a', 'b', 'c', 'ab', '-', '.', ' ', '1', 'A', 'd', '\n', '@', '\u{1F600}', 'é', '_', ']', '\b', '2'];

function native(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

function* words(random: Random, count: number): Generator<string> {
  yield '';
  for (let i = 0; i < count; i++) yield random.some(PIECES, 6).join('');
}

function budget(): Budget {
  return new Budget({ milliseconds: 1000, steps: 1_000_000 }, () => 0);
}

describe('automata agree with the runtime', () => {
  const languages = new Languages();
  test.each(PATTERNS)('%j', (source) => {
    const automaton = languages.automaton(source);
    expect(automaton).not.toBeNull();
    const wrong = [...words(new Random(7), 400)].filter((word) => automaton?.matches(word) !== native(source).test(word));
    expect(wrong).toEqual([]);
  });
});

describe('words of one pattern and not of another', () => {
  const languages = new Languages();
  test('are found exactly where samples exist, and both patterns confirm them', () => {
    const samples = [...words(new Random(11), 300)];
    const wrong: unknown[] = [];
    let found = 0;
    for (const inside of PATTERNS) {
      for (const outside of PATTERNS) {
        const patterns = [{ automaton: automatonOf(inside), not: false }, { automaton: automatonOf(outside), not: true }];
        const word = findWord({ patterns, excluded: new Set(), min: 0, max: Infinity }, budget());
        const missed = word === null ? samples.find((each) => native(inside).test(each) && !native(outside).test(each)) : undefined;
        if (missed !== undefined) wrong.push({ inside, outside, missed });
        if (word === null) continue;
        found++;
        if (!native(inside).test(word) || native(outside).test(word)) wrong.push({ inside, outside, word });
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(1000);
  });

  function automatonOf(source: string): NonNullable<ReturnType<Languages['automaton']>> {
    const automaton = languages.automaton(source);
    if (automaton === null) throw new Error(source);
    return automaton;
  }

  test('keep to the length, and leave out what is excluded', () => {
    const patterns = [{ automaton: automatonOf('^(ab)+$'), not: false }];
    const find = (min: number, max: number, ...excluded: string[]): string | null => findWord({ patterns, excluded: new Set(excluded), min, max }, budget());
    expect(find(0, Infinity)).toBe('ab');
    expect(find(3, 3)).toBeNull();
    expect(find(3, 4)).toBe('abab');
    expect(find(0, 5, 'ab', 'abab')).toBeNull();
    expect(find(0, 6, 'ab', 'abab')).toBe('ababab');
    expect(findWord({ patterns: [{ automaton: automatonOf('^a'), not: true }], excluded: new Set(), min: 2, max: 2 }, budget())).toMatch(/^[^a].$/u);
  });
});

describe('what is not regular', () => {
  test.each(['^(\\b|a){2}$', '(a)\\1', '(?<=a)b', '(?<!a)b', '(', '\\k<x>(?<x>a)'])('%j has no automaton', (source) => {
    expect(new Languages().automaton(source)).toBeNull();
  });

  test('a pattern that backtracks for ever is answered at once', () => {
    expect(new Languages().matches('^(a+)+$', `${'a'.repeat(5000)}b`)).toBe(false);
    expect(new Languages().matches('^(a|a)*\\1$', 'a'.repeat(5000))).toBeUndefined();
  });

  test('an automaton that is too large is given up', () => {
    const patterns = [{ automaton: new Languages().automaton('a.{20}$'), not: false }, { automaton: new Languages().automaton('b.{20}$'), not: false }];
    const query = { patterns: patterns as Parameters<typeof findWord>[0]['patterns'], excluded: new Set<string>(), min: 0, max: Infinity };
    expect(() => findWord(query, budget())).toThrow(/too (large|many)|more steps/);
  });
});

describe('formats', () => {
  const languages = new Languages();
  test.each([...FORMATS])('%s has its sample', (_name, { pattern, sample }) => {
    expect(languages.automaton(pattern)?.matches(sample)).toBe(true);
    expect(native(pattern).test(sample)).toBe(true);
  });

  test.each([
    ['date', '2024-02-29', true], ['date', '2023-02-29', false], ['date', '2000-02-29', true], ['date', '1900-02-29', false], ['date', '2024-13-01', false],
    ['time', '24:00:00Z', false], ['time', '23:59:60Z', true], ['date-time', '2024-01-01T00:00:00+01:00', true], ['date-time', '2024-01-01T00:00:00', false],
    ['ipv4', '256.0.0.1', false], ['ipv4', '1.2.3', false], ['ipv6', '::', true], ['ipv6', '1::2', true], ['ipv6', '1:2:3:4:5:6:7:8', true], ['ipv6', '1:2:3:4:5:6:7', false],
    ['ipv6', '::ffff:192.0.2.1', true], ['ipv6', '1::2::3', false], ['ipv6', '1:2:3:4:5:6:7::', true], ['uuid', 'x', false], ['email', 'a@b', true], ['email', 'a', false],
    ['duration', 'P', false], ['duration', 'PT', false], ['duration', 'PT1M', true], ['duration', 'P1W', true], ['hostname', '-a', false], ['hostname', 'a.b', true],
    ['uri', 'a', false], ['uri-reference', 'a', true], ['json-pointer', 'a', false], ['json-pointer', '/~2', false], ['relative-json-pointer', '1/a', true],
  ])('%s of %j: %j', (name, text, expected) => {
    expect(languages.automaton(FORMATS.get(name)?.pattern ?? '')?.matches(text)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/consumers/pattern/compile.ts';
import { matches } from '../../src/consumers/pattern/match.ts';

const PATTERNS = [
  'a', '^a$', 'a|b', '^(a|b|cd)$', 'a*', '^a+b?$', '^a{2}$', '^a{1,3}$', '^a{2,}$', '^(ab){2}c$', '[a-c]', '[^a-c]', '^\\d+$', '\\bfoo\\b', '\\w\\s\\w', '^$', '', '^(?:x|(?<n>y))z$', 'a.c', '^[\\]a-]+$',
  '^(a|)b$', '^((a|b)*c|d+)$', 'a{', '^a{,2}$', '\\u0041', '^\\$\\.$', '^[0-9a-f-]{36}$', '^(?:a?){3}b$', 'x*?y', '\\p{Lu}',
];
const TEXTS = ['', 'a', 'b', 'ab', 'aab', 'abab', 'ababc', 'aaa', 'aaaa', 'cd', 'foo', 'a foo b', 'afoob', 'x y', 'xz', 'yz', 'abc', 'a\nc', ']-a', 'd', 'ddd', 'abac', 'a{', '$.', 'A', 'É', '123', '12a', '550e8400-e29b-41d4-a716-446655440000', 'a{,2}', '🦆'];

describe('pattern', () => {
  it.each(PATTERNS)('%j matches what the platform matches', (source) => {
    const pattern = compilePattern(source);
    if ('error' in pattern) throw new Error(pattern.error);
    let native: RegExp;
    try {
      native = new RegExp(source, 'u');
    } catch {
      native = new RegExp(source);
    }
    for (const text of TEXTS) expect([text, matches(pattern.program, text)]).toEqual([text, native.test(text)]);
  });

  const refused = ['(a', 'a)', '[a', '*a', 'a**', '(?=a)', '(?<!a)b', '(a)\\1', '\\k<n>', 'a\\', 'a{3,1}', '[z-a]', '(?i)a', 'a{3000}{3000}', '('.repeat(60) + ')'.repeat(60)];
  it.each(refused)('refuses %j', (source) => {
    expect(compilePattern(source)).toHaveProperty('error');
  });

  const evil = ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*a){20}$', '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$'];
  it.each(evil)('never hangs: %s', (source) => {
    const pattern = compilePattern(source);
    if ('error' in pattern) throw new Error(pattern.error);
    const start = performance.now();
    expect(matches(pattern.program, `${'a'.repeat(2000)}!`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

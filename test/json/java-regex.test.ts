import { describe, expect, it } from 'vitest';
import { UncheckedError } from '../../src/errors.ts';
import { javaRegex } from '../../src/formats/json/java-regex.ts';

function finds(pattern: string, name: string): boolean {
  const regex = javaRegex(pattern);
  if ('error' in regex) throw new Error(regex.error);
  return regex.matches(name);
}

describe('finds a pattern anywhere in a name, as Java does', () => {
  it.each([
    ['^x-', ['x-a'], ['ax-', 'X-a']],
    ['_id$', ['order_id', 'order_id\n'], ['id', '_ids']],
    ['a.c', ['abc', 'xabcx'], ['ac', 'a\nc']],
    ['(?s)a.c', ['a\nc'], ['ac']],
    ['(?i)order', ['ORDER', 'myOrder'], ['ordr']],
    ['^(?:a|bc)*$', ['', 'abca'], ['b', 'cab']],
    ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa']],
    ['^a{2}$', ['aa'], ['a', 'aaa']],
    ['^a{2,}$', ['aa', 'aaaaa'], ['a']],
    ['^[A-Z]{3}$', ['EUR'], ['eur', 'EURO']],
    ['^[^a-c]$', ['d', '-'], ['a', 'ab']],
    ['^[]a]$', [']', 'a'], ['b']],
    ['^[\\w.-]+$', ['a.b-c_1'], ['a b', 'é']],
    ['^\\d+$', ['123'], ['١', '1a', '']],
    ['^\\s$', [' ', '\t'], ['\u00a0', 'x']],
    ['^[\\S]$', ['x', '\u00a0'], [' ']],
    ['^[^\\S]$', [' '], ['x']],
    ['^[^\\s#]$', ['x'], [' ', '#']],
    ['^\\p{Lu}\\p{Alpha}+$', ['Order'], ['order']],
    ['^\\P{Digit}$', ['x'], ['1']],
    ['\\bid\\b', ['the id', 'id'], ['ids']],
    ['^\\Qa.b\\E$', ['a.b'], ['axb']],
    ['^\\x41\\u0042\\x{43}\\t$', ['ABC\t'], ['ABC']],
    ['^(?!x-).+$', ['ab', 'x'], ['x-a']],
    ['^(?=.*\\d)a', ['a1'], ['ab']],
    ['^😀.$', ['😀😀'], ['😀']],
    ['', ['', 'a'], []],
    ['^(a+)+$', ['a'.repeat(5000)], [`${'a'.repeat(5000)}!`]],
  ])('%s', (pattern, matched, refused) => {
    for (const name of matched) expect(finds(pattern, name), JSON.stringify(name)).toBe(true);
    for (const name of refused) expect(finds(pattern, name), JSON.stringify(name)).toBe(false);
  });
});

describe('refuses what Java refuses', () => {
  it.each(['[', '[^]', '[]', '(', 'a)', '*a', 'a**', '+', '{1}', 'a{1', 'a{,3}', 'a{2,1}', '[z-a]', '\\y', '\\', '\\x4', '\\u12', '\\p{', '(?<1a>b)', '(?#c)', 'a|*'])('%s', (pattern) => {
    expect(javaRegex(pattern)).toHaveProperty('error');
  });
});

describe('leaves open what only Java can match', () => {
  it.each(['a++', '(?>a)b', '(a)\\1', '(?<n>a)\\k<n>', '[a-z&&[^b]]', '[[a]b]', '(?<=a)b', '(?i:a)', '\\p{NoSuchThing}', '\\G', `(?:${'a'.repeat(50)}){999}`])('%s', (pattern) => {
    const regex = javaRegex(pattern);
    expect(regex).toHaveProperty('matches');
    expect(() => finds(pattern, 'a')).toThrow(UncheckedError);
  });
});

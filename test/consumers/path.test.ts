import { describe, expect, it } from 'vitest';
import { isPathError, parsePath } from '../../src/consumers/path/parse-path.ts';
import { canonical, spell } from '../../src/consumers/path/path.ts';

function steps(text: string): string {
  const path = parsePath(text);
  return isPathError(path) ? `${path.offset}: ${path.message}` : path.steps.map((step) => [step.kind, ...('name' in step ? [step.name] : 'key' in step ? [step.key] : [])].join(':')).join(' ');
}

describe('parsePath', () => {
  const rows = [
    ['order_id', 'member:order_id'],
    ['a.b.c', 'member:a member:b member:c'],
    ['items[].sku', 'member:items each member:sku'],
    ['grid[][]', 'member:grid each each'],
    ['attrs{}', 'member:attrs values'],
    ['attrs{region}', 'member:attrs key:region'],
    ['attrs{a.b}.c', 'member:attrs key:a.b member:c'],
    ['attrs{"a}b"}', 'member:attrs key:a}b'],
    ['payment<Card>.last4', 'member:payment branch:Card member:last4'],
    ['payment<acme.Card>[]', 'member:payment branch:acme.Card each'],
    ['"odd.name".x', 'member:odd.name member:x'],
    ['"a\\"b"', 'member:a"b'],
    ['__proto__.constructor', 'member:__proto__ member:constructor'],
    ['día.größe', 'member:día member:größe'],
    ['with space', 'member:with space'],
  ] as const;
  it.each(rows)('%s', (text, expected) => {
    expect(steps(text)).toBe(expected);
  });

  it.each(rows)('%s: spelt out it is the same path', (text) => {
    const path = parsePath(text);
    if (isPathError(path)) throw new Error(path.message);
    const again = parsePath(spell(path.steps));
    expect(isPathError(again) ? again.message : canonical(again)).toBe(canonical(path));
  });

  const wrong = [
    ['', '0: A name is missing in the path'],
    ['a.', '2: A name is missing in the path'],
    ['a..b', '2: A name is missing in the path'],
    ['[]', '0: A name is missing in the path'],
    ['a[0]', '1: `[` is not followed by `]`'],
    ['a[', '1: `[` is not followed by `]`'],
    ['a]', '1: `]` is unexpected here'],
    ['a{b', '1: `{` is not closed'],
    ['a<>', '1: A branch name is missing'],
    ['a<B', '1: `<` is not closed'],
    ['a[]b', '3: `b` is unexpected here'],
    ['"a', '0: A quoted name is not closed'],
    [Array.from({ length: 70 }, () => 'a').join('.'), '129: A path has at most 64 steps'],
  ] as const;
  it.each(wrong)('refuses %s', (text, expected) => {
    expect(steps(text)).toBe(expected);
  });
});

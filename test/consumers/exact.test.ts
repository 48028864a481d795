import { describe, expect, it } from 'vitest';
import { compareExact, isMultipleOf, toExact } from '../../src/consumers/exact.ts';

describe('compareExact', () => {
  const ascending = ['-1e400', '-10', '-9.5', '-9', '-0.1', '-0.01', '0', '1e-400', '0.1', '0.10000000000000000001', '0.9', '1', '9', '10', '99', '1e2', '9007199254740993', '9007199254740994', '1e400'];
  it.each(ascending.map((text, index) => [text, index] as const))('puts %s in its place', (text, index) => {
    for (const [other, spelled] of ascending.entries()) {
      expect([spelled, Math.sign(compareExact(toExact(text)!, toExact(spelled)!))]).toEqual([spelled, Math.sign(index - other)]);
    }
  });

  const same = [['1', '1.0'], ['100', '1e2'], ['0', '-0.00'], ['.5', '0.50'], ['+7', '7.'], ['0010', '10']] as const;
  it.each(same)('%s is %s', (a, b) => {
    expect(compareExact(toExact(a)!, toExact(b)!)).toBe(0);
  });

  it.each(['', '.', 'e5', '0x10', '1_000', 'NaN', 'Infinity', '1e', '1e9999999999'])('does not read %j', (text) => {
    expect(toExact(text)).toBeNull();
  });
});

describe('isMultipleOf', () => {
  const rows = [['0', '3', true], ['9', '3', true], ['10', '3', false], ['0.3', '0.1', true], ['0.35', '0.1', false], ['1e30', '10', true], ['5', '0', false], ['1e5000', '3', null]] as const;
  it.each(rows)('%s of %s: %s', (a, b, expected) => {
    expect(isMultipleOf(toExact(a)!, toExact(b)!)).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/formats/json/truth/budget.ts';
import { add, commonMultiple, compare, floorDivide, half, isMultiple, parseDecimal, stepsToCommon, toText } from '../../../src/formats/json/truth/decimal.ts';
import type { Decimal } from '../../../src/formats/json/truth/decimal.ts';
import type { NumberAtom } from '../../../src/formats/json/truth/ir/term.ts';
import { solveNumber } from '../../../src/formats/json/truth/solve/number.ts';
import { Random } from './random.ts';

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

describe('decimals', () => {
  test.each([
    ['1', '1'], ['1.0', '1'], ['1e0', '1'], ['-0', '0'], ['0.10', '0.1'], ['12e-3', '0.012'], ['1.5E+2', '150'], ['-0.05', '-0.05'], ['9223372036854775807', '9223372036854775807'],
  ])('%s is written %s', (raw, text) => {
    expect(toText(decimal(raw))).toBe(text);
  });

  test.each(['1e5000', '1e-5000', '1e99999999999'])('%s is given up', (raw) => {
    expect(parseDecimal(raw)).toBeNull();
  });

  test('are computed with exactly', () => {
    expect(toText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
    expect(toText(half(decimal('0.1')))).toBe('0.05');
    expect(compare(decimal('-1.5'), decimal('-1.4'))).toBe(-1);
    expect(floorDivide(decimal('-0.5'), decimal('1'))).toBe(-1n);
    expect(isMultiple(decimal('4.18'), decimal('0.01'))).toBe(true);
    expect(isMultiple(decimal('1e300'), decimal('7'))).toBe(false);
    expect(toText(commonMultiple(decimal('0.4'), decimal('0.6')))).toBe('1.2');
    expect(stepsToCommon(decimal('0.4'), decimal('0.6'))).toBe(3n);
  });
});

/** Every number that small bounds and steps can be about. */
const GRID = Array.from({ length: 161 }, (_, index) => decimal(String((index - 80) / 8)));

function randomAtoms(random: Random): NumberAtom[] {
  const point = (): Decimal => random.pick(GRID);
  const atoms: NumberAtom[] = [];
  const low = random.chance(0.7) ? { at: point(), open: random.chance(0.5) } : null;
  const high = random.chance(0.7) ? { at: point(), open: random.chance(0.5) } : null;
  if (low !== null || high !== null) atoms.push({ id: 0, op: 'range', low, high });
  for (let i = random.below(3); i > 0; i--) atoms.push({ id: 0, op: 'step', by: decimal(random.pick(['1', '2', '0.5', '3', '1.5', '0.25'])), not: random.chance(0.5) });
  if (random.chance(0.3)) {
    const set = new Map(random.some(GRID, 5).map((each) => [toText(each), each] as const));
    atoms.push({ id: 0, op: 'numbers', set, not: random.chance(0.6) });
  }
  return atoms;
}

function fits(atoms: readonly NumberAtom[], value: Decimal): boolean {
  return atoms.every((atom) => {
    if (atom.op === 'step') return isMultiple(value, atom.by) !== atom.not;
    if (atom.op === 'numbers') return atom.set.has(toText(value)) !== atom.not;
    if (atom.low !== null && compare(value, atom.low.at) < (atom.low.open ? 1 : 0)) return false;
    return atom.high === null || compare(value, atom.high.at) <= (atom.high.open ? -1 : 0);
  });
}

describe('a number that satisfies all atoms', () => {
  test('is found exactly where the grid has one, and satisfies them', () => {
    const wrong: unknown[] = [];
    const tally = { model: 0, empty: 0 };
    for (let seed = 0; seed < 3000; seed++) {
      const atoms = randomAtoms(new Random(seed));
      const outcome = solveNumber(atoms, new Budget({ milliseconds: 1, steps: 100_000 }, () => 0));
      if (outcome.is === 'unknown') wrong.push({ seed, outcome });
      else tally[outcome.is]++;
      if (outcome.is === 'model' && !fits(atoms, outcome.value as Decimal)) wrong.push({ seed, outcome });
      if (outcome.is === 'empty' && GRID.some((value) => fits(atoms, value))) wrong.push({ seed });
    }
    expect(wrong).toEqual([]);
    expect(Math.min(tally.model, tally.empty)).toBeGreaterThan(300);
  });

  test('is found far out, where the first thousands are avoided', () => {
    const atoms: NumberAtom[] = [
      { id: 0, op: 'step', by: decimal('1'), not: false },
      ...['2', '3', '5', '7', '11', '13'].map((by): NumberAtom => ({ id: 0, op: 'step', by: decimal(by), not: true })),
      { id: 0, op: 'range', low: { at: decimal('1000000000000'), open: false }, high: null },
    ];
    const outcome = solveNumber(atoms, new Budget({ milliseconds: 1, steps: 100_000 }, () => 0));
    expect(outcome.is === 'model' && fits(atoms, outcome.value as Decimal)).toBe(true);
  });
});

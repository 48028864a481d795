import type { Budget } from '../budget.ts';
import type { Decimal } from '../decimal.ts';
import { add, commonMultiple, compare, floorDivide, half, isMultiple, ofInteger, ONE, stepsToCommon, times, toText, unit, ZERO } from '../decimal.ts';
import type { Bound, NumberAtom, Range } from '../ir/term.ts';
import type { Outcome } from './outcome.ts';
import { EMPTY, model, unknown } from './outcome.ts';

/** Multiples tried one by one before arithmetic takes over. */
const SCAN = 4096n;

interface Question {
  readonly low: Bound | null;
  readonly high: Bound | null;
  /** The value is a multiple of it; null when it need not be a multiple of anything. */
  readonly step: Decimal | null;
  readonly avoidedSteps: readonly Decimal[];
  readonly avoided: ReadonlyMap<string, Decimal>;
}

/** A number that satisfies all atoms. Exact. */
export function solveNumber(atoms: readonly NumberAtom[], budget: Budget): Outcome {
  let range: Pick<Range, 'low' | 'high'> = { low: null, high: null };
  let step: Decimal | null = null;
  let listed: ReadonlyMap<string, Decimal> | null = null;
  let avoided: ReadonlyMap<string, Decimal> = new Map();
  const avoidedSteps: Decimal[] = [];
  for (const atom of atoms) {
    if (atom.op === 'range') range = atom;
    else if (atom.op === 'numbers' && atom.not) avoided = atom.set;
    else if (atom.op === 'numbers') listed = atom.set;
    else if (atom.not) avoidedSteps.push(atom.by);
    else step = step === null ? atom.by : commonMultiple(step, atom.by);
  }
  const question: Question = { low: range.low, high: range.high, step, avoidedSteps, avoided };
  if (listed !== null) return fromList(question, listed);
  return step === null ? dense(question) : stepped(question, step, budget);
}

function fits(question: Question, value: Decimal): boolean {
  return (
    above(question.low, value) &&
    below(question.high, value) &&
    (question.step === null || isMultiple(value, question.step)) &&
    !question.avoidedSteps.some((step) => isMultiple(value, step)) &&
    !question.avoided.has(toText(value))
  );
}

function above(low: Bound | null, value: Decimal): boolean {
  return low === null || compare(value, low.at) >= (low.open ? 1 : 0);
}

function below(high: Bound | null, value: Decimal): boolean {
  return high === null || compare(value, high.at) <= (high.open ? -1 : 0);
}

function fromList(question: Question, listed: ReadonlyMap<string, Decimal>): Outcome {
  for (const value of listed.values()) if (fits(question, value)) return model(value);
  return EMPTY;
}

/** No step: between two different bounds there are always numbers with more decimals than any avoided step. */
function dense(question: Question): Outcome {
  const { low, high } = question;
  if (low !== null && high !== null) {
    const order = compare(low.at, high.at);
    if (order > 0) return EMPTY;
    if (order === 0) return fits(question, low.at) ? model(low.at) : EMPTY;
  }
  for (const value of simpleNumbers(low, high)) if (fits(question, value)) return model(value);
  let scale = 1 + Math.max(low?.at.scale ?? 0, high?.at.scale ?? 0, ...question.avoidedSteps.map((step) => step.scale));
  for (const each of question.avoided.values()) scale = Math.max(scale, each.scale + 1);
  const base = low?.at ?? (high === null ? ZERO : add(high.at, ofInteger(-1)));
  for (; ; scale++) {
    const value = add(base, unit(scale));
    if (fits(question, value)) return model(value);
  }
}

function simpleNumbers(low: Bound | null, high: Bound | null): readonly Decimal[] {
  const anchors = [ZERO];
  for (const bound of [low, high]) if (bound !== null) anchors.push(ofInteger(floorDivide(bound.at, ONE)), bound.at);
  const integers = anchors.flatMap((at) => [-2, -1, 0, 1, 2].map((shift) => add(at, ofInteger(shift))));
  const middle = low === null || high === null ? [] : [half(add(low.at, high.at))];
  return [...integers, ...middle, ...anchors.flatMap((at) => [add(at, half(ONE)), add(at, times(half(ONE), -1n))])];
}

/** Multiples k * step with first <= k <= last. */
function stepped(question: Question, step: Decimal, budget: Budget): Outcome {
  const first = question.low === null ? null : firstMultiple(question.low, step);
  const last = question.high === null ? null : lastMultiple(question.high, step);
  if (first !== null && last !== null && first > last) return EMPTY;
  const period = periodOf(question, step);
  if (period === 0n) return EMPTY;
  const start = first !== null && first > 0n ? first : last !== null && last < 0n ? last : 0n;
  const size = first === null || last === null ? null : last - first + 1n;
  const reach = size !== null && size < SCAN ? size : SCAN;
  for (let distance = 0n; distance <= reach; distance++) {
    budget.spend();
    for (const k of distance === 0n ? [start] : [start + distance, start - distance]) {
      if ((first !== null && k < first) || (last !== null && k > last)) continue;
      const value = times(step, k);
      if (fits(question, value)) return model(value);
    }
  }
  if (size !== null && size <= SCAN) return EMPTY;
  return farMultiple(question, step, period, first, last);
}

/** k = 1 modulo the period is a multiple of no avoided step; only finitely many such k are avoided one by one. */
function farMultiple(question: Question, step: Decimal, period: bigint, first: bigint | null, last: bigint | null): Outcome {
  const from = first ?? (last === null ? 0n : last - period * BigInt(question.avoided.size + 2));
  let k = from + ((((1n - from) % period) + period) % period);
  for (let tries = 0; tries <= question.avoided.size; tries++, k += period) {
    if (last !== null && k > last) return unknown('budget-steps', 'the steps of the numbers are too many to be tried');
    const value = times(step, k);
    if (fits(question, value)) return model(value);
  }
  return unknown('budget-steps', 'the steps of the numbers are too many to be tried');
}

/** After how many multiples of `step` the avoided ones repeat; 0 when every multiple is avoided. */
function periodOf(question: Question, step: Decimal): bigint {
  let period = 1n;
  for (const avoided of question.avoidedSteps) {
    const steps = stepsToCommon(step, avoided);
    if (steps === 1n) return 0n;
    period = commonMultiple(ofInteger(period), ofInteger(steps)).digits;
  }
  return period;
}

function firstMultiple(low: Bound, step: Decimal): bigint {
  const k = floorDivide(low.at, step);
  const exact = isMultiple(low.at, step);
  return exact && !low.open ? k : k + 1n;
}

function lastMultiple(high: Bound, step: Decimal): bigint {
  const k = floorDivide(high.at, step);
  return isMultiple(high.at, step) && high.open ? k - 1n : k;
}

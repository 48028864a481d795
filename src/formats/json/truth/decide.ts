import type { Budget } from './budget.ts';
import type { EngineOptions, Side } from './engine.ts';
import { Engine, roundedSide, sideLosesDigits } from './engine.ts';
import type { ReasonCode } from './reasons.ts';
import { UndecidedError } from './reasons.ts';
import type { Failure } from './validate/check.ts';
import type { Value } from './value.ts';
import { textOf } from './value.ts';

/** An answer with the document behind it. */
export type Decision =
  | { readonly is: 'contained' }
  | { readonly is: 'refuted'; readonly document: Value; readonly failure: Failure }
  | { readonly is: 'unknown'; readonly reason: ReasonCode; readonly why: string };

/** Documents tried until one differs in double precision, too. */
const ROUNDED_TRIES = 6;

/** Is every document of the writer one of the reader's? What cannot be decided is `unknown`; nothing is thrown for it. */
export function decide(reader: Side, writer: Side, options: EngineOptions, budget: Budget): Decision {
  try {
    const engine = new Engine(reader, writer, options, budget);
    const outcome = engine.solve();
    if (outcome.is === 'empty') return contained(reader, writer, options, budget);
    if (outcome.is === 'model' && engine.refusal(outcome.value) !== null) return refuted(engine, outcome.value);
    const found = engine.searched();
    if (found !== undefined) return refuted(engine, found);
    if (outcome.is === 'unknown') return { is: 'unknown', reason: outcome.reason, why: outcome.why };
    return { is: 'unknown', reason: 'validator-disagrees', why: `the example ${shown(outcome.value)} did not stand up to validation` };
  } catch (error) {
    if (error instanceof UndecidedError) return { is: 'unknown', reason: error.reason, why: error.message };
    if (error instanceof RangeError) return { is: 'unknown', reason: 'depth', why: 'the schemas are too deep or too large to be compared' };
    throw error;
  }
}

/** Proved exactly; programs that keep numbers in double precision must come to the same. */
function contained(reader: Side, writer: Side, options: EngineOptions, budget: Budget): Decision {
  if (!sideLosesDigits(reader) && !sideLosesDigits(writer)) return { is: 'contained' };
  if (new Engine(roundedSide(reader), roundedSide(writer), options, budget).solve().is === 'empty') return { is: 'contained' };
  return { is: 'unknown', reason: 'number-precision', why: 'every document is accepted, but in double precision some may not be' };
}

function refuted(engine: Engine, found: Value): Decision {
  const robust = robustly(engine, found);
  if (robust === undefined) {
    return { is: 'unknown', reason: 'number-precision', why: `${shown(found)} is refused, but in double precision it is not` };
  }
  const document = engine.shrunk(robust);
  const failure = engine.refusal(document);
  if (failure === null) return { is: 'unknown', reason: 'validator-disagrees', why: `the example ${shown(document)} did not stand up to validation` };
  return { is: 'refuted', document, failure };
}

/** A document that double precision leaves refused; undefined when none is found. */
function robustly(engine: Engine, found: Value): Value | undefined {
  const tried: Value[] = [];
  let candidate = found;
  while (!engine.survivesRounding(candidate)) {
    tried.push(candidate);
    const next = tried.length < ROUNDED_TRIES ? engine.solve(tried) : null;
    if (next?.is !== 'model' || engine.refusal(next.value) === null) return undefined;
    candidate = next.value;
  }
  return candidate;
}

function shown(document: Value): string {
  return textOf(document).slice(0, 200);
}

import type { JsonNode } from '../../json-text.ts';
import type { BudgetLimits } from './budget.ts';
import { Budget, DEFAULT_LIMITS } from './budget.ts';
import type { Side } from './engine.ts';
import { Engine } from './engine.ts';
import type { ReasonCode } from './reasons.ts';
import { UndecidedError } from './reasons.ts';
import type { DialectName } from './schema/dialect.ts';
import { draftOf } from './schema/dialect.ts';
import { pointerTo } from './schema/pointer.ts';
import type { Value } from './value.ts';
import { plainOf, textOf } from './value.ts';

const ROUNDED_TRIES = 6;

type References = ReadonlyMap<string, JsonNode>;

export interface ContainmentOptions {
  /** For documents whose `$schema` is absent or unknown; draft-07 by default. */
  readonly dialect?: DialectName;
  /** Whole documents by name, for `$ref`; both sides alike, or each its own. */
  readonly references?: References | { readonly reader: References; readonly writer: References };
  /** Assume that writers send declared properties only. */
  readonly closedWriter?: boolean;
  /** `annotation` by default: `format` refuses nothing. */
  readonly format?: 'annotation' | 'assert';
  readonly budget?: BudgetLimits;
  /** Milliseconds; without a clock only steps are limited. */
  readonly now?: () => number;
}

export interface Containment {
  readonly verdict: 'contained' | 'refuted' | 'unknown';
  /** Valid for the writer, invalid for the reader: plain data and its exact text. */
  readonly witness?: unknown;
  readonly witnessText?: string;
  readonly reason?: ReasonCode;
  readonly why?: string;
  /** The reader's keyword that refuses the witness, and where in the witness. */
  readonly keyword?: { readonly name: string; readonly pointer: string; readonly instance: string };
}

/** Is every document that is valid under the writer's schema valid under the reader's? Never throws; what it cannot decide is `unknown`. */
export function contains(reader: JsonNode, writer: JsonNode, options: ContainmentOptions = {}): Containment {
  try {
    return decide(reader, writer, options);
  } catch (error) {
    if (error instanceof UndecidedError) return open(error.reason, error.message);
    if (error instanceof RangeError) return open('depth', 'the schemas are too deep or too large to be compared');
    throw error;
  }
}

function decide(reader: JsonNode, writer: JsonNode, options: ContainmentOptions): Containment {
  const given = options.references ?? new Map<string, JsonNode>();
  const references = 'reader' in given ? given : { reader: given, writer: given };
  const side = (schema: JsonNode, refs: References): Side => ({ schema, references: refs });
  const engine = new Engine(
    side(reader, references.reader),
    side(writer, references.writer),
    { draft: draftOf(options.dialect ?? 'draft-07'), assertFormat: options.format === 'assert', closedWriter: options.closedWriter ?? false },
    new Budget(options.budget ?? DEFAULT_LIMITS, options.now ?? (() => 0)),
  );
  const outcome = engine.solve();
  if (outcome.is === 'empty') return { verdict: 'contained' };
  if (outcome.is === 'model' && engine.refusal(outcome.value) !== null) return refuted(engine, outcome.value);
  const found = engine.searched();
  if (found !== undefined) return refuted(engine, found);
  if (outcome.is === 'unknown') return open(outcome.reason, outcome.why);
  return open('validator-disagrees', `the example ${textOf(outcome.value).slice(0, 200)} did not stand up to validation`);
}

function refuted(engine: Engine, document: Value): Containment {
  const witness = robust(engine, document);
  if (witness === undefined) {
    return open('number-precision', `${textOf(document).slice(0, 200)} is refused, but in double precision it is not`);
  }
  const refusal = engine.refusal(witness);
  return {
    verdict: 'refuted',
    witness: plainOf(witness),
    witnessText: textOf(witness),
    ...(refusal === null
      ? {}
      : { keyword: { name: refusal.keyword, pointer: pointerTo(engine.reader.root.node, refusal.at) ?? '', instance: refusal.instance } }),
  };
}

/** A witness that double precision leaves one; undefined when none is found. */
function robust(engine: Engine, document: Value): Value | undefined {
  const tried: Value[] = [];
  let candidate = document;
  while (!engine.survivesRounding(candidate)) {
    tried.push(candidate);
    const next = tried.length < ROUNDED_TRIES ? engine.solve(tried) : null;
    if (next?.is !== 'model' || engine.refusal(next.value) === null) return undefined;
    candidate = next.value;
  }
  return engine.shrunk(candidate);
}

function open(reason: ReasonCode, why: string): Containment {
  return { verdict: 'unknown', reason, why };
}

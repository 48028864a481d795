import type { JsonNode } from '../../json-text.ts';
import type { BudgetLimits } from './budget.ts';
import { Budget, DEFAULT_LIMITS } from './budget.ts';
import { Compiler } from './compile/compiler.ts';
import { Evaluation } from './ir/evaluation.ts';
import { Terms } from './ir/terms.ts';
import type { ReasonCode } from './reasons.ts';
import { UndecidedError } from './reasons.ts';
import type { DialectName } from './schema/dialect.ts';
import { draftOf } from './schema/dialect.ts';
import { Library } from './schema/library.ts';
import { pointerTo } from './schema/pointer.ts';
import { Solver } from './solve/solver.ts';
import { Languages } from './strings/languages.ts';
import { Validator } from './validate/validator.ts';
import type { Value } from './value.ts';
import { plainOf, textOf } from './value.ts';

export interface ContainmentOptions {
  /** For documents whose `$schema` is absent or unknown; draft-07 by default. */
  readonly dialect?: DialectName;
  /** Whole documents by name, for `$ref`. */
  readonly references?: ReadonlyMap<string, JsonNode>;
  /** Assume that writers send declared properties only. */
  readonly closedWriter?: boolean;
  readonly budget?: BudgetLimits;
  readonly now?: () => number;
}

export interface Containment {
  readonly verdict: 'contained' | 'refuted' | 'unknown';
  /** Valid for the writer, invalid for the reader: plain data and its exact text. */
  readonly witness?: unknown;
  readonly witnessText?: string;
  readonly reason?: ReasonCode;
  readonly why?: string;
  /** The reader's keyword that refuses the witness. */
  readonly keyword?: { readonly pointer: string };
}

/** Is every document that is valid under the writer's schema valid under the reader's? */
export function contains(reader: JsonNode, writer: JsonNode, options: ContainmentOptions = {}): Containment {
  try {
    return decide(reader, writer, options);
  } catch (error) {
    if (error instanceof UndecidedError) return { verdict: 'unknown', reason: error.reason, why: error.message };
    throw error;
  }
}

function decide(reader: JsonNode, writer: JsonNode, options: ContainmentOptions): Containment {
  const budget = new Budget(options.budget ?? DEFAULT_LIMITS, options.now ?? (() => 0));
  const draft = draftOf(options.dialect ?? 'draft-07');
  const references = options.references ?? new Map<string, JsonNode>();
  const libraries = { reader: new Library(reader, references, draft), writer: new Library(writer, references, draft) };
  const terms = new Terms();
  const languages = new Languages();
  const written = new Compiler(terms, libraries.writer, { side: 'writer', assertFormat: false, closed: options.closedWriter ?? false }).root();
  const read = new Compiler(terms, libraries.reader, { side: 'reader', assertFormat: false, closed: false }).root();
  const solver = new Solver(terms, languages, new Evaluation(terms, languages), budget);
  const outcome = solver.solve(terms.and(written, terms.not(read)));
  if (outcome.is === 'empty') return { verdict: 'contained' };
  if (outcome.is === 'unknown') return { verdict: 'unknown', reason: outcome.reason, why: outcome.why };
  return refuted(libraries, outcome.value);
}

function refuted(libraries: { readonly reader: Library; readonly writer: Library }, witness: Value): Containment {
  const writes = new Validator(libraries.writer).check(witness);
  const reads = new Validator(libraries.reader).check(witness);
  if (writes !== null || reads === null) {
    return { verdict: 'unknown', reason: 'validator-disagrees', why: `the example ${textOf(witness).slice(0, 200)} did not stand up to validation` };
  }
  return {
    verdict: 'refuted',
    witness: plainOf(witness),
    witnessText: textOf(witness),
    keyword: { pointer: pointerTo(libraries.reader.root.node, reads.at) ?? '' },
  };
}

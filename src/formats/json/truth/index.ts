import type { JsonNode } from '../../json-text.ts';
import type { BudgetLimits } from './budget.ts';
import { Budget, DEFAULT_LIMITS } from './budget.ts';
import { decide } from './decide.ts';
import type { ReasonCode } from './reasons.ts';
import type { DialectName } from './schema/dialect.ts';
import { draftOf } from './schema/dialect.ts';
import { pointerTo } from './schema/pointer.ts';
import { plainOf, textOf } from './value.ts';

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
  /** The reader's keyword that refuses the witness: where it stands (null: in a referenced document), and what it refuses. */
  readonly keyword?: { readonly name: string; readonly pointer: string | null; readonly instance: string };
}

/** Is every document that is valid under the writer's schema valid under the reader's? */
export function contains(reader: JsonNode, writer: JsonNode, options: ContainmentOptions = {}): Containment {
  const given = options.references ?? new Map<string, JsonNode>();
  const references = 'reader' in given ? given : { reader: given, writer: given };
  const draft = draftOf(options.dialect ?? 'draft-07');
  const decision = decide(
    { schema: reader, references: references.reader, draft },
    { schema: writer, references: references.writer, draft },
    { assertFormat: options.format === 'assert', closedWriter: options.closedWriter ?? false },
    new Budget(options.budget ?? DEFAULT_LIMITS, options.now ?? (() => 0)),
  );
  switch (decision.is) {
    case 'contained':
      return { verdict: 'contained' };
    case 'unknown':
      return { verdict: 'unknown', reason: decision.reason, why: decision.why };
    case 'refuted': {
      const { document, failure } = decision;
      return {
        verdict: 'refuted',
        witness: plainOf(document),
        witnessText: textOf(document),
        keyword: { name: failure.keyword, pointer: pointerTo(reader, failure.at), instance: failure.instance },
      };
    }
  }
}

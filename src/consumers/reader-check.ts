import type { Certainty, Place } from '../model.ts';
import type { Contract, PinnedSchema } from './contract/contract.ts';
import type { Found } from './impact.ts';
import type { Damage } from './needs/check.ts';
import { transitions } from './transition.ts';

/** One reason why a pinned reader cannot read, or misreads, what a writer writes. */
export interface ReaderFailure {
  /** Stable: a rule and a path, not a line. */
  readonly key: string;
  /** One sentence. */
  readonly detail: string;
  /** In the writer's text. */
  readonly place: Place | null;
}

/** What a real resolution says of reader = pinned, writer = one of the subject's schemas. */
export interface ReaderAnswer {
  readonly verdict: 'reads' | 'breaks' | 'unknown';
  readonly failures: readonly ReaderFailure[];
  /** Of `unknown`. */
  readonly why?: string;
}

/** Reads with the schema that a contract pins. null: it was not possible to try. */
export type ReadPinned = (contract: Contract, pinned: PinnedSchema, writer: 'baseline' | 'proposed') => ReaderAnswer | null;

const UNTRIED: ReaderAnswer = { verdict: 'unknown', failures: [], why: 'the pinned schema was not available' };

/** The strongest check there is: the consumer's own reader on the new schema. `ceiling` is applied by the caller. */
export function readerCheck(contract: Contract, hasBaseline: boolean, readPinned: ReadPinned | undefined): readonly Omit<Found, 'level'>[] {
  const { mode, schema } = contract.reads;
  if (!schema) return mode === 'reader_schema' ? [unread('the contract pins no schema')] : [];
  const now = readPinned?.(contract, schema, 'proposed') ?? UNTRIED;
  if (now.verdict === 'unknown') return [unread(now.why ?? 'the comparison gave no answer')];
  const was = hasBaseline ? (readPinned?.(contract, schema, 'baseline') ?? UNTRIED) : null;
  const label = labelOf(schema);
  return transitions(was && stateOf(was), stateOf(now)).flatMap(({ outcome, damage }) => {
    if (outcome === 'ok' || outcome === 'fixed' || now.verdict === 'reads') return [];
    const said = { rule: 'contract/reader-cannot-resolve', args: { reader: label, detail: damage?.text ?? '' } } as const;
    return [{ said, outcome, detail: damage?.key ?? '', at: damage?.where.place ?? null, was: null, baseline: was ? stateOf(was).state : null, proposed: 'V' as const }];
  });
}

function stateOf(answer: ReaderAnswer): { state: Certainty; damage: readonly Damage[] } {
  if (answer.verdict === 'unknown') return { state: 'U', damage: [] };
  const damage = answer.failures.map(({ key, detail, place }) => ({ key, text: detail, where: { place } }));
  return { state: answer.verdict === 'reads' ? 'G' : 'V', damage };
}

function unread(why: string): Omit<Found, 'level'> {
  const said = { rule: 'contract/reader-not-checked', args: { why } } as const;
  return { said, outcome: 'unverifiable', detail: 'reader', at: null, was: null, baseline: 'U', proposed: 'U' };
}

export function labelOf(schema: PinnedSchema): string {
  return 'file' in schema ? schema.file : `${schema.subject} ${schema.version === 'latest' ? 'latest' : `v${schema.version}`}`;
}

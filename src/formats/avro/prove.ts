import { UncheckedError } from '../../errors.ts';
import type { Actual, Fact, Proof, ProofOutcome } from '../../model.ts';
import { withinStack } from './depth.ts';
import { LazyFact } from './facts.ts';
import { Bench } from './proof/bench.ts';
import { sameSchema } from './same-definition.ts';
import type { AvroSchema } from './schema.ts';
import { soundIssues } from './sound.ts';

/** What changes how a value is shown, not what it is: no message proves it, and none is hurt by it. */
const HARMLESS = new Set(['avro/logical-type-added', 'avro/logical-type-removed', 'avro/decimal-precision-lowered']);

const UNHURT = 'Every value is read as it was written; only what it is taken for changes.';

const WEIGHT: Readonly<Record<ProofOutcome, number>> = { fails: 0, misread: 1, lossy: 2 };

/** The truth about a pair, and for each fact a message that shows it: written by our own encoder, read by our own readers. */
export function prove(reader: AvroSchema, writer: AvroSchema, facts: readonly Fact[]): { actual: Actual; facts: readonly Fact[] } {
  try {
    return withinStack(() => {
      const bench = new Bench(reader, writer);
      const proved = facts.map((fact) =>
        fact instanceof LazyFact ? fact.withProof(HARMLESS.has(fact.rule) ? UNHURT : bench.prove(fact.aim)) : fact,
      );
      return { actual: conclude(reader, writer, bench, proved), facts: proved };
    });
  } catch (error) {
    if (!(error instanceof UncheckedError)) throw error;
    return { actual: { verdict: 'unknown', why: error.message }, facts };
  }
}

function conclude(reader: AvroSchema, writer: AvroSchema, bench: Bench, facts: readonly Fact[]): Actual {
  const best = facts
    .flatMap(({ proof }) => (proof ? [proof] : []))
    .reduce<Proof | null>((found, proof) => (found && WEIGHT[found.outcome] <= WEIGHT[proof.outcome] ? found : proof), null);
  if (best) return { verdict: 'breaks', proof: best };
  const open = facts.find((fact) => !HARMLESS.has(fact.rule));
  // The registry stops at an alias; readers that know the two schemas for one and the same do not.
  if (open?.rule.endsWith('ambiguous-alias') && sameSchema(reader.root.type, writer.root.type)) return { verdict: 'safe' };
  if (open?.rule.endsWith('ambiguous-alias'))
    return { verdict: 'unknown', why: 'The registry stops at an alias before it compares the rest, which nobody has looked at.' };
  if (open) return { verdict: 'unknown', why: open.unproved ?? 'No message was found that shows the difference.' };
  // No fact was found; then neither the sound relation nor the plan of any reader may have a gap.
  const gap = soundIssues(reader, writer).found.length > 0 ? 'The two schemas differ in a way that was not told.' : bench.gap();
  return gap === null ? { verdict: 'safe' } : { verdict: 'unknown', why: gap };
}

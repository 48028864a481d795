import { describe, expect, test } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { avro } from '../../src/formats/avro/index.ts';
import type { AvroSchema } from '../../src/formats/avro/schema.ts';
import type { Comparison } from '../../src/formats/format.ts';
import { type Verdict, type VerdictPair, verdictPairs } from './sets.ts';

const OPTIONS = { profile: 'confluent@next', policy: 'strict' } as const;

/** Our answer in the words of the sets. */
function answer(pair: VerdictPair, direction: 'backward' | 'forward'): Verdict {
  const parsed: AvroSchema[] = [];
  for (const side of ['old', 'new'] as const) {
    try {
      parsed.push(avro.parse({ schema: pair[side], file: side }, { strictness: 'stored' }));
    } catch (error) {
      if (!(error instanceof InvalidSchemaError)) throw error;
      expect(error.place, `${pair.id}: ${error.message}`).toMatchObject({ file: side });
      return { stage: `parse_${side}`, error: error.message };
    }
  }
  const [old, fresh] = parsed as [AvroSchema, AvroSchema];
  return direction === 'backward' ? verdict(avro.compare(fresh, old, OPTIONS)) : verdict(avro.compare(old, fresh, OPTIONS));
}

function verdict({ compatible, differences, facts }: Comparison): Verdict {
  if (differences[0]?.type === 'ERROR') return { stage: 'check', error: 'ambiguous' };
  const said = new Map(facts.map((fact) => [fact.path, fact]));
  return {
    compatible,
    changes: differences.map(({ type, path }) => `${type} ${path}`),
    messages: differences.map(({ path }) => String(said.get(path)?.args['registry'])),
  };
}

/** A parse error of either text is recorded for both directions, under the side that was read first. */
function sameStage(ours: Verdict, recorded: Verdict): boolean {
  return ours.stage === 'check' || recorded.stage === 'check'
    ? ours.stage === recorded.stage
    : (ours.stage === undefined) === (recorded.stage === undefined);
}

function lines(answer: Verdict): string[] {
  return (answer.changes ?? []).map((change, i) => `${change}: ${answer.messages?.[i]}`).sort();
}

describe.each([
  { file: 'avro.jsonl.gz', label: 'avro', pairs: 1016, changes: 1016 },
  { file: 'battery-avro.jsonl.gz', label: 'avro battery', pairs: 54, changes: 54 },
])('$label', (set) => {
  test('gives the recorded verdicts and change lists', () => {
    const wrong: string[] = [];
    let verdicts = 0;
    let changes = 0;
    let asked = 0;
    for (const pair of verdictPairs(set.file)) {
      for (const direction of ['backward', 'forward'] as const) {
        asked++;
        const ours = answer(pair, direction);
        const recorded = pair[direction];
        const agreed = sameStage(ours, recorded) && ours.compatible === recorded.compatible;
        const listed = agreed && String(lines(ours)) === String(lines(recorded.messages ? recorded : { ...recorded, messages: [] }));
        verdicts += Number(agreed);
        changes += Number(listed);
        if (!listed) wrong.push(`${pair.id} ${direction}: ${JSON.stringify(ours)} but recorded ${JSON.stringify(recorded)}`);
      }
    }
    console.log(`${set.label} parity: ${verdicts} of ${asked} verdicts, ${changes} of ${asked} change lists with their messages`);
    expect(wrong).toEqual([]);
    expect({ asked, verdicts, changes }).toEqual({ asked: set.pairs, verdicts: set.pairs, changes: set.changes });
  });
});

import { describe, expect, test } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { json } from '../../src/formats/json/index.ts';
import type { JsonSchema } from '../../src/formats/json/schema.ts';
import type { JsonPolicy } from '../../src/model.ts';
import { type Recorded, type RecordedPair, recordedPairs } from './sets.ts';

interface Ours {
  readonly stage?: string;
  readonly compatible?: boolean;
  readonly changes?: readonly string[];
  readonly unspeakable?: boolean;
}

function ours(pair: RecordedPair, direction: 'backward' | 'forward', policy: JsonPolicy): Ours {
  const parsed: JsonSchema[] = [];
  // The recorded stage names the first text that fails, and the writer's is read first.
  for (const side of direction === 'backward' ? (['old', 'new'] as const) : (['new', 'old'] as const)) {
    try {
      parsed.push(json.parse({ schema: pair[side], file: side }, { strictness: 'stored' }));
    } catch (error) {
      if (!(error instanceof InvalidSchemaError)) throw error;
      expect(error.place, `${pair.id}: ${error.message}`).toMatchObject({ file: side });
      return { stage: `parse_${side}` };
    }
  }
  const [writer, reader] = parsed as [JsonSchema, JsonSchema];
  const { compatible, differences, facts } = json.compare(reader, writer, { profile: 'confluent@next', policy });
  if (differences[0]?.type === 'ERROR') return { stage: 'check', compatible };
  const unspeakable = facts.some((fact) => fact.rule === 'json/registry-fails-on-percent-sign');
  return { compatible, changes: differences.map(({ type, path }) => `${type} ${path}`), unspeakable };
}

/** The order inside a joined `allOf` is the registry's memory addresses, so its indexes carry nothing. */
function multiset(changes: readonly string[] = []): string {
  return changes.map((change) => change.replace(/\/allOf\/\d+/g, '/allOf/*')).sort().join('\n');
}

function agrees(answer: Ours, recorded: Recorded, policy: JsonPolicy): boolean {
  if (recorded.stage !== undefined || answer.stage !== undefined) return recorded.stage === answer.stage && answer.compatible !== true;
  return answer.compatible === recorded[policy] && answer.unspeakable === (recorded.message_error !== undefined);
}

function listsAgree(answer: Ours, recorded: Recorded, policy: JsonPolicy): boolean {
  const changes = policy === 'lenient' ? (recorded.lenient_changes ?? recorded.changes) : recorded.changes;
  return recorded.changes_vary !== undefined || multiset(answer.changes) === multiset(changes);
}

/**
 * `lists` is short of `asked` where the registry pairs the members of a combinator at random and six runs happened to agree:
 * an unchanged member is paired with itself here.
 */
describe.each([
  { file: 'json.jsonl.gz', policy: 'strict', asked: 1444, lists: 1441 },
  { file: 'json.jsonl.gz', policy: 'lenient', asked: 1444, lists: 1440 },
  { file: 'battery-json.jsonl.gz', policy: 'strict', asked: 446, lists: 445 },
  { file: 'battery-json.jsonl.gz', policy: 'lenient', asked: 446, lists: 445 },
] as const)('$file under $policy', ({ file, policy, asked, lists }) => {
  test('gives the recorded verdicts and change lists', () => {
    const wrong: string[] = [];
    const counted = { asked: 0, verdicts: 0, lists: 0 };
    for (const pair of recordedPairs(file)) {
      for (const direction of ['backward', 'forward'] as const) {
        const answer = ours(pair, direction, policy);
        const verdict = agrees(answer, pair[direction], policy);
        const listed = verdict && listsAgree(answer, pair[direction], policy);
        counted.asked++;
        counted.verdicts += Number(verdict);
        counted.lists += Number(listed);
        if (!verdict) wrong.push(`${pair.id} ${direction}: ${JSON.stringify(answer)} but recorded ${JSON.stringify(pair[direction])}`);
      }
    }
    console.log(`JSON Schema, ${file}, ${policy}: ${counted.verdicts} of ${counted.asked} verdicts, ${counted.lists} change lists`);
    expect(wrong).toEqual([]);
    expect(counted).toEqual({ asked, verdicts: asked, lists });
  });
});

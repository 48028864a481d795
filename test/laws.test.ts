import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FormatName, Level, SubjectReport } from '../src/model.ts';
import { checkSubject } from '../src/subject.ts';

/** Laws of the levels, on every tenth recorded pair of each format. */
function pairs(format: FormatName): { old: string; new: string }[] {
  const file = resolve(import.meta.dirname, `../fixtures/conformance/${format}.jsonl.gz`);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.filter((_, i) => i % 10 === 0).map((line) => JSON.parse(line) as { old: string; new: string });
}

async function ask(format: FormatName, level: Level, proposed: string, ...versions: string[]): Promise<SubjectReport> {
  const file = { avro: 'orders-value.avsc', protobuf: 'orders-value.proto', json: 'orders-value.json' }[format];
  return checkSubject(
    {
      subject: 'orders-value', topic: 'orders', part: 'value', format, file, change: 'modified', level,
      proposed: { schema: proposed, file },
      versions: versions.map((schema, i) => ({ label: `v${i + 1}`, format, text: { schema, file } })),
    },
    { profile: 'confluent@next', policy: 'strict', prove: false, repair: false, level: 'NONE', contracts: 0, judge: () => ({ impacts: [], consumers: [] }) },
  );
}

const types = (report: SubjectReport): string[] => (report.registry?.answers ?? []).flatMap((answer) => answer.differences.map((one) => `${one.type} ${one.path}`)).toSorted();
const readable = (report: SubjectReport): boolean => report.problems.length + report.unchecked.length === 0;

describe.each<FormatName>(['avro', 'protobuf', 'json'])('%s', (format) => {
  it('FULL is BACKWARD and FORWARD, swapping is the other direction, and every failing version is told', async () => {
    let asked = 0;
    for (const { old, new: proposed } of pairs(format)) {
      const [backward, forward, full, swapped] = [
        await ask(format, 'BACKWARD', proposed, old),
        await ask(format, 'FORWARD', proposed, old),
        await ask(format, 'FULL', proposed, old),
        await ask(format, 'BACKWARD', old, proposed),
      ];
      if (![backward, forward, full, swapped].every(readable)) continue;
      asked++;
      expect(full.registry!.compatible).toBe(backward.registry!.compatible && forward.registry!.compatible);
      expect(types(full)).toEqual([...types(backward), ...types(forward)].toSorted());
      expect(types(swapped)).toEqual(types(forward));

      const transitive = await ask(format, 'BACKWARD_TRANSITIVE', proposed, old, proposed, old);
      const failing = transitive.registry!.answers.filter((answer) => !answer.compatible).map((answer) => answer.against);
      expect(failing).toEqual(backward.registry!.compatible ? [] : ['v3', 'v1']);
      expect((await ask(format, 'NONE', proposed, old)).registry!.answers).toEqual([]);
      expect((await ask(format, 'FULL_TRANSITIVE', proposed, proposed, proposed)).verdict).toBe('safe');
    }
    expect(asked).toBeGreaterThan(30);
  });
});

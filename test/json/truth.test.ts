import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { contains } from '../../src/formats/json/truth/index.ts';
import type { DialectName } from '../../src/formats/json/truth/schema/dialect.ts';
import type { JsonNode } from '../../src/formats/json-text.ts';
import { parseJson } from '../../src/formats/json-text.ts';

interface Row {
  readonly id: string;
  readonly description: string;
  readonly dialect: DialectName;
  readonly semantic: boolean | null;
}

const lines = gunzipSync(readFileSync(new URL('../../fixtures/conformance/truth-json.jsonl.gz', import.meta.url))).toString().trim().split('\n');

/** The answers that had been reached; only a better engine may change them. */
const REACHED = { right: 88, unknown: 1 };

function memberOf(node: JsonNode, key: string): JsonNode {
  const member = node.kind === 'object' ? node.members.get(key) : undefined;
  if (member === undefined) throw new Error(`no ${key}`);
  return member.value;
}

describe('labelled pairs', () => {
  const tally = { right: 0, unknown: 0, wrong: [] as string[] };
  for (const line of lines) {
    const row = JSON.parse(line) as Row;
    test(`${row.id} ${row.description}`, () => {
      // The schemas are taken from the text: JSON.parse would round their numbers.
      const node = parseJson(line);
      const answer = contains(memberOf(node, 'new'), memberOf(node, 'old'), { dialect: row.dialect });
      if (answer.verdict === 'unknown') tally.unknown++;
      else if ((answer.verdict === 'contained') === row.semantic) tally.right++;
      else tally.wrong.push(`${row.id}: ${answer.verdict} ${answer.witnessText ?? ''}`);
      if (answer.verdict === 'refuted') expect(answer.witnessText).toBeTypeOf('string');
      else expect(answer.witness).toBeUndefined();
    });
  }

  test('agreement is not below what was reached', () => {
    console.log(`containment, labelled pairs: ${tally.right} of ${lines.length} right, ${tally.unknown} unknown, ${tally.wrong.length} wrong`);
    expect(tally.wrong).toEqual([]);
    expect(tally.right).toBeGreaterThanOrEqual(REACHED.right);
    expect(tally.unknown).toBeLessThanOrEqual(REACHED.unknown);
  });
});

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { protobuf } from '../../src/formats/protobuf/index.ts';
import type { Profile } from '../../src/model.ts';

interface Recorded {
  readonly compatible?: boolean;
  readonly changes?: readonly string[];
  readonly error?: string;
  readonly stage?: string;
}

interface Pair {
  readonly id: string;
  readonly old: string;
  readonly new: string;
  readonly backward: Recorded;
  readonly forward: Recorded;
  readonly backward_v8_3_1: Recorded;
  readonly forward_v8_3_1: Recorded;
}

const profiles: readonly (readonly [Profile, '' | '_v8_3_1'])[] = [
  ['confluent@next', ''],
  ['confluent@8.3', '_v8_3_1'],
];

describe.each(['protobuf', 'battery-protobuf'])('recorded verdicts of %s', (set) => {
  const pairs = load(set);
  it.each(profiles)('agree under %s', (profile, suffix) => {
    const wrong: string[] = [];
    for (const pair of pairs) {
      for (const direction of ['backward', 'forward'] as const) {
        const want = told(pair[`${direction}${suffix}`]);
        const got = answer(pair, direction, profile);
        if (got !== want) wrong.push(`${pair.id} ${direction}\n  want ${want}\n  got  ${got}`);
      }
    }
    const total = pairs.length * 2;
    console.log(`${set} ${profile}: ${total - wrong.length} of ${total} verdicts with all their differences`);
    expect(wrong).toEqual([]);
    expect(total).toBeGreaterThan(60);
  });
});

function load(set: string): Pair[] {
  const text = gunzipSync(readFileSync(new URL(`../../fixtures/conformance/${set}.jsonl.gz`, import.meta.url))).toString();
  return text.trim().split('\n').map((line) => JSON.parse(line) as Pair);
}

function told(recorded: Recorded): string {
  if (recorded.stage !== undefined) return recorded.stage;
  return [recorded.compatible === true ? 'compatible' : 'incompatible', ...recorded.changes!.toSorted()].join('\n    ');
}

/** The same as one text: the verdict with every difference, or the stage of the failure. */
function answer(pair: Pair, direction: 'backward' | 'forward', profile: Profile): string {
  const older = attempt(() => protobuf.parse({ schema: pair.old }, { strictness: 'stored' }));
  const newer = attempt(() => protobuf.parse({ schema: pair.new }, { strictness: 'new' }));
  if (older === null) return 'parse_old';
  if (newer === null) return 'parse_new';
  const [reader, writer] = direction === 'backward' ? [newer, older] : [older, newer];
  const { compatible, differences } = protobuf.compare(reader, writer, { profile, policy: 'strict' });
  return [compatible ? 'compatible' : 'incompatible', ...differences.map(({ type, path }) => `${type} ${path}`).toSorted()].join('\n    ');
}

function attempt<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidSchemaError && error.place !== null) return null;
    throw error;
  }
}

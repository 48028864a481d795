import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A pair of texts with recorded verdicts. */
export interface RecordedPair {
  readonly id: string;
  readonly old: string;
  readonly new: string;
  readonly mutations: readonly string[];
}

/** Reads a set of fixtures/conformance. */
export function readSet<Pair extends RecordedPair = RecordedPair>(name: string): Pair[] {
  const text = gunzipSync(readFileSync(new URL(`../../fixtures/conformance/${name}.jsonl.gz`, import.meta.url))).toString();
  return text.trim().split('\n').map((line) => JSON.parse(line) as Pair);
}

/** Every text of the sets that is valid. */
export function validTexts(): readonly string[] {
  const pairs = [...readSet('protobuf'), ...readSet('battery-protobuf')];
  return [...new Set(pairs.flatMap((pair) => (pair.mutations.includes('invalid_text') ? [pair.old] : [pair.old, pair.new])))];
}

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The registry's recorded answer in one direction. */
export interface Recorded {
  readonly strict?: boolean;
  readonly lenient?: boolean;
  readonly changes?: readonly string[];
  readonly lenient_changes?: readonly string[];
  /** The verdict is the same in every run of the registry, the list is not. */
  readonly changes_vary?: 'order' | 'content';
  readonly message_error?: string;
  readonly error?: string;
  readonly stage?: 'parse_old' | 'parse_new' | 'check';
}

export interface RecordedPair {
  readonly id: string;
  readonly old: string;
  readonly new: string;
  readonly backward: Recorded;
  readonly forward: Recorded;
}

/** The recorded pairs of one set. */
export function recordedPairs(file: string): readonly RecordedPair[] {
  const bytes = readFileSync(new URL(`../../fixtures/conformance/${file}`, import.meta.url));
  return gunzipSync(bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedPair);
}

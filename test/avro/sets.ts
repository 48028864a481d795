import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface Verdict {
  readonly compatible?: boolean;
  readonly changes?: readonly string[];
  readonly messages?: readonly string[];
  readonly error?: string;
  readonly stage?: 'parse_old' | 'parse_new' | 'check';
}

export interface VerdictPair {
  readonly id: string;
  readonly name?: string;
  readonly old: string;
  readonly new: string;
  readonly mutations: readonly string[];
  readonly backward: Verdict;
  readonly forward: Verdict;
}

/** The recorded verdicts of one set. */
export function verdictPairs(file: string): readonly VerdictPair[] {
  const bytes = readFileSync(new URL(`../../fixtures/conformance/${file}`, import.meta.url));
  return gunzipSync(bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as VerdictPair);
}

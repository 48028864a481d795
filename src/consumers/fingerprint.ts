import { createHash } from 'node:crypto';

/** Names a finding for waivers and baselines: the same as long as what it is about is the same, wherever the lines move. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

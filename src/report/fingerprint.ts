import type { Entry } from './entries.ts';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** 64-bit FNV-1a over UTF-8, 16 lower-case hex digits. It names a finding; it protects nothing. */
export function fnv1a(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, '0');
}

/**
 * One name for each entry, in their order: the same as long as rule, subject, path and what is meant there stay, on
 * whatever line that is. No two entries of a report share one.
 */
export function fingerprints(entries: readonly Entry[]): readonly string[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const key = JSON.stringify([entry.rule, entry.subject?.subject ?? '', ...meaning(entry)]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return fnv1a(before === 0 ? key : `${key}#${before}`);
  });
}

/** Not who is hurt: a consumer more or less is the same finding. */
function meaning({ alert, message }: Entry): readonly unknown[] {
  const first = alert?.impacts[0] ?? alert?.findings[0];
  return first ? [first.path, first.args] : [message];
}

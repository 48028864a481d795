import type { Entry } from './entries.ts';

/** 64-bit FNV-1a over UTF-8, 16 lower-case hex digits. It names a finding; it protects nothing. */
export function fnv1a(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    // The prime is 2^40 + 0x1b3, so each half stays within what a number holds exactly.
    const product = ((low ^ byte) >>> 0) * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + ((low ^ byte) << 8 >>> 0)) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
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

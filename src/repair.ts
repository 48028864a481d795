import { diffLines } from 'diff';
import type { Alert } from './model.ts';

/** A changed schema text that may mend an alert, and the sentence that proposes it. Nothing is printed before it was tried. */
export interface Repair {
  readonly sentence: string;
  readonly text: string;
  /** To be said only when nothing smaller helps. */
  readonly fallback?: true;
}

interface Hunk {
  /** First line in the baseline and in the proposed text, from 1. */
  readonly was: number;
  readonly now: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const LONGEST_QUOTE = 70;

/** Ways to mend an alert, the smallest change first: undo the lines that caused it, or keep the earlier lines beside the new ones. */
export function repairs(alert: Alert, baseline: string, proposed: string): readonly Repair[] {
  const now = proposed.split('\n');
  const found: Repair[] = [];
  const all = hunks(baseline, proposed).flatMap(byLine);
  for (const hunk of all) {
    if (!touches(hunk, alert)) continue;
    const replace = (lines: readonly string[]): string => now.toSpliced(hunk.now - 1, hunk.added.length, ...lines).join('\n');
    if (hunk.removed.length === 0) {
      found.push({ sentence: `Take ${quote(hunk.added, 'new')} out again.`, text: replace([]) });
      continue;
    }
    if (hunk.added.length > 0) {
      found.push({ sentence: `Keep ${quote(hunk.removed, 'earlier')} beside the new.`, text: replace([...hunk.removed, ...hunk.added]) });
    }
    const instead = hunk.added.length > 0 ? ` instead of ${quote(hunk.added, 'new')}` : '';
    found.push({ sentence: `Put ${quote(hunk.removed, 'earlier')} back${instead}.`, text: replace(hunk.removed) });
  }
  // What hangs together in several places is mended in all of them.
  if (all.length > 1) found.push({ sentence: `Put all ${all.length} changed places of this schema back.`, text: baseline, fallback: true });
  return found;
}

/** As many lines in as out: line by line they are changes of their own. */
function byLine(hunk: Hunk): Hunk[] {
  if (hunk.removed.length !== hunk.added.length) return [hunk];
  return hunk.removed.map((line, i) => ({ was: hunk.was + i, now: hunk.now + i, removed: [line], added: [hunk.added[i]!] }));
}

function touches(hunk: Hunk, alert: Alert): boolean {
  const { at, was } = alert;
  const inRemoved = was !== null && was.line >= hunk.was && was.line < hunk.was + hunk.removed.length;
  const inAdded = at !== null && at.line >= hunk.now && at.line < hunk.now + hunk.added.length;
  return inRemoved || inAdded;
}

function hunks(baseline: string, proposed: string): Hunk[] {
  const found: Hunk[] = [];
  let was = 1;
  let now = 1;
  let open: { was: number; now: number; removed: string[]; added: string[] } | null = null;
  for (const part of diffLines(baseline, proposed, { maxEditLength: 4000 }) ?? []) {
    const lines = part.value.replace(/\n$/, '').split('\n');
    if (!part.added && !part.removed) {
      open = null;
      was += lines.length;
      now += lines.length;
      continue;
    }
    if (!open) found.push((open = { was, now, removed: [], added: [] }));
    if (part.removed) open.removed.push(...lines);
    else open.added.push(...lines);
    if (part.removed) was += lines.length;
    else now += lines.length;
  }
  return found;
}

/** Short lines are quoted; `which` tells the earlier from the new ones. */
function quote(lines: readonly string[], which: 'earlier' | 'new'): string {
  const first = lines[0]!.trim().replace(/,$/, '');
  if (lines.length === 1 && first.length <= LONGEST_QUOTE) return `\`${first}\``;
  return lines.length === 1 ? `the ${which} line` : `the ${lines.length} ${which} lines`;
}

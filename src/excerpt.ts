import type { ExcerptLine, Place } from './model.ts';

export interface Excerpt {
  readonly lines: readonly ExcerptLine[];
  /** Where to look in the proposed text: the change itself, or the line below which something is gone. */
  readonly at: Place | null;
}

/**
 * The lines that show a change: the line that is gone (number null) and the line that is there now, with a line of
 * context on each side. `at` and `was` are places in the proposed and the baseline text.
 */
export function excerpt(proposed: string | null, baseline: string | null, at: Place | null, was: Place | null): Excerpt {
  const now = proposed === null ? [] : lines(proposed);
  const before = baseline === null ? [] : lines(baseline);
  const here = at ? now[at.line - 1] : undefined;
  const gone = was ? lostLines(before, now, was) : [];

  const anchored = !at || here === undefined || isContainer(at) || before.includes(here);
  if (gone.length > 0 && was && anchored) return lost(gone, was, before, now, at);
  if (!at || here === undefined) return { lines: [], at };
  if (isContainer(at)) return { lines: [marked(at.line, here, at), ...context(now, at.line + 1)], at };
  const changed = gone.slice(0, 1).map((text) => ({ number: null, text }));
  return { lines: [...context(now, at.line - 1), ...changed, marked(at.line, here, at), ...context(now, at.line + 1)], at };
}

const MOST_LOST_LINES = 6;

/** The lines of what was there, if they are no longer; a whole record that still has its other lines is not lost. */
function lostLines(before: readonly string[], now: readonly string[], was: Place): string[] {
  const all = before.slice(was.line - 1, Math.max(was.line, was.endLine ?? was.line));
  const kept = new Set(now.map(withoutComma));
  const missing = all.filter((line) => !kept.has(withoutComma(line)));
  const telling = all.filter((line) => /\w/.test(line));
  if (missing.length === 0 || (all.length > 1 && missing.length * 2 < telling.length)) return [];
  return all.length <= MOST_LOST_LINES ? all : all.slice(0, MOST_LOST_LINES);
}

/** Something is gone: the place that is left of it is the line below which it stood. */
function lost(gone: readonly string[], was: Place, before: readonly string[], now: readonly string[], at: Place | null): Excerpt {
  const above = survivingLineAbove(before, now, was.line - 1);
  const [first, ...rest] = gone;
  const single = gone.length === 1 ? was : { file: was.file, line: was.line, column: was.column };
  const shown = [...context(now, above), marked(null, first!, single), ...rest.map((text) => ({ number: null, text })), ...context(now, above + 1)];
  const line = Math.max(1, Math.min(above, now.length));
  return { lines: shown, at: at && now.length > 0 ? { file: at.file, line, column: indent(now[line - 1]!) + 1 } : at };
}

/** A place over several lines marks the thing around the change, not the change. */
function isContainer(place: Place): boolean {
  return place.endLine !== undefined && place.endLine > place.line;
}

function marked(number: number | null, text: string, place: Place): ExcerptLine {
  const length = Array.from(text).length;
  const to = place.endLine === place.line && place.endColumn !== undefined ? place.endColumn : length + 1;
  const from = Math.max(1, Math.min(place.column, length));
  return { number, text, mark: { from, to: Math.max(from + 1, Math.min(to, length + 1)) } };
}

function context(now: readonly string[], line: number): ExcerptLine[] {
  const text = now[line - 1];
  return text === undefined || text.trim() === '' ? [] : [{ number: line, text }];
}

/**
 * The line of the proposed text after which the lost line stood; 0 when nothing above it survives. A line such as `{`
 * stands in many places: the one whose lines above are the same as well is meant.
 */
function survivingLineAbove(before: readonly string[], now: readonly string[], line: number): number {
  for (let i = line - 1; i >= 0; i--) {
    if (withoutComma(before[i]!) === '') continue;
    let best = 0;
    let score = 0;
    for (let j = 0; j < now.length; j++) {
      const same = sameAbove(before, i, now, j);
      if (same > score) [best, score] = [j + 1, same];
    }
    if (best > 0) return best;
  }
  return 0;
}

function sameAbove(before: readonly string[], i: number, now: readonly string[], j: number): number {
  let same = 0;
  while (same < 40 && i - same >= 0 && j - same >= 0 && withoutComma(before[i - same]!) === withoutComma(now[j - same]!)) same++;
  return same;
}

/** The last of a list loses its comma when its neighbour goes. */
function withoutComma(line: string): string {
  return line.trim().replace(/,$/, '');
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}

function lines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

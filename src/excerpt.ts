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
  const old = was && !isContainer(was) ? before[was.line - 1] : undefined;
  const gone = old !== undefined && !now.some((line) => withoutComma(line) === withoutComma(old)) ? old : null;
  const here = at ? now[at.line - 1] : undefined;

  if (gone !== null && was && (!at || here === undefined || isContainer(at) || before.includes(here))) return lost(gone, was, before, now, at);
  if (!at || here === undefined) return { lines: [], at };
  if (isContainer(at)) return { lines: [marked(at.line, here, at), ...context(now, at.line + 1)], at };
  const changed = gone === null ? [] : [{ number: null, text: gone }];
  return { lines: [...context(now, at.line - 1), ...changed, marked(at.line, here, at), ...context(now, at.line + 1)], at };
}

/** Something is gone: the place that is left of it is the line below which it stood. */
function lost(gone: string, was: Place, before: readonly string[], now: readonly string[], at: Place | null): Excerpt {
  const above = survivingLineAbove(before, now, was.line - 1);
  const shown = [...context(now, above), marked(null, gone, was), ...context(now, above + 1)];
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

/** The line of the proposed text after which the lost line stood; 0 when nothing above it survives. */
function survivingLineAbove(before: readonly string[], now: readonly string[], line: number): number {
  for (let i = line - 1; i >= 0; i--) {
    const text = withoutComma(before[i]!);
    if (text === '') continue;
    const same = now.findIndex((other) => withoutComma(other) === text);
    if (same >= 0) return same + 1;
  }
  return 0;
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

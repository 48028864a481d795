import type { ExcerptLine, Place } from './model.ts';

/**
 * The lines that show a change: the line that is gone (number null) and the line that is there now, with a line of
 * context on each side. `at` and `was` are places in the proposed and the baseline text.
 */
export function excerpt(proposed: string | null, baseline: string | null, at: Place | null, was: Place | null): readonly ExcerptLine[] {
  const now = proposed === null ? [] : lines(proposed);
  const before = baseline === null ? [] : lines(baseline);
  const old = was && !isContainer(was) ? before[was.line - 1] : undefined;
  const gone = old !== undefined && !now.some((line) => line.trim() === old.trim()) ? marked(null, old, was) : null;

  if (at && !isContainer(at) && now[at.line - 1] !== undefined) {
    return [
      ...context(now, at.line - 1),
      ...(gone ? [gone] : []),
      marked(at.line, now[at.line - 1]!, at),
      ...context(now, at.line + 1),
    ];
  }
  if (gone && was) {
    const above = survivingLineAbove(before, now, was.line - 1);
    return [...context(now, above), gone, ...context(now, above + 1)];
  }
  return at && now[at.line - 1] !== undefined ? [marked(at.line, now[at.line - 1]!, at), ...context(now, at.line + 1)] : [];
}

/** A place over several lines marks the thing around the change, not the change. */
function isContainer(place: Place): boolean {
  return place.endLine !== undefined && place.endLine > place.line;
}

function marked(number: number | null, text: string, place: Place | null): ExcerptLine {
  if (!place) return { number, text };
  const length = [...text].length;
  const to = place.endLine === place.line && place.endColumn !== undefined ? place.endColumn : length + 1;
  const from = Math.min(place.column, length);
  return { number, text, mark: { from, to: Math.max(from + 1, Math.min(to, length + 1)) } };
}

function context(now: readonly string[], line: number): ExcerptLine[] {
  const text = now[line - 1];
  return text === undefined || text.trim() === '' ? [] : [{ number: line, text }];
}

/** The line of the proposed text after which the lost line stood; 0 when nothing above it survives. */
function survivingLineAbove(before: readonly string[], now: readonly string[], line: number): number {
  for (let i = line - 1; i >= 0; i--) {
    const text = before[i]!.trim();
    if (text === '') continue;
    const same = now.findIndex((other) => withoutComma(other) === withoutComma(text));
    if (same >= 0) return same + 1;
  }
  return 0;
}

/** The last of a list loses its comma when its neighbour goes. */
function withoutComma(line: string): string {
  return line.trim().replace(/,$/, '');
}

function lines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

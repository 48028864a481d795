import type { ExcerptLine } from '../model.ts';
import { safePoints } from './escape.ts';
import type { Paint } from './paint.ts';

/** The lines of a schema with their numbers, the line that is gone with a dash, and carets under what is meant. */
export function snippet(lines: readonly ExcerptLine[], paint: Paint, width: number, note: string): string[] {
  if (lines.length === 0) return [];
  const gutter = Math.max(1, ...lines.map((line) => String(line.number ?? '').length));
  const margin = ' '.repeat(gutter);
  const room = Math.max(20, width - gutter - 5);
  const out = [`${margin} ${paint('frame', '|')}`];
  const last = lines.findLastIndex((line) => line.mark);
  lines.forEach((line, index) => {
    const label = line.number === null ? '' : String(line.number);
    const view = clip(line, room);
    const sign = line.number === null ? paint('error', '-') : ' ';
    out.push(`${paint('frame', label.padStart(gutter))} ${paint('frame', '|')} ${sign} ${line.number === null ? paint('error', view.text) : view.text}`);
    if (view.mark) {
      const carets = paint('error', '^'.repeat(view.mark.to - view.mark.from));
      const label = index === last && note ? ` ${paint('error', note)}` : '';
      out.push(`${margin} ${paint('frame', '|')}   ${' '.repeat(view.mark.from - 1)}${carets}${label}`);
    }
  });
  out.push(`${margin} ${paint('frame', '|')}`);
  return out.map((line) => line.trimEnd());
}

/** A line longer than the room is shown around its mark. */
function clip(line: ExcerptLine, room: number): { text: string; mark?: { from: number; to: number } } {
  const points = safePoints(line.text);
  const mark = line.mark;
  if (points.length <= room) return { text: points.join(''), ...(mark ? { mark: shifted(points, mark, 0) } : {}) };
  const focus = mark ? mark.from - 1 : 0;
  const start = Math.max(0, Math.min(focus - 10, points.length - room + 6));
  const end = Math.min(points.length, start + room - 6);
  const head = start > 0 ? '...' : '';
  const text = head + points.slice(start, end).join('') + (end < points.length ? '...' : '');
  if (!mark) return { text };
  const visible = { from: Math.max(mark.from, start + 1), to: Math.min(mark.to, end + 1) };
  const moved = shifted(points.slice(start), { from: visible.from - start, to: visible.to - start }, head.length);
  return { text, mark: moved };
}

/** Escaped characters are wider than what they stand for. */
function shifted(points: readonly string[], mark: { from: number; to: number }, by: number): { from: number; to: number } {
  const width = (until: number): number => points.slice(0, until).reduce((sum, point) => sum + Array.from(point).length, 0);
  const from = width(mark.from - 1) + 1 + by;
  return { from, to: Math.max(from + 1, width(mark.to - 1) + 1 + by) };
}

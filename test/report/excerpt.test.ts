import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/excerpt.ts';
import { plain } from '../../src/report/paint.ts';
import { snippet } from '../../src/report/snippet.ts';
import type { Place } from '../../src/model.ts';

const before = ['{', '  "a": 1,', '  "b": 2,', '  "c": 3', '}'].join('\n');
const at = (line: number, column: number, endColumn: number): Place => ({ file: 'x', line, column, endLine: line, endColumn });

describe('excerpt', () => {
  it('shows the line that is gone where it stood', () => {
    const after = before.replace('  "b": 2,\n', '');
    expect(snippet(excerpt(after, before, null, at(3, 3, 9)).lines, plain, 80, 'read by 2 consumers')).toEqual([
      '  |',
      '2 |     "a": 1,',
      '  | -   "b": 2,',
      '  |     ^^^^^^ read by 2 consumers',
      '3 |     "c": 3',
      '  |',
    ]);
  });

  it('shows the old line above the new one', () => {
    const after = before.replace('"b": 2', '"b": 20');
    const { lines } = excerpt(after, before, at(3, 8, 10), at(3, 8, 9));
    expect(lines.map((line) => line.number)).toEqual([2, null, 3, 4]);
    expect(lines[2]!.mark).toEqual({ from: 8, to: 10 });
  });

  it('keeps a mark under its text when the line is longer than the room', () => {
    const text = `${' '.repeat(100)}"wanted": 1${' '.repeat(100)}.`;
    const drawn = snippet(excerpt(text, null, at(1, 101, 109), null).lines, plain, 60, '');
    const shown = drawn[1]!;
    const carets = drawn[2]!;
    expect(shown.length).toBeLessThanOrEqual(60);
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('"wanted"');
  });

  it('says nothing when there is no place', () => {
    expect(excerpt(before, before, null, null)).toEqual({ lines: [], at: null });
  });
});

const MAX_LINES = 5000;

/**
 * How much of two texts is the same, from 0 to 1: shared lines over all lines, whatever their order and indentation. A
 * text on a single line is taken apart at its commas and braces.
 */
export function similarity(a: string, b: string): number {
  const left = pieces(a);
  const right = pieces(b);
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const piece of left) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  let shared = 0;
  for (const piece of right) {
    const count = counts.get(piece) ?? 0;
    if (count === 0) continue;
    shared++;
    counts.set(piece, count - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

function pieces(text: string): string[] {
  const lines = text.trim().includes('\n') ? text.split('\n') : text.split(/[,{}[\]]/);
  return lines.map((line) => line.trim().replace(/,$/, '')).filter((line) => line.length > 1).slice(0, MAX_LINES);
}

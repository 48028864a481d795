/**
 * A maximum matching of rows with columns. A cell tells how much the two differ, null when they may not be paired.
 * The registry takes any such matching, at random; here every row first takes the free column that it differs least from,
 * so that unchanged members meet themselves. Augmenting paths do the rest. Returns for each row its column, or null.
 */
export function matchPairs(cells: readonly (readonly (number | null)[])[]): (number | null)[] {
  const columns: (number | null)[] = cells.map(() => null);
  const rowOf = new Map<number, number>();
  const take = (row: number, column: number): true => {
    rowOf.set(column, row);
    columns[row] = column;
    return true;
  };
  const augment = (row: number, visited: Set<number>): boolean => {
    for (const [column, cell] of cells[row]!.entries()) {
      if (cell === null || visited.has(column)) continue;
      visited.add(column);
      const holder = rowOf.get(column);
      if (holder === undefined || augment(holder, visited)) return take(row, column);
    }
    return false;
  };
  for (const [row, line] of cells.entries()) {
    const column = nearest(line, rowOf);
    if (column !== null) take(row, column);
  }
  for (const [row, column] of columns.entries()) if (column === null) augment(row, new Set());
  return columns;
}

function nearest(line: readonly (number | null)[], taken: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [column, cell] of line.entries()) {
    if (cell !== null && !taken.has(column) && (best === null || cell < line[best]!)) best = column;
  }
  return best;
}

import type { Value } from '../value.ts';
import { keyOf } from '../value.ts';

/** One value from each list, no two equal; null when that is impossible (augmenting paths in a bipartite graph). */
export function matchDistinct(lists: readonly (readonly Value[])[]): readonly Value[] | null {
  const keyed = lists.map((list) => list.map((value) => ({ value, key: keyOf(value) })));
  const takenBy = new Map<string, number>();
  const chosen: Value[] = [];
  const assign = (position: number, visited: Set<string>): boolean => {
    for (const { value, key } of keyed[position] as readonly { value: Value; key: string }[]) {
      if (visited.has(key)) continue;
      visited.add(key);
      const holder = takenBy.get(key);
      if (holder !== undefined && !assign(holder, visited)) continue;
      takenBy.set(key, position);
      chosen[position] = value;
      return true;
    }
    return false;
  };
  for (let position = 0; position < lists.length; position++) if (!assign(position, new Set())) return null;
  return chosen;
}

import type { Tree } from './tree.ts';

/**
 * A tree seen from another place: what stands at `from` (a folder or a file, empty for everything) appears at `to`, and
 * nothing else appears at all.
 */
export function mount(tree: Tree, from: string, to: string): Tree {
  if (from === to && from === '') return tree;
  const inward = (path: string): string | null => moved(path, to, from);
  const outward = (path: string): string | null => moved(path, from, to);
  return {
    label: tree.label,
    kind: tree.kind,
    list: async (wanted) => {
      const entries = await tree.list((path) => {
        const seen = outward(path);
        return seen !== null && wanted(seen);
      });
      return entries.map((entry) => ({ ...entry, path: outward(entry.path)! }));
    },
    read: async (entries) => {
      const blobs = await tree.read(entries.map((entry) => ({ ...entry, path: inward(entry.path)! })));
      return new Map([...blobs].map(([path, blob]) => [outward(path)!, blob]));
    },
  };
}

/** A path in another place: what `from` holds, seen as if `to` held it. null: it is not there. */
export function moved(path: string, from: string, to: string): string | null {
  if (path === from) return to;
  if (from !== '' && !path.startsWith(`${from}/`)) return null;
  const rest = from === '' ? path : path.slice(from.length + 1);
  return to === '' ? rest : `${to}/${rest}`;
}

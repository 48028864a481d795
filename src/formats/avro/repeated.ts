/** Up to here comparing each with each is faster than a set. */
const SMALL = 12;

/** The position of the first item whose name stands before it already; -1 if there is none. */
export function repeatedAt<T>(items: readonly T[], nameOf: (item: T) => string): number {
  if (items.length > SMALL) return repeatedInMany(items, nameOf);
  for (let i = 1; i < items.length; i++) {
    const name = nameOf(items[i]!);
    for (let j = 0; j < i; j++) if (nameOf(items[j]!) === name) return i;
  }
  return -1;
}

function repeatedInMany<T>(items: readonly T[], nameOf: (item: T) => string): number {
  const seen = new Set<string>();
  return items.findIndex((item) => seen.size === seen.add(nameOf(item)).size);
}

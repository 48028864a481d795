import type { JsonNode } from '../../../json-text.ts';

/** The JSON Pointer of a node in a document; null when it is not in it. */
export function pointerTo(root: JsonNode, wanted: JsonNode): string | null {
  if (root === wanted) return '';
  if (root.kind === 'array') {
    for (const [index, item] of root.items.entries()) {
      const rest = holds(item, wanted) ? pointerTo(item, wanted) : null;
      if (rest !== null) return `/${index}${rest}`;
    }
  }
  if (root.kind === 'object') {
    for (const [name, { value }] of root.members) {
      const rest = holds(value, wanted) ? pointerTo(value, wanted) : null;
      if (rest !== null) return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}${rest}`;
    }
  }
  return null;
}

function holds(outer: JsonNode, inner: JsonNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

import type { Place } from '../../../model.ts';
import type { Located } from '../references.ts';

/** The key in front of a schema, or the schema itself where there is none. */
export function placeOfView({ node, document }: Located): Place {
  const member = document.key(node);
  return member === null ? document.place(node.start) : document.place(member.keyStart, member.keyEnd);
}

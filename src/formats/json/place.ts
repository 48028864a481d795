import type { Place } from '../../model.ts';
import type { JsonMember, JsonNode } from '../json-text.ts';
import type { SchemaCommon } from './model.ts';

/** Other spellings of a keyword: in other drafts, or the keyword that brings it in. */
const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['$id', ['id']],
  ['items', ['prefixItems']],
  ['additionalItems', ['items']],
  ['dependencies', ['dependentRequired', 'dependentSchemas']],
  ['minContains', ['contains']],
  ['maxContains', ['contains']],
]);

/** A member or an item below a schema. */
interface Spot {
  readonly node: JsonNode;
  readonly member: JsonMember | null;
}

/** Where `trail` leads in the schema's text; for what is not there, the nearest parent that is. */
export function placeOf(schema: SchemaCommon, trail: readonly string[]): Place {
  const { document, source } = schema;
  const { node, member } = descend(schema, trail).spot ?? { node: source, member: document.key(source) };
  const start = member?.keyStart ?? node.start;
  if (node.kind === 'object' || node.kind === 'array') return member === null ? document.place(start) : document.place(start, member.keyEnd);
  return document.place(start, node.end);
}

/** The value at the end of the trail, null when it is not there. */
export function valueAt(schema: SchemaCommon, trail: readonly string[]): JsonNode | null {
  const { spot, complete } = descend(schema, trail);
  return complete ? (spot?.node ?? null) : null;
}

function descend(schema: SchemaCommon, trail: readonly string[]): { spot: Spot | null; complete: boolean } {
  let spot: Spot | null = null;
  for (const key of trail) {
    const next = step(spot?.node ?? schema.source, key);
    if (next === null) return { spot, complete: false };
    spot = next;
  }
  return { spot, complete: true };
}

function step(node: JsonNode, key: string): Spot | null {
  if (node.kind === 'object') {
    for (const name of [key, ...(SPELLINGS.get(key) ?? [])]) {
      const member = node.members.get(name);
      if (member !== undefined) return { node: member.value, member };
    }
  }
  if (node.kind !== 'array') return null;
  const item = node.items.find((one) => one.kind === 'string' && one.value === key) ?? (/^\d+$/.test(key) ? node.items[Number(key)] : undefined);
  return item === undefined ? null : { node: item, member: null };
}

import type { JsonNode } from '../../json-text.ts';
import { add, ofInteger } from './decimal.ts';
import { subschemasOf } from './schema/subschemas.ts';
import type { Value } from './value.ts';
import { fromNode, isArray, isNumber, isObject, keyOf } from './value.ts';

const MAX_POOL = 200;

/**
 * Looks for a value that `serves`, by editing: values that stand in the schemas, and `bases`, with one or two members or items put in,
 * left out or replaced. Undefined when it finds nothing, which proves nothing.
 */
export function search(schemas: readonly JsonNode[], bases: readonly Value[], serves: (value: Value) => boolean, tries: number): Value | undefined {
  const { values, names } = poolOf(schemas);
  const seen = new Set<string>();
  let left = tries;
  let front: readonly Value[] = [...bases, ...values];
  for (let round = 0; round < 3; round++) {
    const next: Value[] = [];
    for (const value of front) {
      const key = keyOf(value);
      if (seen.has(key)) continue;
      seen.add(key);
      if (--left < 0) return undefined;
      if (serves(value)) return value;
      if (next.length < tries) for (const edit of edits(value, values, names)) next.push(edit);
    }
    front = next;
  }
  return undefined;
}

function* edits(value: Value, values: readonly Value[], names: readonly string[]): Generator<Value> {
  if (isObject(value)) {
    for (const name of value.keys()) yield new Map([...value].filter(([other]) => other !== name));
    for (const name of names) for (const part of values) yield new Map(value).set(name, part);
    for (const [name, member] of value) for (const edit of edits(member, values, names)) yield new Map(value).set(name, edit);
  } else if (isArray(value)) {
    for (const index of value.keys()) yield value.filter((_, other) => other !== index);
    for (const part of values) yield [...value, part];
    for (const [index, item] of value.entries()) for (const edit of edits(item, values, names)) yield value.with(index, edit);
  }
}

/** Constants, examples, defaults and bounds of the schemas, with their neighbours; and the names of members. */
function poolOf(schemas: readonly JsonNode[]): { readonly values: readonly Value[]; readonly names: readonly string[] } {
  const values = new Map<string, Value>();
  const names = new Set<string>(['a']);
  const offer = (value: Value): void => {
    if (values.size < MAX_POOL) values.set(keyOf(value), value);
  };
  for (const value of [null, true, false, ofInteger(0), '', 'a', [], new Map()] as readonly Value[]) offer(value);
  const visit = (schema: JsonNode): void => {
    if (schema.kind !== 'object') return;
    for (const [keyword, { value }] of schema.members) gather(keyword, value, offer, names);
    for (const inner of subschemasOf(schema)) visit(inner);
  };
  for (const schema of schemas) visit(schema);
  return { values: [...values.values()], names: [...names] };
}

function gather(keyword: string, node: JsonNode, offer: (value: Value) => void, names: Set<string>): void {
  if (keyword === 'const' || keyword === 'default') offer(fromNode(node));
  else if ((keyword === 'enum' || keyword === 'examples') && node.kind === 'array') for (const item of node.items) offer(fromNode(item));
  else if (keyword === 'required' && node.kind === 'array') {
    for (const item of node.items) if (item.kind === 'string') names.add(item.value);
  } else if (keyword === 'properties' && node.kind === 'object') for (const name of node.members.keys()) names.add(name);
  else if (node.kind === 'number') {
    const limit = fromNode(node);
    if (isNumber(limit)) for (const shift of [-1, 0, 1]) offer(add(limit, ofInteger(shift)));
    if (node.value >= 0 && node.value < 200) offer('a'.repeat(Math.floor(node.value) + 1));
  }
}

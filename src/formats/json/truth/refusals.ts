import type { JsonNode } from '../../json-text.ts';
import type { Budget } from './budget.ts';
import type { Decision } from './decide.ts';
import { decide } from './decide.ts';
import type { EngineOptions, Side } from './engine.ts';

export type Refusal = Extract<Decision, { is: 'refuted' }>;

/**
 * One document for each keyword of the reader that refuses some document of the writer: what refused the last one is taken out of the
 * reader's schema before the next is looked for.
 */
export function* refusals(reader: Side, writer: Side, options: EngineOptions, budget: Budget, most: number): Generator<Refusal> {
  let left = reader;
  for (let count = 0; count < most; count++) {
    const decision = decide(left, writer, options, budget);
    if (decision.is !== 'refuted') return;
    yield decision;
    const { at } = decision.failure;
    left = { ...left, schema: without(left.schema, at), references: new Map([...left.references].map(([name, node]) => [name, without(node, at)])) };
  }
}

/** The same schema without one keyword, given by its value; a schema that refuses everything becomes one that takes everything. */
function without(node: JsonNode, keyword: JsonNode): JsonNode {
  if (node === keyword) return { kind: 'literal', value: true, start: node.start, end: node.end };
  if (node.kind === 'array') {
    const items = node.items.map((item) => without(item, keyword));
    return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
  }
  if (node.kind !== 'object') return node;
  let changed = false;
  const members = new Map(node.members);
  for (const [name, member] of node.members) {
    const refusesAll = keyword.kind === 'literal' && keyword.value === false;
    const value = member.value === keyword && !refusesAll ? null : without(member.value, keyword);
    if (value === member.value) continue;
    changed = true;
    if (value === null) members.delete(name);
    else members.set(name, { ...member, value });
  }
  return changed ? { ...node, members } : node;
}

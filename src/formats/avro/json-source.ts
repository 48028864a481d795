import { UncheckedError } from '../../errors.ts';
import type { Place } from '../../model.ts';
import { Places } from '../../place.ts';
import { type JsonNode, JsonTextError, parseJson } from '../json-text.ts';
import { MAX_DEPTH } from './depth.ts';
import type { Raw } from './schema.ts';
import type { Part, Source } from './source.ts';

/** Deepest nesting of properties that mean nothing to Avro. */
const MAX_PROPERTY_DEPTH = 1000;

/** JSON text whose data came from JSON.parse; it is read a second time, with positions, when the first place is asked for. */
export class JsonSource implements Source {
  readonly file: string;
  readonly #text: string;
  readonly data: unknown;
  #nodes: Map<Raw, JsonNode> | null = null;
  #root: JsonNode | null = null;
  #places: Places | null = null;

  constructor(text: string, file: string, data: unknown) {
    this.#text = text;
    this.file = file;
    this.data = data;
  }

  place(holder: Raw | null, key: string | number | null, part: Part = 'value'): Place | null {
    const node = holder === null ? this.root() : this.lossless(holder);
    if (!node) return null;
    const places = (this.#places ??= new Places(this.#text, this.file));
    if (node.kind === 'array') {
      const item = typeof key === 'number' ? (node.items[key] ?? node) : node;
      return places.at(item.start, item.end);
    }
    const member = node.kind === 'object' && typeof key === 'string' ? node.members.get(key) : undefined;
    if (!member) return places.at(node.start, node.end);
    if (part === 'key') return places.at(member.keyStart, member.keyEnd);
    return places.at(part === 'member' ? member.keyStart : member.value.start, member.value.end);
  }

  spelled(holder: Raw, key: string): string | null {
    const node = this.lossless(holder);
    const value = node?.kind === 'object' ? node.members.get(key)?.value : undefined;
    return value?.kind === 'number' ? value.raw : null;
  }

  lossless(holder: Raw): JsonNode | undefined {
    if (!this.#nodes) {
      this.#nodes = new Map();
      pair(this.data, this.root(), this.#nodes);
    }
    return this.#nodes.get(holder);
  }

  /** Throws JsonTextError, and UncheckedError for a text that is nested too deep for us where JSON.parse has read it. */
  root(): JsonNode {
    const maxDepth = this.data === null ? MAX_DEPTH : MAX_PROPERTY_DEPTH;
    try {
      return (this.#root ??= parseJson(this.#text, { comments: true, maxDepth }));
    } catch (error) {
      if (this.data === null || !(error instanceof JsonTextError)) throw error;
      throw new UncheckedError(`${this.file}: ${error.message}`);
    }
  }
}

function pair(data: unknown, node: JsonNode, nodes: Map<Raw, JsonNode>): void {
  if (typeof data !== 'object' || data === null) return;
  nodes.set(data, node);
  if (node.kind === 'array') node.items.forEach((item, i) => pair((data as unknown[])[i], item, nodes));
  else if (node.kind === 'object') {
    for (const [key, member] of node.members) pair((data as Record<string, unknown>)[key], member.value, nodes);
  }
}

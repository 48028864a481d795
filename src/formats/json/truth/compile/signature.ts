import type { JsonNode, JsonObject } from '../../../json-text.ts';
import { textOf } from '../schema/dialect.ts';
import type { Library, Located, Resource } from '../schema/library.ts';
import type { CompileOptions } from './compiler.ts';
import type { Scope } from './scope.ts';

const ANNOTATIONS = new Set(['title', 'description', '$comment']);

/** Longest text that is worth writing to find out that two schemas are the same. */
const MAX_TEXT = 20_000;

/**
 * A name for a recursive schema that two schemas share only if they mean the same: the text of everything reachable by reference,
 * with references replaced by the order in which they are met.
 */
export function signatureOf(library: Library, start: Located, scope: Scope, options: CompileOptions): string {
  const own = `${scope.key}\n${options.side} ${start.resource.uri} ${start.node.start}`;
  // With dynamic references the text does not tell everything: names stay apart per side.
  const text = library.dynamic ? null : new SignatureWriter(library, options.side).write(start);
  return text === null ? own : `${scope.key}\n${text}`;
}

class SignatureWriter {
  readonly #library: Library;
  readonly #side: string;
  readonly #order = new Map<JsonNode, number>();
  readonly #queue: Located[] = [];

  constructor(library: Library, side: string) {
    this.#library = library;
    this.#side = side;
  }

  /** null when it gets too long. */
  write(start: Located): string | null {
    this.#number(start);
    const texts: string[] = [];
    let length = 0;
    for (let head = 0; head < this.#queue.length; head++) {
      const { node, resource } = this.#queue[head] as Located;
      length += node.end - node.start;
      if (length > MAX_TEXT) return null;
      texts.push(`${resource.draft}${resource.declared}${this.#text(node, resource)}`);
    }
    return texts.join('\n');
  }

  #number(target: Located): number {
    let number = this.#order.get(target.node);
    if (number === undefined) {
      number = this.#queue.push(target) - 1;
      this.#order.set(target.node, number);
    }
    return number;
  }

  #text(node: JsonNode, outer: Resource): string {
    const resource = this.#library.enter(node, outer);
    switch (node.kind) {
      case 'object':
        return `{${[...this.#members(node, resource)].sort().join()}}`;
      case 'array':
        return `[${node.items.map((item) => this.#text(item, resource)).join()}]`;
      case 'number':
        return node.raw;
      case 'string':
      case 'literal':
        return JSON.stringify(node.value);
    }
  }

  *#members(node: JsonObject, resource: Resource): Generator<string> {
    const reference = textOf(node, '$ref');
    const target = reference === null ? null : this.#library.resolve(reference, resource);
    if (reference !== null && target === null) yield `unresolved by the ${this.#side}`;
    for (const [key, { value }] of node.members) {
      if (ANNOTATIONS.has(key) && value.kind === 'string') continue;
      yield `${JSON.stringify(key)}:${key === '$ref' && target !== null ? `#${this.#number(target)}` : this.#text(value, resource)}`;
    }
  }
}

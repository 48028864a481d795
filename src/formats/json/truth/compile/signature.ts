import type { JsonNode } from '../../../json-text.ts';
import { textOf } from '../schema/dialect.ts';
import type { Library, Located } from '../schema/library.ts';
import type { CompileOptions } from './compiler.ts';
import type { Scope } from './scope.ts';

const ANNOTATIONS = new Set(['title', 'description', '$comment']);

/**
 * A name for a recursive schema that two schemas share only if they mean the same: the text of everything reachable by reference,
 * with references replaced by the order in which they are met.
 */
export function signatureOf(library: Library, start: Located, scope: Scope, options: CompileOptions): string {
  const order = new Map<JsonNode, number>([[start.node, 0]]);
  const queue: Located[] = [start];
  const texts: string[] = [];
  for (let head = 0; head < queue.length; head++) {
    const { node, resource } = queue[head] as Located;
    texts.push(`${resource.draft}${resource.declared}${write(node, { node, resource })}`);
  }
  // With dynamic references the text does not tell everything: names stay apart per side.
  const dynamic = scope.key === '' ? '' : `\n${scope.key}\n${options.side}`;
  return `${options.closed ? 'closed' : ''}${texts.join('\n')}${dynamic}`;

  function write(node: JsonNode, at: Located): string {
    const resource = library.enter(node, at.resource);
    switch (node.kind) {
      case 'object':
        return `{${[...node.members]
          .filter(([key, { value }]) => !(ANNOTATIONS.has(key) && value.kind === 'string'))
          .map(([key, { value }]) => `${JSON.stringify(key)}:${key === '$ref' ? link(node, value, { node, resource }) : write(value, { node: value, resource })}`)
          .sort()
          .join()}}`;
      case 'array':
        return `[${node.items.map((item) => write(item, { node: item, resource })).join()}]`;
      case 'number':
        return node.raw;
      case 'string':
      case 'literal':
        return JSON.stringify(node.value);
    }
  }

  function link(node: JsonNode, value: JsonNode, at: Located): string {
    const reference = textOf(node, '$ref');
    const target = reference === null ? null : library.resolve(reference, at.resource);
    if (target === null) return write(value, at);
    let number = order.get(target.node);
    if (number === undefined) {
      number = queue.push(target) - 1;
      order.set(target.node, number);
    }
    return `#${number}`;
  }
}

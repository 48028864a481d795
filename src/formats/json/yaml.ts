import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { JsonTextError } from '../json-text.ts';
import type { JsonMember, JsonNode, JsonObject } from '../json-text.ts';
import { nestsDeeperThan } from './yaml-depth.ts';

/** Nodes that aliases may come to when they are written out. */
const MAX_NODES = 200_000;

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Is a schema in this file written in YAML? */
export function isYaml(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** Reads one YAML 1.2 document as the JSON that it stands for. Aliases and merge keys are written out. Throws JsonTextError. */
export function parseYaml(text: string, maxDepth: number): JsonNode {
  const tokens = [...new Parser().parse(text)];
  if (nestsDeeperThan(tokens, maxDepth)) throw new JsonTextError(`Nested deeper than ${maxDepth} levels.`, 0, true);
  const options = { version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false } as const;
  const documents = [...new Composer(options).compose(tokens, true, text.length)] as Document.Parsed[];
  const [error] = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  if (error !== undefined) throw new JsonTextError(`This is not YAML: ${error.message.replace(/\.?$/, '.')}`, Math.min(error.pos[0], text.length));
  if (documents.length > 1) throw new JsonTextError('A second YAML document begins here.', documents[1]!.range[0]);
  const document = documents[0];
  return document?.contents == null ? { kind: 'literal', start: 0, end: 0, value: null } : new Reader(document, text).node(document.contents);
}

class Reader {
  readonly #document: Document.Parsed;
  readonly #text: string;
  #nodes = 0;

  constructor(document: Document.Parsed, text: string) {
    this.#document = document;
    this.#text = text;
  }

  node(node: Node | null): JsonNode {
    if (++this.#nodes > MAX_NODES) throw new JsonTextError('Aliases make the document too large.', 0, true);
    if (node === null) return { kind: 'literal', start: 0, end: 0, value: null };
    if (isAlias(node)) return this.node(node.resolve(this.#document) ?? this.#refuse(node, `The alias \`${node.source}\` has no anchor.`));
    const [start, end] = span(node);
    if (isSeq<Node>(node)) return { kind: 'array', start, end, items: node.items.map((item) => this.node(item)) };
    if (isMap<Node, Node | null>(node)) return this.#map(node, start, end);
    return isScalar(node) ? this.#scalar(node, start, end) : this.#refuse(node, 'This is not a value.');
  }

  #map(map: YAMLMap<Node, Node | null>, start: number, end: number): JsonObject {
    const members = new Map<string, JsonMember>();
    const merged: JsonNode[] = [];
    const duplicates: string[] = [];
    for (const pair of map.items) {
      const [keyStart, keyEnd] = span(pair.key);
      const key = this.#key(pair);
      const value = pair.value === null ? ({ kind: 'literal', start: keyEnd, end: keyEnd, value: null } as const) : this.node(pair.value);
      if (key === '<<') merged.push(...(value.kind === 'array' ? value.items : [value]));
      else {
        if (members.has(key)) duplicates.push(key);
        members.set(key, { keyStart, keyEnd, value });
      }
    }
    for (const source of merged) {
      if (source.kind !== 'object') throw new JsonTextError('A merge key takes mappings only.', start);
      for (const [key, member] of source.members) if (!members.has(key)) members.set(key, member);
    }
    return { kind: 'object', start, end, members, duplicates };
  }

  #key({ key }: Pair<Node, Node | null>): string {
    const scalar = isAlias(key) ? key.resolve(this.#document) : key;
    if (!isScalar(scalar) || typeof scalar.value === 'object') return this.#refuse(key, 'A key must be a text.');
    return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? JSON.stringify(scalar.value));
  }

  #scalar(scalar: Scalar, start: number, end: number): JsonNode {
    const { value } = scalar;
    if (typeof value === 'string') return { kind: 'string', start, end, value };
    if (typeof value === 'boolean' || value === null) return { kind: 'literal', start, end, value };
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.#refuse(scalar, 'This value does not exist in JSON.');
    const source = this.#text.slice(start, end);
    return { kind: 'number', start, end, raw: JSON_NUMBER.test(source) ? source : JSON.stringify(value), value };
  }

  #refuse(node: Node, message: string): never {
    throw new JsonTextError(message, span(node)[0]);
  }
}

function span(node: Node): readonly [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

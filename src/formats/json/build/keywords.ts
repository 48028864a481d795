import type { JsonArray, JsonMember, JsonNode, JsonObject } from '../../json-text.ts';
import type { Document } from '../document.ts';
import type { Limit } from '../model.ts';
import { isIntegerSpelling } from '../numbers.ts';
import { fault, typeName } from './fault.ts';

/** Typed reading of a schema object's keywords; a value of the wrong type is refused, as the registry does. */
export class Keywords {
  readonly document: Document;
  readonly object: JsonObject;

  constructor(document: Document, object: JsonObject) {
    this.document = document;
    this.object = object;
  }

  has(name: string): boolean {
    return this.object.members.has(name);
  }

  get(name: string): JsonNode | undefined {
    return this.object.members.get(name)?.value;
  }

  text(name: string): string | null {
    const node = this.get(name);
    if (node === undefined) return null;
    return node.kind === 'string' ? node.value : this.refuse(name, node, 'a string');
  }

  flag(name: string): boolean | null {
    const node = this.get(name);
    if (node === undefined) return null;
    return node.kind === 'literal' && node.value !== null ? node.value : this.refuse(name, node, 'true or false');
  }

  limit(name: string): Limit | null {
    const node = this.get(name);
    if (node === undefined) return null;
    return node.kind === 'number' ? { value: node.value, raw: node.raw } : this.refuse(name, node, 'a number');
  }

  /** A count that Java holds as an int, spelled as one. */
  count(name: string): number | null {
    const node = this.get(name);
    if (node === undefined) return null;
    if (node.kind === 'number' && isIntegerSpelling(node.raw) && node.value === (node.value | 0)) return node.value;
    return this.refuse(name, node, 'a whole number below 2^31, without a fraction or an exponent');
  }

  list(name: string): JsonArray | null {
    const node = this.get(name);
    if (node === undefined) return null;
    return node.kind === 'array' ? node : this.refuse(name, node, 'an array');
  }

  /** The members of an object-valued keyword. */
  members(name: string): ReadonlyMap<string, JsonMember> | null {
    const node = this.get(name);
    if (node === undefined) return null;
    return node.kind === 'object' ? node.members : this.refuse(name, node, 'an object');
  }

  /** The strings of an array of strings. */
  names(name: string, list: JsonArray | null = this.list(name)): string[] | null {
    if (list === null) return null;
    return list.items.map((item) => (item.kind === 'string' ? item.value : this.refuse(name, item, 'strings only')));
  }

  refuse(name: string, node: JsonNode, wanted: string): never {
    throw fault(this.document, node, `\`${name}\` must be ${wanted}, found ${typeName(node)}.`, `Give \`${name}\` ${wanted}.`);
  }
}

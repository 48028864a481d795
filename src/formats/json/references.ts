import type { Reference } from '../../model.ts';
import type { JsonNode } from '../json-text.ts';
import type { Dialect } from './dialect.ts';
import { readDocument } from './document.ts';
import type { Document } from './document.ts';
import { pointerSegments, resolveUri, splitFragment } from './uri.ts';

/** A schema somewhere in the texts at hand, with the URI that its own references start from. */
export interface Located {
  readonly node: JsonNode;
  readonly document: Document;
  readonly base: string | null;
}

/** All texts behind one schema, and the ways to a place in them: file, id, anchor, JSON pointer. */
export class Library {
  readonly main: Document;
  /** `id` in draft-04, `$id` since. */
  readonly idKeyword: string;
  readonly #modern: boolean;
  readonly #byUri = new Map<string, Document>();
  readonly #named = new Map<Document, Map<string, Located>>();

  /** References are known under their name as seen from the main document, and under their own id. */
  constructor(main: Document, references: readonly Reference[], dialect: Dialect) {
    this.main = main;
    this.idKeyword = dialect.name === 'draft-04' ? 'id' : '$id';
    this.#modern = dialect.modern;
    const { base } = this.start();
    const documents = references.map((reference) => readDocument(reference.schema, reference.file ?? reference.name));
    const register = (uri: string, document: Document): void => {
      const key = splitFragment(uri).base;
      if (!this.#byUri.has(key)) this.#byUri.set(key, document);
    };
    for (const [i, { name }] of references.entries()) register(resolveUri(base, name), documents[i]!);
    for (const [i, { name }] of references.entries()) register(name, documents[i]!);
    for (const document of documents) register(this.start(document).base ?? document.file, document);
  }

  /** The schema that `ref` names, seen from `from`; null when there is none. */
  find(ref: string, from: Located): Located | null {
    const uri = resolveUri(from.base, ref);
    const { base, fragment } = splitFragment(uri);
    const names = this.#names(from.document);
    const named = names.get(uri) ?? (fragment === '' ? names.get(base) : undefined);
    if (named !== undefined && ref !== '#') return named;
    if (ref.startsWith('#')) return this.#point(from, fragment);
    const document = names.has(base) ? from.document : (this.#byUri.get(base) ?? this.#byUri.get(splitFragment(ref).base));
    if (document === undefined) return null;
    const resource = names.get(base) ?? { ...this.start(document), base };
    return this.#names(document).get(uri) ?? this.#walk(resource, this.#segments(fragment));
  }

  /** Documents other than the main one, by each name that they have. */
  get references(): ReadonlyMap<string, Document> {
    return new Map([...this.#byUri].filter(([, document]) => document !== this.main));
  }

  /** Every document: the main one, then the references. */
  documents(): Document[] {
    return [...new Set([this.main, ...this.#byUri.values()])];
  }

  /** The document's own place, where building starts. */
  start(document: Document = this.main): Located {
    return { node: document.root, document, base: this.#id(document.root) };
  }

  /** A value below `at`; an id of its own moves the base. */
  below(at: Located, node: JsonNode): Located {
    const id = this.#id(node);
    return { node, document: at.document, base: id === null ? at.base : resolveUri(at.base, id) };
  }

  /** From the document's root, whatever embedded resource the reference stands in; a modern one may start at its own. */
  #point(from: Located, fragment: string): Located | null {
    const segments = this.#segments(fragment);
    const found = this.#walk(this.start(from.document), segments);
    if (found !== null || !this.#modern || from.base === null) return found;
    const resource = this.#names(from.document).get(from.base);
    return resource === undefined ? null : this.#walk(resource, segments);
  }

  /** The older drafts' pointers drop all before the first slash, so that `#name` means the whole document. */
  #segments(fragment: string): string[] | null {
    return this.#modern ? pointerSegments(fragment) : pointerSegments(fragment.includes('/') ? fragment.slice(fragment.indexOf('/')) : '');
  }

  #walk(start: Located, segments: readonly string[] | null): Located | null {
    if (segments === null) return null;
    let at = start;
    for (const segment of segments) {
      const { node } = at;
      const next = node.kind === 'object' ? node.members.get(segment)?.value : node.kind === 'array' ? node.items[Number(segment)] : undefined;
      if (next === undefined) return null;
      at = this.below(at, next);
    }
    return at;
  }

  /** Embedded resources and anchors: by absolute URI; in the older drafts by the id as it is written. */
  #names(document: Document): Map<string, Located> {
    let names = this.#named.get(document);
    if (names === undefined) {
      names = new Map();
      this.#collect({ node: document.root, document, base: null }, names);
      this.#named.set(document, names);
    }
    return names;
  }

  #collect(parent: Located, names: Map<string, Located>): void {
    const at = this.below(parent, parent.node);
    const { node, base } = at;
    if (node.kind === 'array') for (const item of node.items) this.#collect({ ...at, node: item }, names);
    if (node.kind !== 'object') return;
    const id = this.#modern ? (base === parent.base ? null : base) : this.#id(node);
    if (id !== null && !names.has(id)) names.set(id.replace(/#$/, ''), at);
    for (const keyword of this.#modern ? ['$anchor', '$dynamicAnchor'] : []) {
      const anchor = node.members.get(keyword)?.value;
      if (anchor?.kind === 'string') names.set(resolveUri(base, `#${anchor.value}`), at);
    }
    for (const { value } of node.members.values()) {
      if (value.kind === 'object' || value.kind === 'array') this.#collect({ ...at, node: value }, names);
    }
  }

  #id(node: JsonNode): string | null {
    if (node.kind !== 'object') return null;
    const id = node.members.get(this.idKeyword)?.value;
    return id?.kind === 'string' ? id.value : null;
  }
}

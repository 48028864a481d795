import type { JsonNode } from '../../../json-text.ts';
import type { Draft } from './dialect.ts';
import { declaredDraft, memberOf, textOf } from './dialect.ts';
import { subschemasOf } from './subschemas.ts';
import { NO_BASE, pointerTokens, resolveUri } from './uri.ts';

/** A schema with an identifier of its own, or the root of a document. */
export interface Resource {
  readonly uri: string;
  readonly root: JsonNode;
  readonly draft: Draft;
  /** `$schema` names the draft, here or further out. */
  readonly declared: boolean;
  readonly anchors: Map<string, JsonNode>;
  readonly dynamicAnchors: Map<string, JsonNode>;
  /** `$recursiveAnchor: true` at the root. */
  readonly recursive: boolean;
}

/** A schema and the resource that gives its references their meaning. */
export interface Located {
  readonly node: JsonNode;
  readonly resource: Resource;
}

/** All schemas of one side, found by reference. Nothing is fetched. */
export class Library {
  readonly root: Located;
  /** What a schema means can depend on the way to it. */
  dynamic = false;
  readonly #byUri = new Map<string, Resource>();
  readonly #byRoot = new Map<JsonNode, Resource>();

  /** `references` are whole documents by name. */
  constructor(root: JsonNode, references: ReadonlyMap<string, JsonNode>, defaultDraft: Draft) {
    this.root = { node: root, resource: this.#document(root, NO_BASE, defaultDraft) };
    for (const [name, node] of references) {
      const resource = this.#document(node, resolveUri(name, NO_BASE).uri, defaultDraft);
      if (!this.#byUri.has(name)) this.#byUri.set(name, resource);
    }
  }

  /** null when nothing is there. */
  resolve(reference: string, from: Resource): Located | null {
    const { uri, fragment } = resolveUri(reference, from.uri);
    const resource = uri === from.uri ? from : (this.#byUri.get(uri) ?? this.#byUri.get(reference.split('#')[0] ?? ''));
    if (resource === undefined) return null;
    if (fragment === '') return { node: resource.root, resource };
    if (fragment.startsWith('/')) return this.#walk(resource, pointerTokens(fragment));
    const node = resource.anchors.get(fragment) ?? resource.dynamicAnchors.get(fragment);
    return node === undefined ? null : { node, resource };
  }

  /** The resource of a schema directly inside a schema of `outer`. */
  enter(node: JsonNode, outer: Resource): Resource {
    return this.#byRoot.get(node) ?? outer;
  }

  #walk(start: Resource, tokens: readonly string[]): Located | null {
    let node = start.root;
    let resource = start;
    for (const token of tokens) {
      const next: JsonNode | null | undefined = node.kind === 'array' && /^(0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : memberOf(node, token);
      if (next === null || next === undefined) return null;
      node = next;
      resource = this.enter(node, resource);
    }
    return { node, resource };
  }

  #document(root: JsonNode, uri: string, defaultDraft: Draft): Resource {
    const declared = declaredDraft(root);
    const draft = declared ?? defaultDraft;
    const resource = this.#resource(root, identifierOf(root, draft, uri) ?? uri, draft, declared !== null);
    if (!this.#byUri.has(uri)) this.#byUri.set(uri, resource);
    this.#index(root, resource);
    return resource;
  }

  #resource(root: JsonNode, uri: string, draft: Draft, declared: boolean): Resource {
    const recursiveAnchor = memberOf(root, '$recursiveAnchor');
    const recursive = recursiveAnchor?.kind === 'literal' && recursiveAnchor.value === true;
    this.dynamic ||= recursive;
    const resource: Resource = { uri, root, draft, declared, anchors: new Map(), dynamicAnchors: new Map(), recursive };
    if (!this.#byUri.has(uri)) this.#byUri.set(uri, resource);
    this.#byRoot.set(root, resource);
    return resource;
  }

  #index(node: JsonNode, resource: Resource): void {
    this.#anchor(node, resource);
    for (const inner of subschemasOf(node)) {
      const draft = declaredDraft(inner) ?? resource.draft;
      const identifier = identifierOf(inner, draft, resource.uri);
      const declared = resource.declared || declaredDraft(inner) !== null;
      this.#index(inner, identifier === null ? resource : this.#resource(inner, identifier, draft, declared));
    }
  }

  #anchor(node: JsonNode, resource: Resource): void {
    const add = (anchors: Map<string, JsonNode>, name: string | null): void => {
      if (name !== null && !anchors.has(name)) anchors.set(name, node);
    };
    if (resource.draft >= 2019) {
      add(resource.anchors, textOf(node, '$anchor'));
      if (resource.draft === 2020) add(resource.dynamicAnchors, textOf(node, '$dynamicAnchor'));
      this.dynamic ||= resource.dynamicAnchors.size > 0;
      return;
    }
    const identifier = textOf(node, resource.draft === 4 ? 'id' : '$id');
    if (identifier?.startsWith('#') === true && identifier.length > 1) add(resource.anchors, identifier.slice(1));
  }
}

/** The absolute URI that a schema gives itself; null without one. Drafts up to 7 ignore what stands beside `$ref`. */
function identifierOf(node: JsonNode, draft: Draft, base: string): string | null {
  const identifier = textOf(node, draft === 4 ? 'id' : '$id');
  if (identifier === null || identifier.startsWith('#')) return null;
  if (draft <= 7 && textOf(node, '$ref') !== null) return null;
  return resolveUri(identifier, base).uri;
}

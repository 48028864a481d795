import type { Located, Resource } from '../schema/library.ts';

/** The dynamic scope as far as it matters: for each dynamic anchor, the outermost resource that has it. */
export class Scope {
  /** Equal keys, equal scopes. */
  readonly key: string;
  readonly #bindings: ReadonlyMap<string, Located>;
  readonly #ids: Map<Resource, number>;

  constructor(bindings: ReadonlyMap<string, Located> = new Map(), ids = new Map<Resource, number>()) {
    this.#bindings = bindings;
    this.#ids = ids;
    this.key = [...bindings].map(([name, { resource }]) => `${name}@${this.#id(resource)}`).sort().join();
  }

  /** `$recursiveAnchor` has no name. */
  static readonly recursive = '';

  enter(resource: Resource): Scope {
    const added = new Map<string, Located>();
    for (const [name, node] of resource.dynamicAnchors) if (!this.#bindings.has(name)) added.set(name, { node, resource });
    if (resource.recursive && !this.#bindings.has(Scope.recursive)) added.set(Scope.recursive, { node: resource.root, resource });
    return added.size === 0 ? this : new Scope(new Map([...this.#bindings, ...added]), this.#ids);
  }

  outermost(anchor: string): Located | undefined {
    return this.#bindings.get(anchor);
  }

  #id(resource: Resource): number {
    let id = this.#ids.get(resource);
    if (id === undefined) this.#ids.set(resource, (id = this.#ids.size));
    return id;
  }
}

import type { Located, Resource } from '../schema/library.ts';

/** What a schema means depends on: for each dynamic anchor, the outermost resource that has it; and whether objects are closed. */
export class Scope {
  /** Equal keys, equal scopes. */
  readonly key: string;
  readonly #bindings: ReadonlyMap<string, Located>;
  readonly #ids: Map<Resource, number>;
  /** Objects hold declared members only. */
  readonly closed: boolean;

  constructor(closed: boolean, bindings: ReadonlyMap<string, Located> = new Map(), ids = new Map<Resource, number>()) {
    this.closed = closed;
    this.#bindings = bindings;
    this.#ids = ids;
    const bound = [...bindings].map(([name, { resource }]) => `${name}@${this.#id(resource)}`).sort().join();
    this.key = `${closed ? 'closed ' : ''}${bound}`;
  }

  /** `$recursiveAnchor` has no name. */
  static readonly recursive = '';

  enter(resource: Resource): Scope {
    const added = new Map<string, Located>();
    for (const [name, node] of resource.dynamicAnchors) if (!this.#bindings.has(name)) added.set(name, { node, resource });
    if (resource.recursive && !this.#bindings.has(Scope.recursive)) added.set(Scope.recursive, { node: resource.root, resource });
    return added.size === 0 ? this : new Scope(this.closed, new Map([...this.#bindings, ...added]), this.#ids);
  }

  /** The same, taking schemas as they stand. */
  opened(): Scope {
    return this.closed ? new Scope(false, this.#bindings, this.#ids) : this;
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

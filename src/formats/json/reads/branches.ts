import type { JsonNode, JsonObject } from '../../json-text.ts';
import { isIntegerSpelling } from '../numbers.ts';
import type { Library, Located } from '../references.ts';
import type { JsonSchema } from '../schema.ts';
import { splitFragment } from '../uri.ts';

export type JsonType = 'null' | 'boolean' | 'string' | 'integer' | 'number' | 'array' | 'object';

/** One way in which a value may be valid: its types, and all schema objects that then hold at once. */
export interface Branch {
  /** null: the schema does not say. */
  readonly types: ReadonlySet<JsonType> | null;
  readonly parts: readonly Located[];
  /** Name of the reference or title that it came by. */
  readonly name: string | null;
}

/** More ways than this are not told apart. */
const MAX_BRANCHES = 64;
const ANYTHING: Branch = { types: null, parts: [], name: null };

/** The ways in which a value may satisfy all of the views at once. References are followed, `allOf` intersects, `anyOf`, `oneOf` and `if` fork. */
export function branchesOf(schema: JsonSchema, views: readonly Located[]): readonly Branch[] {
  const expander = new Expander(schema.library, schema.dialect.modern);
  return views.reduce<readonly Branch[]>((found, view) => cross(found, expander.expand(view)), [ANYTHING]);
}

class Expander {
  readonly #library: Library;
  readonly #modern: boolean;
  /** Schemas being expanded: one that leads back to itself adds nothing. */
  readonly #open = new Set<JsonNode>();

  constructor(library: Library, modern: boolean) {
    this.#library = library;
    this.#modern = modern;
  }

  expand(view: Located): readonly Branch[] {
    const { node } = view;
    if (node.kind === 'literal' && node.value === false) return [];
    if (node.kind !== 'object' || this.#open.has(node)) return [ANYTHING];
    this.#open.add(node);
    const branches = this.#object(view, node);
    this.#open.delete(node);
    return branches;
  }

  #object(view: Located, node: JsonObject): readonly Branch[] {
    const ref = node.members.get('$ref')?.value;
    const target = ref?.kind === 'string' ? this.#target(view, ref.value) : null;
    if (target !== null && !this.#modern) return target;
    const title = node.members.get('title')?.value;
    let branches: readonly Branch[] = [{ types: typesOf(node), parts: [view], name: title?.kind === 'string' ? title.value : null }];
    if (target !== null) branches = cross(branches, target);
    for (const member of this.#members(view, node, 'allOf')) branches = cross(branches, this.expand(member));
    for (const keyword of ['anyOf', 'oneOf']) {
      const members = this.#members(view, node, keyword);
      if (members.length > 0) branches = cross(branches, members.flatMap((member) => this.expand(member)));
    }
    return node.members.has('if') ? cross(branches, [...this.#either(view, node, 'then'), ...this.#either(view, node, 'else')]) : branches;
  }

  #either(view: Located, node: JsonObject, keyword: 'then' | 'else'): readonly Branch[] {
    const value = node.members.get(keyword)?.value;
    return value === undefined ? [ANYTHING] : this.expand(this.#library.below(view, value));
  }

  #members(view: Located, node: JsonObject, keyword: string): Located[] {
    const list = node.members.get(keyword)?.value;
    return list?.kind === 'array' ? list.items.map((item) => this.#library.below(view, item)) : [];
  }

  #target(view: Located, ref: string): readonly Branch[] {
    const found = this.#library.find(ref, view);
    if (found === null) return [ANYTHING];
    const name = splitFragment(ref).fragment.split('/').at(-1) || ref;
    return this.expand(found).map((branch) => ({ ...branch, name: branch.name ?? name }));
  }
}

function cross(left: readonly Branch[], right: readonly Branch[]): readonly Branch[] {
  if (left.length * right.length > MAX_BRANCHES) return left.length === 0 || right.length === 0 ? [] : [ANYTHING];
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const types = common(a.types, b.types);
      if (types?.size === 0) return [];
      return { types, parts: [...a.parts, ...b.parts.filter((part) => !a.parts.some((other) => other.node === part.node))], name: b.name ?? a.name };
    }),
  );
}

/** Integers are numbers. */
function common(a: Branch['types'], b: Branch['types']): Branch['types'] {
  if (a === null || b === null) return a ?? b;
  const both = new Set<JsonType>();
  for (const type of a) {
    if (b.has(type)) both.add(type);
    else if (type === 'integer' && b.has('number')) both.add('integer');
    else if (type === 'number' && b.has('integer')) both.add('integer');
  }
  return both;
}

/** By `type`, and by the values of `const` and `enum`. */
function typesOf(node: JsonObject): Branch['types'] {
  const type = node.members.get('type')?.value;
  const names = type?.kind === 'array' ? type.items : type === undefined ? null : [type];
  const declared = names === null ? null : new Set(names.flatMap((name) => (name.kind === 'string' ? [name.value as JsonType] : [])));
  const values = node.members.get('enum')?.value;
  const constant = node.members.get('const')?.value;
  const listed = constant !== undefined ? [constant] : values?.kind === 'array' ? values.items : null;
  return common(declared, listed === null ? null : new Set(listed.map(typeOfValue)));
}

export function typeOfValue(node: JsonNode): JsonType {
  if (node.kind === 'number') return isIntegerSpelling(node.raw) || Number.isInteger(node.value) ? 'integer' : 'number';
  if (node.kind !== 'literal') return node.kind;
  return node.value === null ? 'null' : 'boolean';
}

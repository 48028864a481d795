import type { JsonNode, JsonObject } from '../../json-text.ts';
import { toPlain } from '../../json-text.ts';
import type { Member, ObjectShape, Shape } from '../../shape.ts';
import { javaRegex } from '../java-regex.ts';
import type { Located } from '../references.ts';
import type { JsonSchema } from '../schema.ts';
import type { Branch } from './branches.ts';
import { placeOfView } from './place.ts';
import { textAt } from './scalar.ts';

export type ShapeOf = (views: readonly Located[]) => Shape;

/** What the keywords of one schema object say of a property. */
interface Word {
  /** Schemas that its value must satisfy. */
  readonly views: readonly Located[];
  readonly declared: boolean;
  readonly forbidden: boolean;
}

/** An object under all schema objects that hold at once. Members are worked out when they are asked for. */
export function objectShape(schema: JsonSchema, branch: Branch, fallback: Located, shapeOf: ShapeOf): ObjectShape {
  const parts = branch.parts.filter((part): part is Located & { node: JsonObject } => part.node.kind === 'object');
  const names = [...new Set(parts.flatMap(({ node }) => [...(membersOf(node, 'properties')?.keys() ?? [])]))];
  const rest = parts.map((part) => wordFor(schema, part, null, new Set(names)));
  const open = rest.every((word) => !word.forbidden);
  const values = rest.flatMap((word) => word.views);
  const choice = discriminator(parts);
  return {
    kind: 'object',
    ...(branch.name === null ? {} : { name: branch.name }),
    ...(choice === null ? {} : { branch: choice }),
    members: names,
    open,
    ...(open && values.length > 0 ? { values: () => shapeOf(values) } : {}),
    member: (name) => member(schema, parts, name, new Set(names), shapeOf),
    get place() {
      return placeOfView(parts[0] ?? fallback);
    },
  };
}

function member(schema: JsonSchema, parts: readonly (Located & { node: JsonObject })[], name: string, names: ReadonlySet<string>, shapeOf: ShapeOf): Member | null {
  const words = parts.map((part) => wordFor(schema, part, name, names));
  const declared = words.some((word) => word.declared);
  if (!declared && words.some((word) => word.forbidden)) return null;
  const views = words.flatMap((word) => word.views);
  const required = parts.some(({ node }) => isRequired(node, name));
  const [first] = views;
  const fallback = views.find((view) => view.node.kind === 'object' && view.node.members.has('default'));
  return {
    presence: required ? 'always' : declared ? 'sometimes' : 'unknown',
    shape: () => shapeOf(views),
    get place() {
      return first === undefined ? null : placeOfView(first);
    },
    ...(fallback === undefined ? {} : { default: { value: toPlain((fallback.node as JsonObject).members.get('default')!.value) } }),
    ...prose(views),
  };
}

/** `name` null: what is said of names that nobody declares. */
function wordFor(schema: JsonSchema, part: Located & { node: JsonObject }, name: string | null, names: ReadonlySet<string>): Word {
  const { node } = part;
  const below = (value: JsonNode): Located => schema.library.below(part, value);
  const own = name === null ? undefined : membersOf(node, 'properties')?.get(name);
  const views = own === undefined ? [] : [below(own)];
  for (const [pattern, value] of name === null ? [] : (membersOf(node, 'patternProperties') ?? [])) {
    const regex = javaRegex(pattern);
    if ('matches' in regex && regex.matches(name!)) views.push(below(value));
  }
  if (views.length > 0) return { views, declared: own !== undefined, forbidden: own === undefined && views.every(({ node }) => isFalse(node)) };
  const elsewhere = name !== null && names.has(name);
  const rest = node.members.get('additionalProperties')?.value ?? (elsewhere ? undefined : node.members.get('unevaluatedProperties')?.value);
  if (rest === undefined || (rest.kind === 'literal' && rest.value === true)) return { views: [], declared: false, forbidden: false };
  return isFalse(rest) ? { views: [], declared: false, forbidden: true } : { views: [below(rest)], declared: false, forbidden: false };
}

function isFalse(node: JsonNode): boolean {
  return node.kind === 'literal' && node.value === false;
}

function membersOf(node: JsonObject, keyword: string): ReadonlyMap<string, JsonNode> | null {
  const value = node.members.get(keyword)?.value;
  return value?.kind === 'object' ? new Map([...value.members].map(([name, one]) => [name, one.value])) : null;
}

function isRequired(node: JsonObject, name: string): boolean {
  const list = node.members.get('required')?.value;
  return list?.kind === 'array' && list.items.some((item) => item.kind === 'string' && item.value === name);
}

/** The fixed text of a required property: what tells the members of a `oneOf` apart. */
function discriminator(parts: readonly { readonly node: JsonObject }[]): string | null {
  for (const { node } of parts) {
    for (const [name, value] of membersOf(node, 'properties') ?? []) {
      const constant = value.kind === 'object' ? value.members.get('const')?.value : undefined;
      if (constant?.kind === 'string' && parts.some((part) => isRequired(part.node, name))) return constant.value;
    }
  }
  return null;
}

/** Documentation and unit, from the first schema that has them. */
export function prose(views: readonly Located[]): { doc?: string; unit?: string } {
  const doc = views.map((view) => textAt(view, 'description')).find((text) => text !== null);
  const unit = views.map((view) => textAt(view, 'unit') ?? textAt(view, 'x-unit')).find((text) => text !== null);
  return { ...(doc == null ? {} : { doc }), ...(unit == null ? {} : { unit }) };
}

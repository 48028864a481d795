import type { Alternative, ArrayShape, Shape } from '../shape.ts';
import type { Branch, JsonType } from './reads/branches.ts';
import { branchesOf } from './reads/branches.ts';
import { objectShape, prose } from './reads/object.ts';
import { placeOfView } from './reads/place.ts';
import { numbers, scalarShape, textAt } from './reads/scalar.ts';
import { typeText } from './reads/type-text.ts';
import type { Located } from './references.ts';
import type { JsonSchema } from './schema.ts';

const OBJECT_KEYWORDS = ['properties', 'patternProperties', 'additionalProperties', 'required'];
const ARRAY_KEYWORDS = ['items', 'prefixItems', 'contains', 'minItems'];

/** What a reader of the text may count on. `record`: the title, or the name of a definition; a name that is not there has no shape. */
export function shape(schema: JsonSchema, record?: string): Shape {
  const root = schema.library.start();
  if (record === undefined || records(schema).includes(record)) return shapeOf(schema, [root]);
  const definition = schema.library.find(`#/$defs/${escaped(record)}`, root) ?? schema.library.find(`#/definitions/${escaped(record)}`, root);
  if (definition !== null) return shapeOf(schema, [definition]);
  return { text: record, place: placeOfView(root), nullable: 'no', alternatives: [] };
}

/** The registry names a JSON Schema by its title. */
export function records(schema: JsonSchema): readonly string[] {
  const title = textAt(schema.library.start(), 'title');
  return title === null ? [] : [title];
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The value that satisfies all of the views at once. */
function shapeOf(schema: JsonSchema, views: readonly Located[]): Shape {
  const fallback = views[0] ?? schema.library.start();
  const branches = branchesOf(schema, views);
  const open = branches.some((branch) => branch.types === null);
  return {
    text: typeText(views, branches),
    get place() {
      return placeOfView(fallback);
    },
    nullable: branches.some((branch) => branch.types?.has('null')) ? 'yes' : open ? 'unknown' : 'no',
    alternatives: branches.flatMap((branch) => alternatives(schema, branch, fallback)),
    ...prose(branches.length === 1 ? [...views, ...branches[0]!.parts] : views),
  };
}

function alternatives(schema: JsonSchema, branch: Branch, fallback: Located): Alternative[] {
  const types = branch.types ?? impliedTypes(branch);
  if (types === null) return [{ kind: 'any', why: 'the schema does not name a type', place: placeOfView(branch.parts[0] ?? fallback) }];
  return [...types].flatMap((type) => alternative(schema, branch, type, fallback));
}

function alternative(schema: JsonSchema, branch: Branch, type: JsonType, fallback: Located): Alternative[] {
  switch (type) {
    case 'null':
      return [];
    case 'object':
      return [objectShape(schema, branch, fallback, (views) => shapeOf(schema, views))];
    case 'array':
      return [arrayShape(schema, branch, fallback)];
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return [scalarShape(branch, type, fallback)];
  }
}

/** Without a type, the keywords tell what the author had in mind. */
function impliedTypes({ parts }: Branch): ReadonlySet<JsonType> | null {
  const has = (keywords: readonly string[]): boolean => parts.some(({ node }) => node.kind === 'object' && keywords.some((keyword) => node.members.has(keyword)));
  if (has(OBJECT_KEYWORDS)) return new Set(['object']);
  return has(ARRAY_KEYWORDS) ? new Set(['array']) : null;
}

function arrayShape(schema: JsonSchema, { parts }: Branch, fallback: Located): ArrayShape {
  const minItems = Math.max(...numbers(parts, 'minItems'));
  const maxItems = Math.min(...numbers(parts, 'maxItems'));
  const unique = parts.some(({ node }) => node.kind === 'object' && isTrue(node.members.get('uniqueItems')?.value));
  return {
    kind: 'array',
    items: () => itemShape(schema, parts, fallback),
    ...(Number.isFinite(minItems) ? { minItems } : {}),
    ...(Number.isFinite(maxItems) ? { maxItems } : {}),
    ...(unique ? { unique } : {}),
    get place() {
      return placeOfView(parts[0] ?? fallback);
    },
  };
}

function isTrue(node: { readonly kind: string; readonly value?: unknown } | undefined): boolean {
  return node?.kind === 'literal' && node.value === true;
}

/** Any item: one schema for all, or the schemas by position and the one for further items as alternatives. */
function itemShape(schema: JsonSchema, parts: readonly Located[], fallback: Located): Shape {
  const lists = parts.flatMap((part) => {
    const { node } = part;
    if (node.kind !== 'object') return [];
    const items = node.members.get('items')?.value;
    const heads = [node.members.get('prefixItems')?.value, items].flatMap((value) => (value?.kind === 'array' ? value.items : []));
    const rest = items === undefined || items.kind === 'array' ? node.members.get('additionalItems')?.value : items;
    const all = rest === undefined || (items === undefined && heads.length === 0) ? heads : [...heads, rest];
    return all.length === 0 ? [] : [all.map((value) => schema.library.below(part, value))];
  });
  const single = lists.filter((list) => list.length === 1).map((list) => list[0]!);
  const [several] = lists.filter((list) => list.length > 1);
  if (several === undefined) return shapeOf(schema, single);
  const shapes = several.map((view) => shapeOf(schema, [view, ...single]));
  return {
    text: shapes.map((one) => one.text).join(' or '),
    place: placeOfView(several[0] ?? fallback),
    nullable: shapes.some((one) => one.nullable === 'yes') ? 'yes' : shapes.some((one) => one.nullable === 'unknown') ? 'unknown' : 'no',
    alternatives: shapes.flatMap((one) => one.alternatives),
  };
}

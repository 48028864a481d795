import type { JsonNode } from '../../json-text.ts';
import type { Bound, EnumValue, ScalarShape } from '../../shape.ts';
import { javaKey } from '../numbers.ts';
import type { Located } from '../references.ts';
import { placeOfView } from './place.ts';
import type { Branch, JsonType } from './branches.ts';
import { typeOfValue } from './branches.ts';

const LOGICAL: ReadonlyMap<string, NonNullable<ScalarShape['logical']>> = new Map([
  ['date-time', 'timestamp'],
  ['date', 'date'],
  ['time', 'time'],
  ['duration', 'duration'],
  ['uuid', 'uuid'],
]);

/** A text, number or boolean under all keywords that hold at once. */
export function scalarShape(branch: Branch, type: 'string' | 'integer' | 'number' | 'boolean', fallback: Located): ScalarShape {
  const { parts } = branch;
  const format = firstText(parts, 'format');
  const encoding = firstText(parts, 'contentEncoding');
  const logical = type === 'string' && format !== null ? LOGICAL.get(format) : undefined;
  return {
    kind: 'scalar',
    type,
    values: valuesOf(parts, type),
    ...(logical === undefined ? {} : { logical }),
    ...(format === null ? {} : { format }),
    ...(encoding === null ? {} : { encoding }),
    ...(type === 'string' ? lengths(parts) : type === 'boolean' ? {} : range(parts)),
    ...(branch.name === null ? {} : { name: branch.name }),
    get place() {
      return placeOfView(parts[0] ?? fallback);
    },
  };
}

/** The values that every `enum` and `const` allows, of the type asked for; null when nothing lists any. */
function valuesOf(parts: readonly Located[], type: JsonType): EnumValue[] | null {
  const lists = parts.flatMap((part) => {
    const listed = listedValues(part);
    return listed === null ? [] : [new Map(listed.map((node) => [javaKey(node), { node, part }]))];
  });
  const [first, ...others] = lists;
  if (first === undefined) return null;
  const allowed = new Map([...first].filter(([key]) => others.every((other) => other.has(key))));
  const fits = (node: JsonNode): boolean => typeOfValue(node) === type || (type === 'number' && node.kind === 'number');
  return [...allowed.values()].filter(({ node }) => fits(node)).map(({ node, part }) => ({
    value: (node as { value: string | number | boolean }).value,
    place: part.document.place(node.start, node.end),
  }));
}

function listedValues({ node }: Located): readonly JsonNode[] | null {
  if (node.kind !== 'object') return null;
  const constant = node.members.get('const')?.value;
  if (constant !== undefined) return [constant];
  const list = node.members.get('enum')?.value;
  return list?.kind === 'array' ? list.items : null;
}

function lengths(parts: readonly Located[]): Pick<ScalarShape, 'minLength' | 'maxLength' | 'patterns'> {
  const minLength = Math.max(...numbers(parts, 'minLength'));
  const maxLength = Math.min(...numbers(parts, 'maxLength'));
  const patterns = parts.flatMap((part) => textAt(part, 'pattern') ?? []);
  return {
    ...(Number.isFinite(minLength) ? { minLength } : {}),
    ...(Number.isFinite(maxLength) ? { maxLength } : {}),
    ...(patterns.length > 0 ? { patterns } : {}),
  };
}

export function numbers(parts: readonly Located[], keyword: string): number[] {
  return parts.flatMap(({ node }) => {
    const value = node.kind === 'object' ? node.members.get(keyword)?.value : undefined;
    return value?.kind === 'number' ? [value.value] : [];
  });
}

function range(parts: readonly Located[]): Pick<ScalarShape, 'min' | 'max' | 'multipleOf'> {
  const low = parts.flatMap((part) => bounds(part, 'minimum', 'exclusiveMinimum'));
  const high = parts.flatMap((part) => bounds(part, 'maximum', 'exclusiveMaximum'));
  const min = low.reduce<Bound | null>((best, one) => (best === null || one.value > best.value || (one.value === best.value && one.exclusive) ? one : best), null);
  const max = high.reduce<Bound | null>((best, one) => (best === null || one.value < best.value || (one.value === best.value && one.exclusive) ? one : best), null);
  const step = parts.flatMap(({ node }) => (node.kind === 'object' ? (node.members.get('multipleOf')?.value ?? []) : []))[0];
  return {
    ...(min === null ? {} : { min }),
    ...(max === null ? {} : { max }),
    ...(step?.kind === 'number' ? { multipleOf: step.raw } : {}),
  };
}

/** A bound and its exclusive twin, which is a flag on the bound in draft-04. */
function bounds({ node, document }: Located, keyword: string, exclusiveKeyword: string): Bound[] {
  if (node.kind !== 'object') return [];
  const inclusive = node.members.get(keyword)?.value;
  const exclusive = node.members.get(exclusiveKeyword)?.value;
  const found: Bound[] = [];
  const add = (bound: JsonNode | undefined, isExclusive: boolean): void => {
    if (bound?.kind !== 'number') return;
    found.push({ value: bound.value, exact: bound.raw, exclusive: isExclusive, from: 'declared', place: document.place(bound.start, bound.end) });
  };
  add(inclusive, exclusive?.kind === 'literal' && exclusive.value === true);
  add(exclusive, true);
  return found;
}

function firstText(parts: readonly Located[], keyword: string): string | null {
  return parts.map((part) => textAt(part, keyword)).find((text) => text !== null) ?? null;
}

export function textAt({ node }: Located, keyword: string): string | null {
  const value = node.kind === 'object' ? node.members.get(keyword)?.value : undefined;
  return value?.kind === 'string' ? value.value : null;
}

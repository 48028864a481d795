import type { JsonNode } from '../../json-text.ts';
import type { Decimal } from './decimal.ts';
import { parseDecimal, toText } from './decimal.ts';
import { UndecidedError } from './reasons.ts';

/** A JSON document with exact numbers. Member order does not matter. */
export type Value = null | boolean | string | Decimal | readonly Value[] | ReadonlyMap<string, Value>;

/** The seven disjoint kinds of values, as bits: true and false are kinds of their own. */
export const NULL = 1;
export const TRUE = 2;
export const FALSE = 4;
export const NUMBER = 8;
export const STRING = 16;
export const ARRAY = 32;
export const OBJECT = 64;
export const ANY = 127;
export const KINDS = [NULL, TRUE, FALSE, NUMBER, STRING, ARRAY, OBJECT] as const;
export type Kind = (typeof KINDS)[number];

export function isObject(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isNumber(value: Value): value is Decimal {
  return typeof value === 'object' && value !== null && 'digits' in value;
}

export function kindOf(value: Value): Kind {
  if (value === null) return NULL;
  if (value === true) return TRUE;
  if (value === false) return FALSE;
  if (typeof value === 'string') return STRING;
  if (isArray(value)) return ARRAY;
  return isObject(value) ? OBJECT : NUMBER;
}

export function fromNode(node: JsonNode): Value {
  switch (node.kind) {
    case 'object':
      return new Map([...node.members].map(([key, member]) => [key, fromNode(member.value)]));
    case 'array':
      return node.items.map(fromNode);
    case 'number': {
      const number = parseDecimal(node.raw);
      if (number === null) throw new UndecidedError('number-size', `the number ${node.raw.slice(0, 40)} is too large to compute with`);
      return number;
    }
    case 'string':
    case 'literal':
      return node.value;
  }
}

/** JSON text with sorted members: equal values, and only they, have equal keys. */
export function keyOf(value: Value): string {
  if (isObject(value)) {
    const members = [...value].map(([name, member]) => `${JSON.stringify(name)}:${keyOf(member)}`);
    return `{${members.sort().join()}}`;
  }
  return isArray(value) ? `[${value.map(keyOf).join()}]` : scalarText(value);
}

/** JSON text in the value's own member order. Parts that occur many times are written once. */
export function textOf(value: Value, known = new Map<Value, string>()): string {
  if (!isObject(value) && !isArray(value)) return scalarText(value);
  let text = known.get(value);
  if (text === undefined) {
    text = isObject(value)
      ? `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${textOf(member, known)}`).join()}}`
      : `[${value.map((item) => textOf(item, known)).join()}]`;
    known.set(value, text);
  }
  return text;
}

function scalarText(value: Value): string {
  return isNumber(value) ? toText(value) : JSON.stringify(value);
}

export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  return kindOf(a) === kindOf(b) && keyOf(a) === keyOf(b);
}

/** JavaScript data; objects have no prototype. Numbers beyond double precision lose digits, the text keeps them. Equal parts may be shared. */
export function plainOf(value: Value, known = new Map<Value, unknown>()): unknown {
  if (!isObject(value) && !isArray(value)) return isNumber(value) ? Number(toText(value)) : value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const plain = isArray(value) ? value.map((item) => plainOf(item, known)) : plainObject(value, known);
  known.set(value, plain);
  return plain;
}

function plainObject(value: ReadonlyMap<string, Value>, known: Map<Value, unknown>): unknown {
  const plain = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of value) plain[name] = plainOf(member, known);
  return plain;
}

/** Characters of a string as JSON Schema counts them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

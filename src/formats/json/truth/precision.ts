import type { JsonNode } from '../../json-text.ts';
import { parseDecimal, toText } from './decimal.ts';
import type { Value } from './value.ts';
import { isArray, isNumber, isObject } from './value.ts';

/** A value as a program reads it that keeps numbers in double precision. */
export function roundedValue(value: Value): Value {
  if (isArray(value)) return value.map(roundedValue);
  if (isObject(value)) return new Map([...value].map(([name, member]) => [name, roundedValue(member)]));
  return isNumber(value) ? (parseDecimal(String(Number(toText(value)))) ?? value) : value;
}

/** A schema read in the same way. */
export function roundedNode(node: JsonNode): JsonNode {
  switch (node.kind) {
    case 'array':
      return { ...node, items: node.items.map(roundedNode) };
    case 'object':
      return { ...node, members: new Map([...node.members].map(([key, member]) => [key, { ...member, value: roundedNode(member.value) }])) };
    case 'number':
      return { ...node, raw: Number.isFinite(node.value) ? String(node.value) : node.raw };
    case 'string':
    case 'literal':
      return node;
  }
}

/** Whether double precision changes any of its numbers. */
export function losesDigits(value: Value): boolean {
  if (isArray(value)) return value.some(losesDigits);
  if (isObject(value)) return [...value.values()].some(losesDigits);
  if (!isNumber(value)) return false;
  const rounded = parseDecimal(String(Number(toText(value))));
  return rounded === null || toText(rounded) !== toText(value);
}

/** Whether double precision changes any number in a schema's text. */
export function textLosesDigits(node: JsonNode): boolean {
  switch (node.kind) {
    case 'array':
      return node.items.some(textLosesDigits);
    case 'object':
      return [...node.members.values()].some((member) => textLosesDigits(member.value));
    case 'number': {
      const exact = parseDecimal(node.raw);
      return exact !== null && losesDigits(exact);
    }
    case 'string':
    case 'literal':
      return false;
  }
}

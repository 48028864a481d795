import type { JsonNode } from '../../../json-text.ts';
import type { Decimal } from '../decimal.ts';
import { compare, isMultiple, ofInteger } from '../decimal.ts';
import { FORMATS } from '../formats.ts';
import { UndecidedError } from '../reasons.ts';
import type { Value } from '../value.ts';
import { equal, fromNode, isArray, isNumber, isObject, lengthOf } from '../value.ts';
import type { Check, Verdict } from './check.ts';
import { keywordOf, refuse, VALID } from './check.ts';

/** `type`, `enum`, `const` and what concerns numbers and strings. */
export function checkScalars(check: Check, value: Value): Verdict {
  for (const [keyword, { value: at }] of check.schema.members) {
    if (!accepts(check, keyword, at, value)) return refuse(check, keyword, at);
  }
  return VALID;
}

function accepts(check: Check, keyword: string, at: JsonNode, value: Value): boolean {
  switch (keyword) {
    case 'type':
      return at.kind === 'array' ? at.items.some((each) => hasType(each, value)) : hasType(at, value);
    case 'enum':
      return at.kind !== 'array' || at.items.some((each) => equal(fromNode(each), value));
    case 'const':
      return (check.draft === 4 && check.resource.declared) || equal(fromNode(at), value);
    default:
      if (isNumber(value) && at.kind === 'number') return acceptsNumber(check, keyword, limit(at), value);
      return typeof value === 'string' ? acceptsString(check, keyword, at, value) : true;
  }
}

function hasType(type: JsonNode, value: Value): boolean {
  switch (type.kind === 'string' ? type.value : '') {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'number':
      return isNumber(value);
    case 'integer':
      return isNumber(value) && value.scale === 0;
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    default:
      return false;
  }
}

function limit(at: JsonNode): Decimal {
  return fromNode(at) as Decimal;
}

function acceptsNumber(check: Check, keyword: string, limited: Decimal, value: Decimal): boolean {
  switch (keyword) {
    case 'minimum':
      return compare(value, limited) >= (flagged(check, 'exclusiveMinimum') ? 1 : 0);
    case 'maximum':
      return compare(value, limited) <= (flagged(check, 'exclusiveMaximum') ? -1 : 0);
    case 'exclusiveMinimum':
      return compare(value, limited) > 0;
    case 'exclusiveMaximum':
      return compare(value, limited) < 0;
    case 'multipleOf':
      return isMultiple(value, limited);
    default:
      return true;
  }
}

function flagged(check: Check, keyword: string): boolean {
  const flag = keywordOf(check, keyword);
  return flag?.kind === 'literal' && flag.value === true;
}

function acceptsString(check: Check, keyword: string, at: JsonNode, value: string): boolean {
  if (at.kind === 'number' && keyword === 'minLength') return compare(ofInteger(lengthOf(value)), limit(at)) >= 0;
  if (at.kind === 'number' && keyword === 'maxLength') return compare(ofInteger(lengthOf(value)), limit(at)) <= 0;
  if (keyword === 'format' && check.assertFormat && at.kind === 'string') return hasFormat(check, at.value, value);
  return keyword !== 'pattern' || at.kind !== 'string' || check.patterns.matches(at.value, value);
}

function hasFormat(check: Check, format: string, value: string): boolean {
  const known = FORMATS.get(format);
  if (known === undefined) throw new UndecidedError('opaque-format', `nobody can say whether a text has the format ${format}`);
  return check.patterns.matches(known.pattern, value);
}

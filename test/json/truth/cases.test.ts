import { describe, expect, test } from 'vitest';
import type { ContainmentOptions } from '../../../src/formats/json/truth/index.ts';
import { contains } from '../../../src/formats/json/truth/index.ts';
import { parseJson } from '../../../src/formats/json-text.ts';
import type { Case } from './cases.ts';
import { ARRAY_CASES, COMBINED_CASES, INVALID_CASES, NUMBER_CASES, OBJECT_CASES, REFERENCE_CASES, STRING_CASES } from './cases.ts';

function answer(writer: string, reader: string, options: ContainmentOptions = {}): string {
  const { verdict, keyword } = contains(parseJson(reader), parseJson(writer), options);
  return verdict === 'refuted' ? `refuted ${keyword?.name}` : verdict;
}

describe.each([
  ['numbers', NUMBER_CASES],
  ['strings', STRING_CASES],
  ['arrays', ARRAY_CASES],
  ['objects', OBJECT_CASES],
  ['combined', COMBINED_CASES],
  ['references', REFERENCE_CASES],
  ['schemas that are none', INVALID_CASES],
] as readonly (readonly [string, readonly Case[]])[])('%s', (_family, cases) => {
  for (const [name, writer, reader, expected, dialect] of cases) {
    test(name, () => {
      expect(answer(writer, reader, dialect === undefined ? {} : { dialect })).toBe(expected);
    });
  }
});

describe('a refutation', () => {
  const writer = '{"type":"object","properties":{"id":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}},"required":["id","tags"]}';
  const reader = '{"type":"object","properties":{"id":{"type":"string"},"tags":{"items":{"maxLength":3}}},"required":["id"]}';

  test('shows a small document, the keyword and the place in both', () => {
    const refuted = contains(parseJson(reader), parseJson(writer));
    expect(refuted).toMatchObject({
      verdict: 'refuted',
      witnessText: '{"id":"","tags":["aaaa"]}',
      keyword: { name: 'maxLength', pointer: '/properties/tags/items/maxLength', instance: '/tags/0' },
    });
    expect(Object.getPrototypeOf(refuted.witness)).toBeNull();
  });

  test('prefers texts that have the format they should have', () => {
    const dated = '{"type":"object","properties":{"at":{"type":"string","format":"date-time"}},"required":["at"]}';
    expect(contains(parseJson('{"required":["id"]}'), parseJson(dated)).witnessText).toBe('{"at":"2020-01-01T00:00:00Z"}');
  });
});

describe('closed writers', () => {
  const open = '{"type":"object","properties":{"id":{"type":"string"}}}';
  const added = '{"type":"object","properties":{"id":{"type":"string"},"age":{"type":"integer"}}}';

  test.each([
    ['an added property is no break', open, added, 'contained'],
    ['an added required property is', open, '{"type":"object","required":["age"]}', 'refuted required'],
    ['a free-form object stays open', '{"type":"object"}', added, 'refuted type'],
    ['members of members are closed, too', `{"type":"object","properties":{"o":${open}}}`, `{"type":"object","properties":{"o":${added}}}`, 'contained'],
    ['items are closed', `{"type":"array","items":${open}}`, `{"type":"array","items":${added}}`, 'contained'],
    ['names of all parts of allOf are declared', '{"allOf":[{"properties":{"id":{}}},{"properties":{"at":{}}}]}', '{"propertyNames":{"enum":["id","at"]}}', 'contained'],
    ['all parts can be sent together', '{"type":"object","allOf":[{"properties":{"id":{}}},{"properties":{"at":{}}}]}', '{"not":{"required":["id","at"]}}', 'refuted not'],
    ['the branch taken declares', '{"type":"object","oneOf":[{"required":["a"],"properties":{"a":{}}},{"required":["b"],"properties":{"b":{}}}]}', '{"maxProperties":1}', 'contained'],
    ['one of the branches taken has to declare', '{"type":"object","anyOf":[{"required":["a"],"properties":{"a":{}}},{"required":["b"],"properties":{"b":{}}}]}', '{"propertyNames":{"enum":["a","b"]}}', 'contained'],
    ['a free-form branch stays open', '{"type":"object","anyOf":[{"required":["a"],"properties":{"a":{}}},{"required":["b"]}]}', '{"propertyNames":{"enum":["a","b"]}}', 'refuted enum'],
    ['not is not closed', '{"type":"object","not":{"properties":{"id":{"type":"integer"}},"required":["id"]}}', '{"not":{"properties":{"id":{"type":"integer"}},"required":["id"]}}', 'contained'],
    ['additionalProperties: true declares nothing', '{"type":"object","properties":{"id":{}},"additionalProperties":true}', added.replace('{"type":"string"}', '{}'), 'contained'],
    ['a schema for the others does', '{"type":"object","properties":{"id":{"type":"string"}},"additionalProperties":{"type":"string"}}', added, 'refuted type'],
    ['through references', `{"$ref":"#/definitions/o","definitions":{"o":${open}}}`, added, 'contained'],
  ])('%s', (_name, writer, reader, expected) => {
    expect(answer(writer, reader, { closedWriter: true })).toBe(expected);
  });
});

describe('formats as assertions', () => {
  test.each([
    ['a date is no time', '{"type":"string","format":"date"}', '{"format":"time"}', 'refuted format'],
    ['an address is short', '{"type":"string","format":"ipv4"}', '{"maxLength":15}', 'contained'],
    ['an address is not that short', '{"type":"string","format":"ipv6"}', '{"maxLength":44}', 'refuted maxLength'],
    ['leap days exist in leap years', '{"type":"string","format":"date","pattern":"^1900-02-29$"}', 'false', 'contained'],
    ['the same unknown format', '{"type":"string","format":"iri"}', '{"format":"iri"}', 'contained'],
    ['another unknown format', '{"type":"string","format":"iri"}', '{"format":"idn-email"}', 'unknown'],
  ])('%s', (_name, writer, reader, expected) => {
    expect(answer(writer, reader, { format: 'assert' })).toBe(expected);
  });
});

describe('references between documents', () => {
  const item = '{"type":"object","properties":{"sku":{"type":"string"}},"required":["sku"]}';
  const order = '{"type":"object","properties":{"item":{"$ref":"item.json"}},"required":["item"]}';

  test('are found by name, each side in its own documents', () => {
    const narrower = item.replace('"string"', '"integer"');
    const references = { reader: new Map([['item.json', parseJson(narrower)]]), writer: new Map([['item.json', parseJson(item)]]) };
    expect(answer(order, order, { references })).toBe('refuted type');
    expect(answer(order, order, { references: references.writer })).toBe('contained');
    expect(answer(order, order)).toBe('unknown');
  });
});

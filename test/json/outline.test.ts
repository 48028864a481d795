import { expect, it } from 'vitest';
import { json } from '../../src/formats/json/index.ts';

it.each([
  ['{"type": "object"}', ['schemas/a.json'], []],
  ['not json', ['schemas/a.json'], []],
  ['[1', ['schemas/a.json'], []],
  ['{"$id": "http://x.org/a.json#"}', ['http://x.org/a.json', 'schemas/a.json'], []],
  ['{"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://x.org/a.json"}', ['http://x.org/a.json', 'schemas/a.json'], []],
  ['{"properties": {"b": {"$ref": "b.json#/definitions/x"}, "c": {"$ref": "b.json"}, "d": {"$ref": "#/definitions/y"}}}', ['schemas/a.json'], ['b.json']],
  ['{"$id": "http://x.org/a.json", "items": [{"$ref": "http://x.org/a.json#/definitions/x"}, {"$ref": "a.json"}]}', ['http://x.org/a.json', 'schemas/a.json'], []],
  ['{"$defs": {"b": {"$id": "b.json"}}, "$ref": "b.json", "$schema": "https://json-schema.org/draft/2020-12/schema"}', ['schemas/a.json'], []],
  ['{"$ref": "http://json-schema.org/draft-07/schema#"}', ['schemas/a.json'], []],
  ['{"properties": {"$ref": {"type": "string"}}}', ['schemas/a.json'], []],
  ['{"anyOf": [{"$ref": "http://y.org/b"}, {"$ref": "../c.json"}]}', ['schemas/a.json'], ['http://y.org/b', '../c.json']],
])('%s', (text, defines, needs) => {
  expect(json.outline(text, 'schemas/a.json')).toEqual({ defines, needs });
});

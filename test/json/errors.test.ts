import { describe, expect, it } from 'vitest';
import { InvalidSchemaError, UncheckedError } from '../../src/errors.ts';
import { json } from '../../src/formats/json/index.ts';
import type { JsonSchema } from '../../src/formats/json/schema.ts';

const MODERN = '"$schema": "https://json-schema.org/draft/2020-12/schema"';
const DRAFT_4 = '"$schema": "http://json-schema.org/draft-04/schema#"';

function parse(schema: string, references: readonly { name: string; schema: string }[] = []): JsonSchema {
  return json.parse({ schema, references, file: 'order.json' }, { strictness: 'new' });
}

function failure(schema: string): unknown {
  try {
    parse(schema);
  } catch (error) {
    return error;
  }
  return null;
}

describe('texts that the registry refuses', () => {
  it.each([
    ['{', '1:2', /key in double quotes/],
    ['{"type": "string",}', '1:19', /key in double quotes/],
    ['{} {}', '1:4', /after the end/],
    ['{"type": string}', '1:10', /Expected a value/],
    ['[]', '1:1', /must be an object, true or false, found an array/],
    ['3', '1:1', /found a number/],
    ['null', '1:1', /found null/],
    ['{"type": "strin"}', '1:10', /`strin` is not a type/],
    ['{"type": 3}', '1:10', /`type` must be a type name/],
    ['{"enum": "a"}', '1:10', /`enum` must be an array, found a string/],
    ['{"required": true}', '1:14', /`required` must be an array, found a boolean/],
    ['{"required": [1]}', '1:15', /strings only/],
    ['{"properties": []}', '1:16', /`properties` must be an object, found an array/],
    ['{"properties": {\n  "a": 1}}', '2:8', /A schema must be an object, true or false, found a number/],
    ['{"allOf": {}}', '1:11', /`allOf` must be an array/],
    ['{"items": 3}', '1:11', /A schema must be/],
    ['{"title": 3}', '1:11', /`title` must be a string/],
    ['{"minimum": "1"}', '1:13', /`minimum` must be a number/],
    ['{"exclusiveMinimum": true}', '1:22', /`exclusiveMinimum` must be a number, found a boolean/],
    ['{"maxLength": 5.0}', '1:15', /`maxLength` must be a whole number/],
    ['{"maxLength": 4294967296}', '1:15', /below 2\^31/],
    ['{"uniqueItems": 1}', '1:17', /true or false/],
    ['{"pattern": "["}', '1:13', /not a regular expression: an unclosed character class/],
    ['{"patternProperties": {"*": {}}}', '1:29', /not a regular expression/],
    ['{"$ref": "#/definitions/a"}', '1:10', /leads nowhere in this document/],
    ['{"$ref": "address.json"}', '1:10', /not among the references/],
    ['{"$ref": "https://example.com/a.json"}', '1:10', /nothing is fetched from the network/],
    [`{${MODERN}, "items": [{}]}`, '1:70', /found an array/],
    [`{${MODERN}, "pattern": "["}`, '1:72', /not a regular expression/],
    [`{${MODERN}, "$ref": "#name"}`, '1:69', /leads nowhere/],
    ['{"$schema": "https://json-schema.org/draft/2020-12/schema#"}', '1:13', /would fetch/],
    [`{${DRAFT_4}, "properties": {"a": true}}`, '1:76', /must be an object, found a boolean/],
    [`{${DRAFT_4}, "exclusiveMinimum": 1}`, '1:76', /must be true or false/],
  ])('%s', (schema, place, message) => {
    const error = failure(schema);
    expect(error).toBeInstanceOf(InvalidSchemaError);
    const { place: at, message: said, problems } = error as InvalidSchemaError;
    expect(`${at?.line}:${at?.column}`).toBe(place);
    expect(said).toMatch(message);
    expect(problems[0]?.help).toMatch(/^[A-Z`].*\.$/);
  });

  it('names the file of a reference that is wrong', () => {
    expect(() => parse('{"$ref": "a.json"}', [{ name: 'a.json', schema: '{"type": 1}' }])).toThrow(expect.objectContaining({ place: expect.objectContaining({ file: 'a.json' }) }));
  });
});

describe('texts that the registry takes', () => {
  it.each([
    'true',
    '{}',
    '{"$schema": "http://example.com/unknown", "const": 1}',
    '{"type": []}',
    '{"properties": {"a": {}, "a": {"type": "string"}}}',
    '{"definitions": {"unused": {"type": "nonsense"}}}',
    '{"format": "nonsense", "pattern": "^\\\\Qa.b\\\\E(?i:x)++$"}',
    '{"$ref": "#/definitions/a%20b", "definitions": {"a b": {}}}',
    '{"$ref": "#/definitions/a~1b", "definitions": {"a/b": {}}}',
    '{"$id": "http://example.com/a.json", "$ref": "#/definitions/a", "definitions": {"a": {"$ref": "http://example.com/a.json#/definitions/b"}, "b": {}}}',
    '{"$ref": "http://json-schema.org/draft-07/schema#"}',
    '{"properties": {"$ref": {"type": "string"}}}',
    `{${MODERN}, "maxLength": 5.0}`,
    `{${MODERN}, "$ref": "#name", "$defs": {"x": {"$anchor": "name"}}}`,
    `{${MODERN}, "$ref": "item", "$id": "http://example.com/order", "$defs": {"x": {"$id": "item"}}}`,
    `{${DRAFT_4}, "id": "http://example.com/a", "maximum": 5, "exclusiveMaximum": true, "const": null}`,
  ])('%s', (schema) => {
    expect(failure(schema)).toBeNull();
  });

  it('finds references by name, by address and beside each other', () => {
    const references = [
      { name: 'common/b.json', schema: '{"$ref": "c.json"}' },
      { name: 'common/c.json', schema: '{"type": "integer"}' },
      { name: 'd.json', schema: '{"$id": "http://example.com/d.json", "definitions": {"x": {"type": "null"}}}' },
    ];
    expect(() => parse('{"properties": {"b": {"$ref": "common/b.json"}, "d": {"$ref": "http://example.com/d.json#/definitions/x"}}}', references)).not.toThrow();
    expect(() => parse('{"$id": "http://example.com/a.json", "items": {"$ref": "common/b.json"}}', references)).not.toThrow();
  });
});

describe('limits', () => {
  it.each([
    ['depth', `${'{"not":'.repeat(600)}{}${'}'.repeat(600)}`],
    ['size', `{"description": "${'x'.repeat(9 * 1024 * 1024)}"}`],
  ])('%s', (_name, schema) => {
    expect(failure(schema)).toBeInstanceOf(UncheckedError);
  });
});

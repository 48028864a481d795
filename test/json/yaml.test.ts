import { describe, expect, it } from 'vitest';
import { InvalidSchemaError, UncheckedError } from '../../src/errors.ts';
import { json } from '../../src/formats/json/index.ts';
import type { JsonSchema } from '../../src/formats/json/schema.ts';

function parse(schema: string, file = 'order.schema.yaml'): JsonSchema {
  return json.parse({ schema, file }, { strictness: 'new' });
}

function failure(schema: string): unknown {
  try {
    parse(schema);
  } catch (error) {
    return error;
  }
  return null;
}

const ORDER = `# An order
$schema: http://json-schema.org/draft-07/schema#
type: object
required: [id]
properties:
  id: {type: string, maxLength: 36}
  amount:
    type: number
    minimum: 0.50
`;

describe('schemas in YAML', () => {
  it('are the JSON that they stand for', () => {
    const same = '{"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "maxLength": 36}, "amount": {"type": "number", "minimum": 0.50}}}';
    const { differences } = json.compare(parse(ORDER), parse(same, 'order.json'), { profile: 'confluent@next', policy: 'strict' });
    expect(differences).toEqual([]);
  });

  it('have places', () => {
    const { facts } = json.compare(parse(ORDER.replace('maxLength: 36', 'maxLength: 20')), parse(ORDER), { profile: 'confluent@next', policy: 'strict' });
    expect(facts).toMatchObject([{ rule: 'json/max-length-decreased', reader: { file: 'order.schema.yaml', line: 6, column: 22 }, args: { reader: '20', writer: '36' } }]);
  });

  it('keep the spelling of numbers and write aliases and merge keys out', () => {
    const text = 'definitions:\n  text: &text {type: string, maxLength: 3}\nproperties:\n  a: *text\n  b: {<<: *text, maxLength: 5}\n  c: {enum: [1.50, 0x10, "1"]}\n';
    const flat = '{"properties": {"a": {"type": "string", "maxLength": 3}, "b": {"type": "string", "maxLength": 5}, "c": {"enum": [1.50, 16, "1"]}}}';
    expect(json.compare(parse(text), parse(flat, 'a.json'), { profile: 'confluent@next', policy: 'strict' }).differences).toEqual([]);
    expect(json.compare(parse(flat.replace('1.50', '1.5'), 'a.json'), parse(text), { profile: 'confluent@next', policy: 'strict' }).compatible).toBe(false);
  });

  it('have an outline', () => {
    expect(json.outline('$id: http://x.org/a\nitems: {$ref: b.yaml}\n', 'a.yaml')).toEqual({ defines: ['http://x.org/a', 'a.yaml'], needs: ['b.yaml'] });
  });

  it.each([
    ['type: [string', 1, /not YAML/],
    ['type: string\n---\ntype: integer\n', 2, /second YAML document/],
    ['type: *nowhere\n', 1, /not YAML|no anchor/],
    ['? [a]\n: b\n', 1, /key must be a text/],
    ['minimum: .inf\n', 1, /does not exist in JSON/],
    ['a: !include b.yaml\n', 1, /not YAML/],
    ['type: strin\n', 1, /not a type/],
    ['', 1, /must be an object, true or false, found null/],
  ])('%j', (text, line, message) => {
    const error = failure(text);
    expect(error).toBeInstanceOf(InvalidSchemaError);
    expect((error as InvalidSchemaError).message).toMatch(message);
    expect((error as InvalidSchemaError).place).toMatchObject({ file: 'order.schema.yaml', line });
  });

  it('have limits', () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `d${i}: &d${i} [${i === 0 ? '1' : Array.from({ length: 9 }, () => `*d${i - 1}`).join(', ')}]`).join('\n');
    expect(failure(laughs)).toBeInstanceOf(UncheckedError);
    expect(failure(`a: ${'['.repeat(700)}${']'.repeat(700)}`)).toBeInstanceOf(UncheckedError);
  });
});

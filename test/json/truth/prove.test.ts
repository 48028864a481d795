import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/model.ts';
import { Places } from '../../../src/place.ts';
import { prove } from '../../../src/formats/json/truth/prove.ts';
import type { ProvableSchema } from '../../../src/formats/json/truth/prove.ts';
import type { JsonNode } from '../../../src/formats/json-text.ts';
import { parseJson } from '../../../src/formats/json-text.ts';

function provable(text: string, file: string, references: Record<string, string> = {}): ProvableSchema {
  const places = new Places(text, file);
  const named = new Map(Object.entries(references).map(([name, schema]) => [name, parseJson(schema)]));
  return { root: parseJson(text), references: named, dialect: 'draft-07', place: (value: JsonNode) => places.at(value.start, value.end) };
}

function fact(path: string, reader: Fact['reader']): Fact {
  return { rule: 'json/some-rule', path, args: {}, reader, writer: null };
}

const ORDER = `{
  "type": "object",
  "properties": {
    "id": { "type": "string" },
    "total": { "type": "number" },
    "tags": { "type": "array", "items": { "type": "string" } }
  },
  "required": ["id"]
}`;

describe('the truth about a pair', () => {
  test('a schema that only says it differently is safe', () => {
    const other = ORDER.replace('{ "type": "number" }', '{ "anyOf": [{ "type": "number" }] }');
    expect(prove(provable(other, 'reader'), provable(ORDER, 'writer'), [])).toEqual({ actual: { verdict: 'safe' }, facts: [] });
  });

  test('a refused message breaks the reader, and the detail names keyword and place', () => {
    const narrower = ORDER.replace('{ "type": "string" },', '{ "type": "string", "maxLength": 3 },');
    const { actual } = prove(provable(narrower, 'reader'), provable(ORDER, 'writer'), []);
    expect(actual).toMatchObject({
      verdict: 'breaks',
      proof: { outcome: 'fails', datum: { id: 'aaaa' }, detail: '`maxLength` at `/properties/id/maxLength` refuses what stands at `/id`.' },
    });
    expect(actual.why).toBeUndefined();
  });

  test('what only undeclared properties break is said to be so', () => {
    const more = ORDER.replace('"tags"', '"note": { "type": "string" },\n    "tags"');
    const { actual } = prove(provable(more, 'reader'), provable(ORDER, 'writer'), []);
    expect(actual).toMatchObject({ verdict: 'breaks', proof: { outcome: 'fails' }, why: 'Only messages with properties that the writer does not declare break.' });
  });

  test('messages with declared properties are preferred', () => {
    const both = ORDER.replace('"tags"', '"note": { "type": "string" },\n    "tags"').replace('"required": ["id"]', '"required": ["id", "total"]');
    const { actual } = prove(provable(both, 'reader'), provable(ORDER, 'writer'), []);
    expect(actual).toMatchObject({ verdict: 'breaks', proof: { datum: { id: '' }, detail: '`required` at `/required` asks for `total`, missing from the message.' } });
  });

  test('what cannot be decided is not safe', () => {
    const unread = ORDER.replace('{ "type": "number" }', '{ "$ref": "money.json" }');
    const { actual } = prove(provable(unread, 'reader'), provable(ORDER, 'writer'), []);
    expect(actual).toEqual({ verdict: 'unknown', why: expect.stringMatching(/^Neither proved nor refuted: `\$ref` to money\.json leads nowhere in the reader.s schema\.$/) });
  });

  test('a keyword in a referenced schema is found', () => {
    const order = ORDER.replace('{ "type": "number" }', '{ "$ref": "money.json" }');
    const writer = provable(order, 'writer', { 'money.json': '{"type":"number"}' });
    const reader = provable(order, 'reader', { 'money.json': '{"type":"number","maximum":10}' });
    expect(prove(reader, writer, []).actual.proof).toMatchObject({ datum: { id: '', total: 11 }, detail: '`maximum` in a referenced schema refuses what stands at `/total`.' });
  });
});

describe('proofs of facts', () => {
  const changed = ORDER.replace('{ "type": "string" },', '{ "type": "string", "maxLength": 3 },').replace('{ "type": "number" }', '{ "type": "integer" }');
  const reader = provable(changed, 'reader');
  const at = (text: string, within = 0): Fact['reader'] => new Places(changed, 'reader').at(changed.indexOf(text, within) + text.indexOf(':') + 2);

  test('each fact gets a message that its own keyword refuses', () => {
    const facts = [fact('#/properties/id/maxLength', at('"maxLength": 3')), fact('#/properties/total/type', at('"type": "integer"'))];
    const proved = prove(reader, provable(ORDER, 'writer'), facts).facts;
    expect(proved.map((each) => each.proof?.detail)).toEqual([
      '`maxLength` at `/properties/id/maxLength` refuses what stands at `/id`.',
      '`type` at `/properties/total/type` refuses what stands at `/total`.',
    ]);
  });

  test('a fact about a member is proved by what its value breaks', () => {
    const proved = prove(reader, provable(ORDER, 'writer'), [fact('#/properties/total', null)]).facts;
    expect(proved[0]?.proof?.detail).toBe('`type` at `/properties/total/type` refuses what stands at `/total`.');
  });

  test('a fact inside a keyword is proved by the keyword', () => {
    const more = ORDER.replace('["id"]', '["id", "total"]');
    const inside = new Places(more, 'reader').at(more.lastIndexOf('"total"'));
    const proved = prove(provable(more, 'reader'), provable(ORDER, 'writer'), [fact('#/required/total', inside)]).facts;
    expect(proved[0]?.proof).toMatchObject({ datum: { id: '' }, detail: '`required` at `/required` asks for `total`, missing from the message.' });
  });

  test('a fact that no message shows stays without proof', () => {
    const proved = prove(reader, provable(ORDER, 'writer'), [fact('#/properties/tags/items/type', null)]).facts;
    expect(proved[0]).not.toHaveProperty('proof');
  });
});

import { describe, expect, it } from 'vitest';
import { json } from '../../src/formats/json/index.ts';
import type { Alternative, Member, ObjectShape, ScalarShape, Shape } from '../../src/formats/shape.ts';

const MODERN = 'https://json-schema.org/draft/2020-12/schema';

function shapeOf(schema: unknown, record?: string, references: readonly { name: string; schema: string }[] = []): Shape {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema, null, 2);
  return json.shape(json.parse({ schema: text, file: 'order.json', references }, { strictness: 'stored' }), record);
}

function objectOf(shape: Shape): ObjectShape {
  const [first] = shape.alternatives;
  if (first?.kind !== 'object') throw new Error(`not an object: ${first?.kind}`);
  return first;
}

function member(shape: Shape, name: string): Member {
  const found = objectOf(shape).member(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function scalar(shape: Shape): ScalarShape {
  const [first] = shape.alternatives;
  if (first?.kind !== 'scalar') throw new Error(`not a scalar: ${first?.kind}`);
  return first;
}

function kinds(shape: Shape): string[] {
  return shape.alternatives.map((one: Alternative) => (one.kind === 'scalar' ? one.type : one.kind));
}

describe('presence', () => {
  const order = {
    type: 'object',
    required: ['id', 'extra'],
    properties: { id: { type: 'string', description: 'Number of the order', 'x-unit': 'none' }, note: { type: 'string', default: 'none' }, never: false },
    patternProperties: { '^x-': { type: 'integer' }, '^no-': false },
  };

  it('tells always from sometimes', () => {
    const shape = shapeOf(order);
    expect(objectOf(shape).members).toEqual(['id', 'note', 'never']);
    expect(member(shape, 'id')).toMatchObject({ presence: 'always', doc: 'Number of the order', unit: 'none', place: { line: 8, column: 5 } });
    expect(member(shape, 'note')).toMatchObject({ presence: 'sometimes', default: { value: 'none' } });
    expect(member(shape, 'never').shape().alternatives).toEqual([]);
  });

  it('knows nothing of undeclared names in an open model', () => {
    const shape = shapeOf(order);
    expect(objectOf(shape).open).toBe(true);
    expect(member(shape, 'other').presence).toBe('unknown');
    expect(kinds(member(shape, 'other').shape())).toEqual(['any']);
    expect(member(shape, 'extra').presence).toBe('always');
  });

  it('reads patterns and schemas for undeclared names', () => {
    const shape = shapeOf({ ...order, additionalProperties: { type: 'boolean' } });
    expect(member(shape, 'x-1')).toMatchObject({ presence: 'unknown' });
    expect(kinds(member(shape, 'x-1').shape())).toEqual(['integer']);
    expect(objectOf(shape).member('no-1')).toBeNull();
    expect(kinds(member(shape, 'other').shape())).toEqual(['boolean']);
    expect(kinds(objectOf(shape).values!())).toEqual(['boolean']);
  });

  it.each([
    [{ additionalProperties: false }],
    [{ $schema: MODERN, unevaluatedProperties: false }],
    [{ allOf: [{ additionalProperties: false }] }],
  ])('forbids undeclared names under %j', (closing) => {
    const shape = shapeOf({ type: 'object', properties: { id: {} }, ...closing });
    expect(objectOf(shape).open).toBe(false);
    expect(objectOf(shape).member('other')).toBeNull();
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for a name', (name) => {
    const shape = shapeOf(`{"properties": {"${name}": {"type": "string"}}, "additionalProperties": false}`);
    expect(kinds(member(shape, name).shape())).toEqual(['string']);
    expect(objectOf(shapeOf('{"properties": {"id": {}}, "additionalProperties": false}')).member(name)).toBeNull();
  });
});

describe('null', () => {
  it.each([
    [{ type: 'string' }, 'no', ['string']],
    [{ type: ['string', 'null'] }, 'yes', ['string']],
    [{}, 'unknown', ['any']],
    [true, 'unknown', ['any']],
    [{ enum: ['A', null] }, 'yes', ['string']],
    [{ const: null }, 'yes', []],
    [{ oneOf: [{ type: 'null' }, { type: 'integer' }] }, 'yes', ['integer']],
    [{ anyOf: [{ type: 'string' }, {}] }, 'unknown', ['string', 'any']],
    [{ type: ['string', 'null'], enum: ['A'] }, 'no', ['string']],
    [{ allOf: [{ type: ['string', 'null'] }, { type: ['string', 'integer'] }] }, 'no', ['string']],
    [{ type: 'object' }, 'no', ['object']],
  ] as const)('%j: %s', (schema, nullable, types) => {
    const shape = shapeOf({ properties: { v: schema } });
    const value = member(shape, 'v').shape();
    expect(value.nullable).toBe(nullable);
    expect(kinds(value)).toEqual(types);
  });
});

describe('scalars', () => {
  it('carries values with their places', () => {
    const shape = scalar(shapeOf('{\n  "enum": ["A", 1, "B"]\n}'));
    expect(shape.type).toBe('string');
    expect(shape.values?.map(({ value, place }) => [value, place?.line, place?.column])).toEqual([['A', 2, 12], ['B', 2, 20]]);
  });

  it('intersects values', () => {
    expect(scalar(shapeOf({ enum: ['A', 'B'], allOf: [{ enum: ['B', 'C'] }] })).values?.map(({ value }) => value)).toEqual(['B']);
  });

  it('carries the tightest bounds', () => {
    const shape = scalar(shapeOf({ type: 'integer', minimum: 1, exclusiveMaximum: 10, multipleOf: 0.5, allOf: [{ minimum: 3, maximum: 10 }] }));
    expect(shape).toMatchObject({ type: 'integer', multipleOf: '0.5', min: { value: 3, exclusive: false, from: 'declared' }, max: { value: 10, exclusive: true, exact: '10' } });
    const old = scalar(shapeOf({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'number', maximum: 5, exclusiveMaximum: true }));
    expect(old.max).toMatchObject({ value: 5, exclusive: true });
    expect(scalar(shapeOf('{"type": "integer", "maximum": 9007199254740993}')).max?.exact).toBe('9007199254740993');
  });

  it.each([
    ['date-time', 'timestamp'],
    ['date', 'date'],
    ['time', 'time'],
    ['duration', 'duration'],
    ['uuid', 'uuid'],
    ['email', undefined],
  ])('knows the format %s', (format, logical) => {
    const shape = shapeOf({ type: 'string', format, minLength: 2, maxLength: 9, pattern: 'x' });
    expect(shape.text).toBe(`string (${format})`);
    expect(scalar(shape)).toMatchObject({ format, minLength: 2, maxLength: 9, patterns: ['x'] });
    expect(scalar(shape).logical).toBe(logical);
  });
});

describe('references and combinators', () => {
  it('follows a cycle as far as it is asked', () => {
    let shape = shapeOf({ $ref: '#/definitions/node', definitions: { node: { type: 'object', required: ['next'], properties: { next: { $ref: '#/definitions/node' } } } } });
    for (let i = 0; i < 50; i++) shape = member(shape, 'next').shape();
    expect(objectOf(shape)).toMatchObject({ name: 'node', place: { file: 'order.json' } });
  });

  it('ends where a schema refers to nothing but itself', () => {
    expect(kinds(shapeOf({ $ref: '#/definitions/a', definitions: { a: { $ref: '#/definitions/a' } } }))).toEqual(['any']);
    expect(kinds(shapeOf({ type: 'string', allOf: [{ $ref: '#' }] }))).toEqual(['string']);
  });

  it('ignores what stands beside a reference in the older drafts only', () => {
    const beside = { definitions: { a: { type: 'string' } }, properties: { v: { $ref: '#/definitions/a', maxLength: 3 } } };
    expect(scalar(member(shapeOf(beside), 'v').shape()).maxLength).toBeUndefined();
    expect(scalar(member(shapeOf({ $schema: MODERN, ...beside }), 'v').shape()).maxLength).toBe(3);
  });

  it('joins the parts of an object', () => {
    const shape = shapeOf({ allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { a: { maxLength: 3 }, b: { type: 'integer' } } }] });
    expect(objectOf(shape).members).toEqual(['a', 'b']);
    expect(member(shape, 'a').presence).toBe('always');
    expect(scalar(member(shape, 'a').shape())).toMatchObject({ type: 'string', maxLength: 3 });
  });

  it('gives a union one alternative for each member, named by title, reference or discriminator', () => {
    const shape = shapeOf({
      oneOf: [{ $ref: '#/definitions/card' }, { title: 'Cash', type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } }],
      definitions: { card: { type: 'object', required: ['number'], properties: { number: { type: 'string' } } } },
    });
    expect(shape.alternatives.map((one) => (one.kind === 'object' ? [one.name, one.branch] : []))).toEqual([['card', undefined], ['Cash', 'cash']]);
  });

  it('forks at a condition', () => {
    const shape = shapeOf('{"type": "object", "properties": {"note": {"type": "string"}}, "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["note"]}}');
    expect(shape.alternatives.map((one) => (one.kind === 'object' ? one.member('note')?.presence : null))).toEqual(['always', 'sometimes']);
  });

  it('does not drown in alternatives', () => {
    const either = { oneOf: [{ required: ['a'] }, { required: ['b'] }, { required: ['c'] }] };
    expect(shapeOf({ type: 'object', allOf: Array.from({ length: 20 }, () => either) }).alternatives.length).toBeLessThan(65);
  });

  it('reads another file', () => {
    const shape = shapeOf({ properties: { address: { $ref: 'address.json' } } }, undefined, [{ name: 'address.json', schema: '{"type": "object", "properties": {"zip": {"type": "string"}}}' }]);
    expect(member(member(shape, 'address').shape(), 'zip').place).toMatchObject({ file: 'address.json', column: 35 });
  });
});

describe('arrays', () => {
  it.each([
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3, uniqueItems: true }, ['string'], { minItems: 1, maxItems: 3, unique: true }],
    [{ type: 'array' }, ['any'], {}],
    [{ type: 'array', items: [{ type: 'string' }, { type: 'integer' }], additionalItems: false }, ['string', 'integer'], {}],
    [{ $schema: MODERN, type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'integer' } }, ['string', 'integer'], {}],
    [{ items: { type: 'number' } }, ['number'], {}],
  ])('%j', (schema, types, bounds) => {
    const [array] = shapeOf(schema).alternatives;
    if (array?.kind !== 'array') throw new Error('not an array');
    expect(array).toMatchObject(bounds);
    expect(kinds(array.items())).toEqual(types);
  });
});

describe('records', () => {
  it('is called by its title', () => {
    const schema = { title: 'Order', type: 'object', definitions: { Line: { type: 'object', properties: { sku: {} } } } };
    expect(json.records(json.parse({ schema: JSON.stringify(schema) }, { strictness: 'stored' }))).toEqual(['Order']);
    expect(objectOf(shapeOf(schema, 'Order')).members).toEqual([]);
    expect(objectOf(shapeOf(schema, 'Line')).members).toEqual(['sku']);
    expect(shapeOf(schema, 'Nothing').alternatives).toEqual([]);
    expect(json.records(json.parse({ schema: '{}' }, { strictness: 'stored' }))).toEqual([]);
  });
});

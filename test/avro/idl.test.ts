import { describe, expect, test } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { avro } from '../../src/formats/avro/index.ts';
import type { AvroSchema } from '../../src/formats/avro/schema.ts';

const OPTIONS = { profile: 'confluent@next', policy: 'strict' } as const;

function idl(schema: string, file = 'shop.avdl'): AvroSchema {
  return avro.parse({ schema, file }, { strictness: 'new' });
}

/** The JSON that a declaration in the only record of a protocol stands for. */
function fieldJson(declaration: string): unknown {
  const { type } = idl(`protocol P { enum E { A, B } record R { ${declaration} } }`).root;
  return type.kind === 'record' && JSON.parse(JSON.stringify(type.raw['fields']));
}

describe('declarations', () => {
  test.each([
    ['string name;', [{ name: 'name', type: 'string' }]],
    [
      'int x, y = 2;',
      [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int', default: 2 },
      ],
    ],
    ['string? note;', [{ name: 'note', type: ['null', 'string'] }]],
    ['string? note = null;', [{ name: 'note', type: ['null', 'string'], default: null }]],
    ['string? note = "-";', [{ name: 'note', type: ['string', 'null'], default: '-' }]],
    ['union { null, E } e = null;', [{ name: 'e', type: ['null', 'E'], default: null }]],
    ['E e = "A";', [{ name: 'e', type: 'E', default: 'A' }]],
    ['decimal(9, 2) total;', [{ name: 'total', type: { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 } }]],
    ['decimal(9) total;', [{ name: 'total', type: { type: 'bytes', logicalType: 'decimal', precision: 9 } }]],
    ['date d;', [{ name: 'd', type: { type: 'int', logicalType: 'date' } }]],
    ['time_ms t;', [{ name: 't', type: { type: 'int', logicalType: 'time-millis' } }]],
    ['timestamp_ms t;', [{ name: 't', type: { type: 'long', logicalType: 'timestamp-millis' } }]],
    ['local_timestamp_ms t;', [{ name: 't', type: { type: 'long', logicalType: 'local-timestamp-millis' } }]],
    ['uuid u;', [{ name: 'u', type: { type: 'string', logicalType: 'uuid' } }]],
    ['@logicalType("timestamp-micros") long t;', [{ name: 't', type: { type: 'long', logicalType: 'timestamp-micros' } }]],
    [
      'array<map<string>> a = [{"k": "v"}];',
      [{ name: 'a', type: { type: 'array', items: { type: 'map', values: 'string' } }, default: [{ k: 'v' }] }],
    ],
    ['/** What. */ long @order("ignore") @aliases(["b"]) a;', [{ name: 'a', doc: 'What.', type: 'long', order: 'ignore', aliases: ['b'] }]],
    ['long `error`; // a keyword\n', [{ name: 'error', type: 'long' }]],
    ['double d = -1.5e3 /* big */;', [{ name: 'd', type: 'double', default: -1500 }]],
  ])('%s', (declaration, expected) => {
    expect(fieldJson(declaration)).toEqual(expected);
  });

  test('annotations name any property', () => {
    expect(JSON.stringify(fieldJson('@__proto__("x") long a;'))).toBe('[{"name":"a","type":{"type":"long","__proto__":"x"}}]');
  });

  test('enums, fixed types, namespaces and documentation', () => {
    const schema = idl(
      '@namespace("shop") protocol P { /** Where\n * it is. */ enum E { A, B } = A; @namespace("other") fixed F(16); @aliases(["Old"]) record R { E e; other.F f; } }',
    );
    expect([...schema.names.keys()]).toEqual(['shop.E', 'other.F', 'shop.R']);
    expect(schema.names.get('shop.E')).toMatchObject({ fallback: 'A', raw: { doc: 'Where\nit is.' } });
    expect(schema.names.get('shop.R')).toMatchObject({ aliases: ['shop.Old'] });
  });
});

describe('what a text is about', () => {
  test.each([
    ['the record that no other uses', 'protocol P { record Order { Money m; } record Money { long cents; } }', ['Order', 'Money']],
    [
      'the schema that it names',
      'namespace shop; schema Money; record Order { Money m; } record Money { long cents; }',
      ['shop.Money', 'shop.Order'],
    ],
    ['a recursive record', 'protocol P { record Node { union { null, Node } next; } }', ['Node']],
    [
      'errors and messages aside',
      'protocol P { record A { int x; } error Bad { string why; } A get(string id = "x", A a) throws Bad; void ping() oneway; }',
      ['A', 'Bad'],
    ],
  ])('%s', (_what, text, names) => {
    expect(avro.records(idl(text))).toEqual(names);
  });

  test('several records are a union', () => {
    const { type } = idl('protocol P { record A { int x; } record B { int x; } }').root;
    expect(type.kind === 'union' && type.branches.map((branch) => branch.type.kind === 'record' && branch.type.name)).toEqual(['A', 'B']);
  });

  test.each(['shop.avdl', '<schema>'])('IDL is known by its name or its looks: %s', (file) => {
    expect(avro.records(idl('/* c */ @namespace("a") protocol P { record R { } }', file))).toEqual(['a.R']);
  });

  test('a protocol in JSON', () => {
    const text =
      '{"protocol":"P","namespace":"shop","types":[{"type":"enum","name":"E","symbols":["A"]},{"type":"record","name":"R","fields":[{"name":"e","type":"E"}]}],"messages":{}}';
    expect(avro.records(avro.parse({ schema: text, file: 'p.avpr' }, { strictness: 'new' }))).toEqual(['shop.R']);
  });

  test('imported files are references', () => {
    const references = [{ name: 'money.avdl', schema: 'protocol M { record Money { long cents; } }' }];
    const schema = avro.parse(
      { schema: 'protocol P { import idl "money.avdl"; record Order { Money m; } }', file: 'p.avdl', references },
      { strictness: 'new' },
    );
    expect(avro.records(schema)[0]).toBe('Order');
  });
});

test('IDL and JSON of the same schema are the same, and places are of each text', () => {
  const writer = avro.parse(
    { schema: '{"type":"record","name":"shop.Order","fields":[{"name":"id","type":"string"}]}', file: 'order.avsc' },
    { strictness: 'new' },
  );
  const reader = idl('@namespace("shop")\nprotocol P {\n  record Order {\n    string id;\n    long total;\n  }\n}\n');
  expect(avro.compare(writer, reader, OPTIONS)).toEqual({ compatible: true, differences: [], facts: [] });
  expect(JSON.parse(JSON.stringify(avro.compare(reader, writer, OPTIONS).facts))).toMatchObject([
    {
      rule: 'avro/reader-field-without-default',
      path: '/fields/1',
      reader: { file: 'shop.avdl', line: 5, column: 5, endLine: 5, endColumn: 15 },
      writer: { file: 'order.avsc', line: 1, column: 1 },
    },
  ]);
});

test.each([
  ['protocol P {\n  record R { string }\n}', '2:21 Expected the name of a field, found `}`.'],
  ['protocol P {\n  record R { strng a; }\n}', '2:14 `strng` is not a type that is defined here.'],
  ['protocol P { enum E { A, A } }', '1:26 Symbol `A` stands twice in enum `E`.'],
  ['protocol P { record R { int a = 1.5; } }', '1:33 The default 1.5 of field `a` is not a valid `int`.'],
  ['protocol P { record R { int a = {; } }', '1:34 Expected a key in double quotes, found `;`.'],
  ['protocol P { fixed F(x); }', '1:22 Expected the size in bytes, found `x`.'],
  ['protocol P { import idl x; }', '1:25 Expected the path of a file in quotes, found `x`.'],
  ['protocol P { record R { int a; }', '1:33 Expected `}` at the end of the protocol, found the end of the text.'],
  ['protocol P { void f(', '1:21 Expected `)`, found the end of the text.'],
  ['protocol P { void f()', '1:22 Expected `;` after the message, found the end of the text.'],
  ['protocol P { }', '1:1 The protocol defines no types.'],
  ['schema ;', '1:8 Expected a type, found `;`.'],
  [`protocol P { record R { ${'array<'.repeat(300)}int${'>'.repeat(300)} a; } }`, 'The schema is nested deeper than 256 levels.'],
])('%s', (text, expected) => {
  try {
    idl(text);
    expect.unreachable();
  } catch (error) {
    const place = error instanceof InvalidSchemaError ? `${error.place?.line}:${error.place?.column} ` : '';
    expect(place + (error as Error).message).toBe(expected);
  }
});

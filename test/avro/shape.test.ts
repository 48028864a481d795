import { describe, expect, test } from 'vitest';
import { avro } from '../../src/formats/avro/index.ts';
import type { ObjectShape, ScalarShape, Shape } from '../../src/formats/shape.ts';

const text = `{
  "type": "record",
  "name": "Order",
  "namespace": "shop",
  "fields": [
    {"name": "id", "type": {"type": "string", "logicalType": "uuid"}, "doc": "Who it is."},
    {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 7, "scale": 2, "unit": "EUR"}, "aliases": ["sum"]},
    {"name": "quantity", "type": "int", "minimum": 1, "maximum": 9007199254740993, "x-unit": "pieces", "default": 1},
    {"name": "weight", "type": ["null", "double"], "default": null},
    {"name": "placedAt", "type": {"type": "long", "logicalType": "timestamp-micros"}},
    {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["OPEN", "PAID"], "default": "OPEN"}},
    {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [{"name": "sku", "type": "string"}]}}},
    {"name": "tags", "type": {"type": "map", "values": "string"}},
    {"name": "payment", "type": [
      {"type": "record", "name": "Card", "fields": [{"name": "last4", "type": {"type": "fixed", "name": "Last4", "size": 4}}]},
      {"type": "record", "name": "Transfer", "fields": [{"name": "iban", "type": "string"}]}
    ]},
    {"name": "parent", "type": ["null", "Order"]},
    {"name": "__proto__", "type": "boolean"},
    {"name": "fee", "type": {"type": "bytes", "logicalType": "decimal", "precision": 2, "scale": 3}}
  ]
}`;

const schema = avro.parse({ schema: text, file: 'order.avsc' }, { strictness: 'stored' });
const order = avro.shape(schema).alternatives[0] as ObjectShape;
const member = (name: string): Shape => order.member(name)!.shape();
const scalar = (name: string): ScalarShape => member(name).alternatives[0] as ScalarShape;

describe('the shape of a record', () => {
  test('members', () => {
    expect(order).toMatchObject({ kind: 'object', name: 'shop.Order', open: false, place: { line: 1, column: 1 } });
    expect(order.members).toEqual([
      'id',
      'total',
      'quantity',
      'weight',
      'placedAt',
      'status',
      'lines',
      'tags',
      'payment',
      'parent',
      '__proto__',
      'fee',
    ]);
    expect(order.member('nothing')).toBeNull();
    expect(order.member('constructor')).toBeNull();
    expect(order.member('__proto__')?.shape().text).toBe('boolean');
    expect(order.member('id')).toMatchObject({ presence: 'always', doc: 'Who it is.', place: { file: 'order.avsc', line: 6, column: 5 } });
    expect(order.member('total')).toMatchObject({ aliases: ['sum'] });
    expect(order.member('quantity')).toMatchObject({ default: { value: 1 }, unit: 'pieces' });
    expect(order.member('id')).not.toHaveProperty('default');
    expect(order.member('weight')).toMatchObject({ presence: 'always', default: { value: null } });
    // Spans lines, so its name stands for it.
    expect(order.member('payment')?.place).toMatchObject({ line: 14, column: 6 });
  });

  test('null', () => {
    expect(member('weight')).toMatchObject({ nullable: 'yes', text: '["null","double"]', place: { line: 9, column: 32 } });
    expect(member('weight').alternatives).toMatchObject([{ type: 'number', floating: true, width: 64 }]);
    expect(member('quantity').nullable).toBe('no');
  });

  test('numbers and their bounds', () => {
    expect(scalar('quantity')).toMatchObject({
      type: 'integer',
      width: 32,
      min: { value: 1, exact: '1', from: 'declared', place: { line: 8 } },
      max: { exact: '9007199254740993', from: 'declared' },
    });
    expect(scalar('placedAt')).toMatchObject({
      type: 'integer',
      width: 64,
      logical: 'timestamp',
      timeUnit: 'micros',
      min: { exact: '-9223372036854775808', from: 'width', exclusive: false },
      max: { exact: '9223372036854775807', from: 'width' },
    });
    expect(member('total')).toMatchObject({ text: 'bytes (decimal(7,2))', unit: 'EUR' });
    expect(scalar('total')).toMatchObject({
      type: 'number',
      logical: 'decimal',
      precision: 7,
      scale: 2,
      floating: false,
      min: { exact: '-100000', exclusive: true, from: 'declared', place: { line: 7 } },
      max: { exact: '100000', exclusive: true, from: 'declared' },
    });
    // An invalid decimal is only bytes.
    expect(scalar('fee')).toMatchObject({ type: 'bytes' });
    expect(scalar('fee').logical).toBeUndefined();
  });

  test('texts, enums and fixed', () => {
    expect(scalar('id')).toMatchObject({ type: 'string', logical: 'uuid' });
    expect(scalar('status')).toMatchObject({
      type: 'enum',
      name: 'shop.Status',
      enumDefault: 'OPEN',
      values: [
        { value: 'OPEN', place: { line: 11, column: 79 } },
        { value: 'PAID', place: { line: 11, column: 87 } },
      ],
    });
    const card = member('payment').alternatives[0] as ObjectShape;
    expect(card.member('last4')?.shape().alternatives[0]).toMatchObject({ type: 'bytes', name: 'shop.Last4', minLength: 4, maxLength: 4 });
  });

  test('containers, branches and recursion', () => {
    const [lines] = member('lines').alternatives;
    expect(lines?.kind === 'array' && lines.items().text).toBe('Line');
    const [tags] = member('tags').alternatives;
    expect(tags?.kind === 'map' && tags.values().text).toBe('string');
    expect(member('payment').alternatives).toMatchObject([{ name: 'shop.Card' }, { name: 'shop.Transfer' }]);
    const parent = member('parent').alternatives[0] as ObjectShape;
    expect(parent.member('parent')?.shape().nullable).toBe('yes');
  });
});

describe('records by name', () => {
  test('the main one comes first', () => {
    expect(avro.records(schema)).toEqual(['shop.Order', 'shop.Line', 'shop.Card', 'shop.Transfer']);
    const union = avro.parse(
      { schema: '["null",{"type":"record","name":"B","fields":[{"name":"a","type":{"type":"record","name":"A","fields":[]}}]}]' },
      { strictness: 'new' },
    );
    expect(avro.records(union)).toEqual(['B', 'A']);
  });

  test.each(['shop.Line', 'Line'])('%s', (name) => {
    expect(avro.shape(schema, name)).toMatchObject({
      text: 'Line',
      nullable: 'no',
      alternatives: [{ name: 'shop.Line', members: ['sku'] }],
    });
  });

  test('a name that is no record has no shape', () => {
    expect(avro.shape(schema, 'Status').alternatives).toEqual([]);
    expect(avro.shape(schema, '__proto__').alternatives).toEqual([]);
  });
});

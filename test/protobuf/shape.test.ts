import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { Member, ObjectShape, ScalarShape, Shape } from '../../src/formats/shape.ts';
import { protobuf } from '../../src/formats/protobuf/index.ts';

const text = `syntax = "proto3";
package shop;
import "google/protobuf/timestamp.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/wrappers.proto";
import "google/protobuf/struct.proto";
import "shop/money.proto";

// One order.
// @unit: EUR
message Order {
  string id = 1; // given by the shop

  // Detached.

  /* What the customer pays.
   * @unit: cents */
  int64 amount_cents = 2;
  optional uint32 discount = 3 [json_name = "rabatt"];
  google.protobuf.Timestamp created_at = 4;
  google.protobuf.Duration age = 5;
  google.protobuf.Int32Value score = 6;
  google.protobuf.Struct extra = 7;
  repeated Line lines = 8;
  map<string, double> weights = 9;
  Status status = 10;
  oneof payment { string card = 11; Money cash = 12; }
  Order previous = 13;
  bytes blob = 14;
  shop.Unknown other = 15;
  message Line { string sku = 1; }
  enum Status { STATUS_UNKNOWN = 0; STATUS_PAID = 2; }
}
message Refund { string order_id = 1; }
`;
const money = 'syntax = "proto3"; package shop; message Money { int64 units = 1; }';
const schema = protobuf.parse({ schema: text, references: [{ name: 'shop/money.proto', schema: money }] }, { strictness: 'new' });
const order = root(protobuf.shape(schema));

describe('the shape of a message', () => {
  it('is an object with its declared members', () => {
    const shape = protobuf.shape(schema);
    expect(shape).toMatchObject({ nullable: 'no', doc: 'One order.\n@unit: EUR', unit: 'EUR', place: { line: 11, column: 9 } });
    expect(order).toMatchObject({ kind: 'object', name: 'shop.Order', open: false });
    expect(order.members.slice(0, 3)).toEqual(['id', 'amount_cents', 'discount']);
    expect(order.oneofs).toEqual([{ name: 'payment', members: ['card', 'cash'] }]);
    expect(order.member('nothing')).toBeNull();
    expect(order.member('toString')).toBeNull();
  });

  it.each([
    ['id', 'implicit'],
    ['discount', 'sometimes'],
    ['created_at', 'sometimes'],
    ['score', 'sometimes'],
    ['lines', 'always'],
    ['weights', 'always'],
    ['status', 'implicit'],
    ['card', 'sometimes'],
    ['previous', 'sometimes'],
  ])('knows whether %s is there: %s', (name, presence) => {
    expect(order.member(name)!.presence).toBe(presence);
  });

  it('reads comments and units', () => {
    expect(order.member('id')).toMatchObject({ doc: 'given by the shop', number: 1, place: { line: 12, column: 10 } });
    expect(order.member('amount_cents')).toMatchObject({ doc: 'What the customer pays.\n@unit: cents', unit: 'cents', aliases: ['amountCents'] });
  });

  it('finds a member by its JSON name as well', () => {
    expect(order.member('rabatt')!.number).toBe(3);
    expect(order.member('discount')!.aliases).toEqual(['rabatt']);
  });

  it('knows the widths of numbers', () => {
    expect(scalar('amount_cents')).toMatchObject({ type: 'integer', width: 64, unsigned: false, min: { exact: '-9223372036854775808' }, max: { exact: '9223372036854775807' } });
    expect(scalar('discount')).toMatchObject({ type: 'integer', width: 32, unsigned: true, min: { exact: '0' }, max: { exact: '4294967295', from: 'width' } });
    expect(scalar('blob')).toMatchObject({ type: 'bytes' });
  });

  it('takes well-known types for what they stand for', () => {
    expect(scalar('created_at')).toMatchObject({ logical: 'timestamp' });
    expect(scalar('age')).toMatchObject({ logical: 'duration' });
    expect(shapeOf('score')).toMatchObject({ nullable: 'yes', alternatives: [{ type: 'integer', width: 32 }] });
    expect(shapeOf('extra').alternatives[0]).toMatchObject({ kind: 'any' });
    expect(shapeOf('other').alternatives[0]).toMatchObject({ kind: 'any', why: 'the type `shop.Unknown` is not among the given files' });
  });

  it('follows lists, maps, enums and references', () => {
    const lines = shapeOf('lines').alternatives[0]!;
    expect(lines.kind === 'array' && root(lines.items()).members).toEqual(['sku']);
    const weights = shapeOf('weights').alternatives[0]!;
    expect(weights.kind === 'map' && weights.values().alternatives[0]).toMatchObject({ type: 'number', width: 64, floating: true });
    expect(scalar('status')).toMatchObject({ type: 'enum', name: 'shop.Order.Status', openEnum: true, values: [{ value: 'STATUS_UNKNOWN', number: 0, place: { line: 32 } }, { value: 'STATUS_PAID', number: 2 }] });
    expect(root(shapeOf('cash')).members).toEqual(['units']);
    expect(order.member('cash')!.oneof).toBe('payment');
  });

  it('is made step by step, so that recursion ends', () => {
    let shape = root(shapeOf('previous'));
    for (let i = 0; i < 50; i++) shape = root(shape.member('previous')!.shape());
    expect(shape.name).toBe('shop.Order');
  });

  it.each([
    ['shop.Refund', 'shop.Refund'],
    ['Refund', 'shop.Refund'],
    ['Order.Line', 'shop.Order.Line'],
    ['Line', 'shop.Order.Line'],
  ])('is found by the record name %s', (record, name) => {
    expect(root(protobuf.shape(schema, record)).name).toBe(name);
  });

  it('is refused for a record that is not there', () => {
    expect(() => protobuf.shape(schema, 'Invoice')).toThrow(UsageError);
    expect(() => protobuf.shape(protobuf.parse({ schema: '' }, { strictness: 'new' }))).toThrow(UsageError);
  });
});

describe('presence in proto2 and editions', () => {
  it.each([
    ['syntax = "proto2"; message M { required int32 a = 1; }', 'always'],
    ['syntax = "proto2"; message M { optional int32 a = 1; }', 'sometimes'],
    ['edition = "2023"; message M { int32 a = 1; }', 'sometimes'],
    ['edition = "2023"; message M { int32 a = 1 [features.field_presence = IMPLICIT]; }', 'implicit'],
    ['edition = "2023"; option features.field_presence = IMPLICIT; message M { int32 a = 1; }', 'implicit'],
    ['edition = "2023"; message M { int32 a = 1 [features = { field_presence: LEGACY_REQUIRED }]; }', 'always'],
  ])('%s is %s', (text, presence) => {
    expect(root(protobuf.shape(protobuf.parse({ schema: text }, { strictness: 'new' }))).member('a')!.presence).toBe(presence);
  });

  it('keeps declared defaults', () => {
    const text = 'syntax = "proto2"; message M { optional int32 a = 1 [default = -5]; optional string b = 2 [default = "x"]; optional bool c = 3 [default = true]; optional int64 d = 4 [default = 9223372036854775807]; }';
    const shape = root(protobuf.shape(protobuf.parse({ schema: text }, { strictness: 'new' })));
    expect(['a', 'b', 'c', 'd'].map((name) => shape.member(name)!.default!.value)).toEqual([-5, 'x', true, '9223372036854775807']);
  });
});

describe('records and outline', () => {
  it('lists the main message first', () => {
    expect(protobuf.records(schema)).toEqual(['shop.Order', 'shop.Refund', 'shop.Order.Line']);
  });

  it('defines its path and needs what it imports, apart from well-known files', () => {
    expect(protobuf.outline(text, 'proto/shop/order.proto')).toEqual({ defines: ['proto/shop/order.proto'], needs: ['shop/money.proto'] });
  });

  it('forgives a broken text', () => {
    const broken = 'syntax = "proto3";\nimport "a.proto";\n  import public \'b.proto\';\nimport "google/protobuf/any.proto";\nmessage M {';
    expect(protobuf.outline(broken, 'm.proto').needs).toEqual(['a.proto', 'b.proto']);
  });
});

function root(shape: Shape): ObjectShape {
  return shape.alternatives[0] as ObjectShape;
}

function shapeOf(name: string): Shape {
  return (order.member(name) as Member).shape();
}

function scalar(name: string): ScalarShape {
  return shapeOf(name).alternatives[0] as ScalarShape;
}

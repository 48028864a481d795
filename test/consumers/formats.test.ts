import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, loadContracts } from '../../src/consumers/index.ts';
import type { ShapeOf } from '../../src/consumers/index.ts';
import { loadFormat } from '../../src/formats/index.ts';
import type { FormatName, Impact } from '../../src/model.ts';
import { contractOn } from './judging.ts';

const root = resolve(import.meta.dirname, '../..');

async function shapeOf(name: FormatName, schema: string, file = 'schema'): Promise<ShapeOf> {
  const format = await loadFormat(name);
  const parsed = format.parse({ schema, file }, { strictness: 'stored' });
  return (record) => format.shape(parsed, record);
}

async function impacts(format: FormatName, field: string, before: string, after: string, head = ''): Promise<readonly Impact[]> {
  const subject = { subject: 'orders-value', topic: 'orders', part: 'value', format } as const;
  const [was, now] = [await shapeOf(format, before), await shapeOf(format, after)];
  return judge([contractOn(field, head)], subject, was, now, { today: '2026-11-21' }).impacts;
}

function short(all: readonly Impact[]): string[] {
  return all.map((impact) => `${impact.level} ${impact.rule.replace('contract/', '')} ${impact.at ? `${impact.at.line}:${impact.at.column}` : '-'} was ${impact.was ? `${impact.was.line}:${impact.was.column}` : '-'}`);
}

const avro = (...fields: string[]): string => `{"type": "record", "name": "Order", "fields": [\n${fields.join(',\n')}\n]}`;

/** Changes that the registry accepts under FULL and that hurt somebody all the same; and ordinary ones. */
describe('Avro', () => {
  const rows: readonly [name: string, field: string, before: string[], after: string[], expected: string[]][] = [
    ['a rename with an alias and defaults', '{name: customer_id, required: true, nullable: true}', ['{"name": "customer_id", "type": ["null", "string"], "default": null}'], ['{"name": "customerId", "type": ["null", "string"], "default": null, "aliases": ["customer_id"]}'], ['error field-missing 1:1 was 2:1']],
    ['a field with a default is dropped', '{name: amount, type: number, required: true}', ['{"name": "amount", "type": "int", "default": 0}', '{"name": "id", "type": "string"}'], ['{"name": "id", "type": "string"}'], ['error field-missing 1:1 was 2:1']],
    ['millis become micros', '{name: at, type: timestamp, required: true}', ['{"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}}'], ['{"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}}'], ['error timestamp-unit-changed 2:24 was 2:24']],
    ['another scale', '{name: total, type: decimal}', ['{"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}}'], ['{"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 4}}'], ['error decimal-scale-changed 2:27 was 2:27']],
    ['a symbol next to an enum default', '{name: s, allowed_values: [pending, paid]}', ['{"name": "s", "type": {"type": "enum", "name": "S", "symbols": ["pending", "paid"], "default": "pending"}}'], ['{"name": "s", "type": {"type": "enum", "name": "S", "symbols": ["pending", "paid", "refunded"], "default": "pending"}}'], ['error value-added 2:84 was 2:23']],
    ['becomes nullable', '{name: x, required: true}', ['{"name": "x", "type": "string"}'], ['{"name": "x", "type": ["null", "string"], "default": null}'], ['error field-becomes-nullable 2:23 was 2:23']],
    ['int becomes long, read by name', '{name: x, type: integer, required: true}', ['{"name": "x", "type": "int"}'], ['{"name": "x", "type": "long"}'], []],
    ['int becomes long for int32', '{name: x, type: int32, required: true}', ['{"name": "x", "type": "int"}'], ['{"name": "x", "type": "long"}'], ['error type-mismatch 2:23 was 2:23']],
    ['a declared maximum grows', '{name: x, constraints: {max: 10}}', ['{"name": "x", "type": "int", "maximum": 10}'], ['{"name": "x", "type": "int", "maximum": 11}'], ['error range-exceeds 2:41 was 2:23']],
    ['one more branch', '{name: x, branches: [Card, Bank]}', ['{"name": "x", "type": [{"type": "record", "name": "Card", "fields": []}, {"type": "record", "name": "Bank", "fields": []}]}'], ['{"name": "x", "type": [{"type": "record", "name": "Card", "fields": []}, {"type": "record", "name": "Bank", "fields": []}, {"type": "record", "name": "Cash", "fields": []}]}'], ['error branch-added 2:124 was 2:23']],
    ['the description changes', '{name: x}', ['{"name": "x", "type": "int", "doc": "gross"}'], ['{"name": "x", "type": "int", "doc": "net"}'], ['warning doc-changed 2:23 was 2:23']],
    ['the unit changes', '{name: total, semantics: {unit: USD}}', ['{"name": "total", "type": "int", "unit": "USD"}'], ['{"name": "total", "type": "int", "unit": "cents"}'], ['error unit-contradicts 2:1 was 2:1']],
  ];
  it.each(rows)('%s', async (_, field, before, after, expected) => {
    expect(short(await impacts('avro', field, avro(...before), avro(...after)))).toEqual(expected);
  });
});

describe('Protobuf', () => {
  const proto = (body: string): string => `syntax = "proto3";\npackage acme;\nmessage Order {\n${body}\n}\n`;
  const rows: readonly [name: string, head: string, field: string, before: string, after: string, expected: string[]][] = [
    ['a field is deleted', '', '{name: customer_id, required: true}', '  string customer_id = 1;\n  string id = 2;', '  string id = 2;', ['error field-missing 3:9 was 4:10']],
    ['a rename, generated code', '', '{name: customer_id, required: true}', '  string customer_id = 1;', '  string client_id = 1;', ['warning field-renamed 4:10 was 4:10']],
    ['a rename, JSON', 'reads: {mode: json}\n', '{name: customer_id, required: true}', '  string customer_id = 1;', '  string client_id = 1;', ['error field-missing 3:9 was 4:10']],
    ['a number is reused', '', '{name: customer_id}', '  string customer_id = 1;', '  int64 total = 1;', ['error number-reused 3:9 was 4:10']],
    ['becomes optional', '', '{name: total, required: true, presence: explicit}', '  optional int32 total = 1;', '  int32 total = 1;', ['error field-becomes-optional 4:9 was 4:18']],
    ['a field moves into a oneof', '', '{name: a, required: true}', '  string a = 1;', '  oneof pick { string a = 1; string b = 2; }', ['error field-moved-to-oneof 4:23 was 4:10']],
    ['int64 becomes int32', '', '{name: total, type: integer}', '  int64 total = 1;', '  int32 total = 1;', []],
    ['int32 becomes int64', '', '{name: total, type: integer}', '  int32 total = 1;', '  int64 total = 1;', ['error type-widened 4:3 was 4:3']],
    ['string becomes bytes', '', '{name: x, type: string}', '  string x = 1;', '  bytes x = 1;', ['error number-reused 3:9 was 4:10']],
    ['an enum constant is added', '', '{name: s, allowed_values: [paid], value_mapping: {strip_prefix: S_, case: lower}}', '  S s = 1;\n  enum S { S_UNSPECIFIED = 0; S_PAID = 1; }', '  S s = 1;\n  enum S { S_UNSPECIFIED = 0; S_PAID = 1; S_LOST = 2; }', ['error value-added 5:43 was 4:3']],
    ['a oneof gains a branch', '', '{name: pick, branches: [a]}', '  oneof pick { string a = 1; }', '  oneof pick { string a = 1; string b = 2; }', ['error branch-added 4:30 was 4:16']],
    ['elements lose a field', '', '{name: "items[].sku", required: true}', '  repeated Item items = 1;\n  message Item { string sku = 1; string n = 2; }', '  repeated Item items = 1;\n  message Item { string n = 2; }', ['error field-missing 5:11 was 5:25']],
  ];
  it.each(rows)('%s', async (_, head, field, before, after, expected) => {
    expect(short(await impacts('protobuf', field, proto(before), proto(after), head))).toEqual(expected);
  });

  it('says that nobody looks into Any', async () => {
    const text = proto('  google.protobuf.Any payload = 1;').replace('package acme;', 'package acme;\nimport "google/protobuf/any.proto";');
    expect(short(await impacts('protobuf', '{name: payload.x, type: string}', text, text))).toEqual(['note not-provable 5:23 was 5:23']);
  });
});

describe('JSON Schema', () => {
  const object = (properties: string, more = '"required": ["x"], "additionalProperties": false'): string => `{"type": "object",\n"properties": {"id": {},\n${properties}},\n${more}}`;
  const required = '"required": ["x"]';
  const rows: readonly [name: string, field: string, before: string, after: string, expected: string[]][] = [
    ['no longer required', '{name: x, required: true}', object('"x": {"type": "string"}'), object('"x": {"type": "string"}', '"additionalProperties": false'), ['error field-becomes-optional 3:1 was 3:1']],
    ['removed from a closed model', '{name: x, required: true}', object('"x": {"type": "string"}'), object('"y": {}', '"additionalProperties": false'), ['error field-missing 1:1 was 3:1']],
    ['removed from an open model', '{name: x, required: true}', object('"x": {"type": "string"}', required), object('"y": {}', '"title": "Order"'), ['error guarantee-lost 1:1 was 3:1']],
    ['a maximum grows', '{name: x, constraints: {max: 500}}', object('"x": {"type": "number", "maximum": 500}'), object('"x": {"type": "number", "maximum": 2000}'), ['error range-exceeds 3:36 was 3:1']],
    ['a maximum goes', '{name: x, constraints: {max: 500}}', object('"x": {"type": "number", "maximum": 500}'), object('"x": {"type": "number"}'), ['error guarantee-lost 3:1 was 3:1']],
    ['a value is added', '{name: x, allowed_values: [a]}', object('"x": {"enum": ["a"]}'), object('"x": {"enum": ["a", "b"]}'), ['error value-added 3:21 was 3:1']],
    ['the list of values goes', '{name: x, allowed_values: [a]}', object('"x": {"type": "string", "enum": ["a"]}'), object('"x": {"type": "string"}'), ['error guarantee-lost 3:1 was 3:1']],
    ['may be null', '{name: x, required: true}', object('"x": {"type": "string"}'), object('"x": {"type": ["string", "null"]}'), ['error field-becomes-nullable 3:1 was 3:1']],
    ['number becomes string', '{name: x, type: number}', object('"x": {"type": "number"}'), object('"x": {"type": "string"}'), ['error type-mismatch 3:1 was 3:1']],
    ['integer becomes number', '{name: x, type: integer}', object('"x": {"type": "integer"}'), object('"x": {"type": "number"}'), ['error type-mismatch 3:1 was 3:1']],
    ['number becomes integer', '{name: x, type: number}', object('"x": {"type": "number"}'), object('"x": {"type": "integer"}'), []],
    ['a format goes', '{name: x, type: timestamp}', object('"x": {"type": "string", "format": "date-time"}'), object('"x": {"type": "string"}'), ['error guarantee-lost 3:1 was 3:1']],
    ['can never come', '{name: x}', object('"x": {"type": "string"}', '"additionalProperties": false'), object('"x": false', '"additionalProperties": false'), ['warning optional-dependency-removed 1:1 was 3:1']],
  ];
  it.each(rows)('%s', async (_, field, before, after, expected) => {
    expect(short(await impacts('json', field, before, after))).toEqual(expected);
  });

  it('one more branch', async () => {
    const choice = (...names: string[]): string =>
      object(`"x": {"oneOf": [${names.map((name) => `{"$ref": "#/$defs/${name}"}`).join(', ')}]}`, `${required}, "$defs": {"a": {"type": "object"}, "b": {"type": "object"}, "c": {"type": "object"}}`);
    const found = await impacts('json', '{name: x, branches: [a, b]}', choice('a', 'b'), choice('a', 'b', 'c'));
    expect(found).toMatchObject([{ rule: 'contract/branch-added', level: 'error', args: { branch: 'c' } }]);
  });
});

describe('the shop', () => {
  const files = readdirSync(join(root, 'contracts')).map((file) => ({ file: `contracts/${file}`, text: readFileSync(join(root, 'contracts', file), 'utf8') }));
  const { contracts } = loadContracts(files);
  const project = join(root, 'fixtures/projects/shop');

  async function shop(topic: string, format: FormatName, file: string): Promise<string[]> {
    const [before, after] = await Promise.all(['before', 'after'].map(async (side) => shapeOf(format, readFileSync(join(project, side, 'schemas', file), 'utf8'), `schemas/${file}`)));
    const { impacts: all, consumers } = judge(contracts, { subject: `${topic}-value`, topic, part: 'value', format }, before!, after!, { today: '2026-11-21' });
    const worth = all.filter((impact) => impact.level !== 'note').map((impact) => `${impact.consumer} ${impact.level} ${impact.rule} ${impact.path}`);
    return [...worth, ...consumers.map((one) => `${one.consumer}: ${one.verdict}, ${one.why}`)];
  }

  it('orders', async () => {
    expect(await shop('order-events', 'avro', 'order-events-value.avsc')).toEqual([
      'analytics-platform error contract/value-added status',
      'billing-service error contract/field-missing customer_id',
      'analytics-platform: breaks, `status`',
      'billing-service: breaks, `customer_id`',
      'notifier: safe, both fields it needs still hold',
      'warehouse-loader: safe, both fields it needs still hold',
    ]);
  });

  it('payments', async () => {
    expect(await shop('payments', 'protobuf', 'payments-value.proto')).toEqual([
      'fraud-scoring error contract/field-missing customer_id',
      'billing-service: safe, both fields it needs still hold',
      'fraud-scoring: breaks, `customer_id`',
    ]);
  });

  it('shipments', async () => {
    expect(await shop('shipments', 'json', 'shipments-value.schema.json')).toEqual([
      'warehouse-loader error contract/range-exceeds weight_kg',
      'warehouse-loader: breaks, `weight_kg`',
    ]);
  });

  it('customers', async () => {
    expect(await shop('customers', 'avro', 'customers-value.avsc')).toEqual([
      'crm-sync: safe, both fields it needs still hold',
      'notifier: safe, the field it needs still holds',
    ]);
  });
});

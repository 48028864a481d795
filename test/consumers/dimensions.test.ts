import type { Member, Shape } from '../../src/formats/shape.ts';
import type { Row } from './judging.ts';
import { rowTests } from './judging.ts';
import { any, array, decimal, double, int, long, map, member, number, optional, record, scalar, string, symbols, union } from './shapes.ts';

const x = (inner: Shape | Member): Shape => record({ id: string(), x: inner });
const texts = (more: Parameters<typeof string>[0]): Shape => x(string(more));
const millis = (timeUnit: 'millis' | 'micros' | undefined = 'millis'): Shape => scalar('integer', { width: 64, ...(timeUnit ? { logical: 'timestamp', timeUnit } : {}) }, `long ${timeUnit ?? ''}`);

rowTests('length', [
  ['within', '{name: x, constraints: {max_length: 10}}', texts({ maxLength: 10 }), texts({ maxLength: 9 }), []],
  ['too long', '{name: x, constraints: {max_length: 10}}', texts({ maxLength: 10 }), texts({ maxLength: 11 }), ['length-exceeds breaks G>V']],
  ['still too long, and longer', '{name: x, constraints: {max_length: 10}}', texts({ maxLength: 11 }), texts({ maxLength: 12 }), ['length-exceeds breaks V>V']],
  ['still too long, but shorter', '{name: x, constraints: {max_length: 10}}', texts({ maxLength: 12 }), texts({ maxLength: 11 }), ['length-exceeds pre-existing V>V']],
  ['never short enough', '{name: x, constraints: {max_length: 10}}', texts({ maxLength: 10 }), texts({ minLength: 11 }), ['length-exceeds breaks G>C']],
  ['no longer limited', '{name: x, constraints: {max_length: 10}}', texts({ maxLength: 10 }), texts({}), ['guarantee-lost breaks G>U']],
  ['may be shorter', '{name: x, constraints: {min_length: 2}}', texts({ minLength: 2 }), texts({ minLength: 1 }), ['length-exceeds breaks G>V']],
  ['a closed set says its lengths', '{name: x, constraints: {min_length: 2, max_length: 2}}', x(symbols('ab', 'cd')), x(symbols('ab', 'cde')), ['length-exceeds breaks G>V']],
  ['code points, not units', '{name: x, constraints: {max_length: 1}}', x(symbols('🦆')), x(symbols('🦆')), []],
  ['more items', '{name: x, constraints: {max_items: 3}}', x(array(string(), { maxItems: 3 })), x(array(string(), { maxItems: 4 })), ['length-exceeds breaks G>V']],
  ['may be empty', '{name: x, constraints: {min_items: 1}}', x(array(string(), { minItems: 1 })), x(array(string())), ['guarantee-lost breaks G>U']],
  ['may repeat', '{name: x, constraints: {unique_items: true}}', x(array(string(), { unique: true })), x(array(string())), ['guarantee-lost breaks G>U']],
]);

rowTests('pattern', [
  ['the same', '{name: x, constraints: {pattern: "^a+$"}}', texts({ patterns: ['^a+$'] }), texts({ patterns: ['^a+$', 'x'] }), []],
  ['another', '{name: x, constraints: {pattern: "^a+$"}}', texts({ patterns: ['^a+$'] }), texts({ patterns: ['^a*$'] }), ['pattern-changed at-risk G>U']],
  ['another all along', '{name: x, constraints: {pattern: "^a+$"}}', texts({ patterns: ['^b+$'] }), texts({ patterns: ['^b+$'] }), ['pattern-changed unverifiable U>U']],
  ['gone', '{name: x, constraints: {pattern: "^a+$"}}', texts({ patterns: ['^a+$'] }), texts({}), ['guarantee-lost breaks G>U']],
  ['none', '{name: x, constraints: {pattern: "^a+$"}}', texts({}), texts({}), ['not-provable unverifiable U>U']],
  ['symbols that match', '{name: x, constraints: {pattern: "^a+$"}}', x(symbols('a')), x(symbols('a', 'aa')), []],
  ['a symbol that does not', '{name: x, constraints: {pattern: "^a+$"}}', x(symbols('a')), x(symbols('a', 'b')), ['value-added breaks G>V']],
]);

rowTests('format', [
  ['the same', '{name: x, constraints: {format: uuid}}', texts({ format: 'uuid' }), texts({ format: 'uuid' }), []],
  ['narrower', '{name: x, constraints: {format: uri-reference}}', texts({ format: 'uri-reference' }), texts({ format: 'uri' }), []],
  ['gone', '{name: x, constraints: {format: uuid}}', texts({ format: 'uuid' }), texts({}), ['guarantee-lost breaks G>U']],
  ['a logical type is a format', '{name: x, constraints: {format: uuid}}', texts({ logical: 'uuid' }), texts({ logical: 'uuid' }), []],
]);

rowTests('digits', [
  ['the same scale', '{name: x, constraints: {scale: 2}}', x(decimal(8, 2)), x(decimal(9, 2)), []],
  ['another scale', '{name: x, constraints: {scale: 2}}', x(decimal(8, 2)), x(decimal(8, 4)), ['decimal-scale-changed breaks G>C']],
  ['another scale that no contract names', '{name: x}', x(decimal(8, 2)), x(decimal(8, 4)), ['decimal-scale-changed breaks G>C']],
  ['too many digits', '{name: x, constraints: {precision: 8}}', x(decimal(8, 2)), x(decimal(9, 2)), ['range-exceeds breaks G>V']],
  ['multiples', '{name: x, constraints: {multiple_of: 0.05}}', x(scalar('number', { multipleOf: '0.1' })), x(scalar('number', { multipleOf: '0.01' })), ['range-exceeds breaks G>V']],
  ['integers are multiples of 1', '{name: x, constraints: {multiple_of: 1}}', x(int()), x(long()), []],
  ['a double may be NaN', '{name: x, constraints: {finite: true}}', x(long()), x(double()), ['guarantee-lost breaks G>U']],
]);
rowTests('digits in JSON', [['has no NaN', '{name: x, constraints: {finite: true}}', x(number()), x(number()), []]], { format: 'json' });

const card = (): Shape => record({ last4: string() }, { name: 'acme.Card' });
const bank = (): Shape => record({ iban: string() }, { name: 'acme.Bank' });
const cash = (): Shape => record({ till: string() }, { name: 'acme.Cash' });
rowTests('branches', [
  ['known', '{name: x, branches: [Card, acme.Bank]}', x(card()), x(union(card(), bank())), []],
  ['one more', '{name: x, branches: [Card, Bank]}', x(union(card(), bank())), x(union(card(), bank(), cash())), ['branch-added breaks G>V']],
  ['one more on top', '{name: x, branches: [Card]}', x(union(card(), bank())), x(union(card(), bank(), cash())), ['branch-added pre-existing V>V', 'branch-added breaks V>V']],
  ['one more, tolerated', '{name: x, branches: [Card, Bank], unknown_branches: tolerate}', x(union(card(), bank())), x(union(card(), bank(), cash())), ['value-tolerated changed G>G']],
  ['other branches only', '{name: x, branches: [Card, Bank]}', x(card()), x(cash()), ['branch-added breaks G>C']],
  ['anything', '{name: x, branches: [Card]}', x(card()), x(any()), ['guarantee-lost breaks G>U']],
]);

const oneof = (...names: string[]): Shape =>
  record(Object.fromEntries(names.map((name, index) => [name, optional(record({ id: string() }, { name: `acme.${name}Type` }), { oneof: 'payment', number: index + 1 })])), { oneofs: [{ name: 'payment', members: names }] });
rowTests('oneof', [
  ['one more', '{name: payment, branches: [card, bank]}', oneof('card', 'bank'), oneof('card', 'bank', 'cash'), ['branch-added breaks G>V']],
  ['of a chosen member', '{name: payment<card>.id, required: true}', oneof('card', 'bank'), oneof('card', 'bank', 'cash'), []],
  ['of a member that goes', '{name: payment<card>.id, required: true}', oneof('card', 'bank'), oneof('bank'), ['field-missing breaks G>C']],
  ['a member by its own name', '{name: card.id, required: true}', oneof('card'), oneof('card'), ['field-moved-to-oneof pre-existing V>V']],
], { format: 'protobuf', head: 'reads: {mode: generic}\n' });

const usd = (unit?: string): Shape => record({ total_usd: member(double(), unit === undefined ? {} : { unit }) });
rowTests('unit', [
  ['the same in other words', '{name: total_usd, semantics: {unit: USD}}', usd('USD'), usd('dollars'), []],
  ['cents', '{name: total_usd, semantics: {unit: USD}}', usd('USD'), usd('USD cents'), ['unit-contradicts breaks G>C', 'name-unit-mismatch at-risk G>V']],
  ['cents asked for', '{name: total_usd, semantics: {unit: USD, scale: minor}}', usd('cents'), usd('cents'), ['name-unit-mismatch pre-existing V>V']],
  ['no longer said', '{name: total_usd, semantics: {unit: USD}}', usd('USD'), usd(), ['guarantee-lost breaks G>U']],
  ['never said', '{name: total_usd, semantics: {unit: USD}}', usd(), usd(), ['not-provable unverifiable U>U']],
  ['changed, and the contract does not say', '{name: total_usd}', usd('USD'), usd('EUR'), ['name-unit-mismatch at-risk G>V', 'unit-changed at-risk G>U']],
  ['no longer said, and the contract does not say either', '{name: total_usd}', usd('USD'), usd(), ['unit-changed changed G>G']],
]);

rowTests('time', [
  ['another unit', '{name: x, type: timestamp, required: true}', x(millis()), x(millis('micros')), ['timestamp-unit-changed breaks G>C']],
  ['another unit, for a number', '{name: x, type: integer}', x(millis()), x(millis('micros')), ['timestamp-unit-changed breaks G>C']],
  ['another unit than the contract says', '{name: x, type: timestamp, semantics: {unit: ms}}', x(millis()), x(millis('micros')), ['unit-contradicts breaks G>C', 'timestamp-unit-changed breaks G>C']],
  ['no longer a time', '{name: x, type: timestamp}', x(millis()), x(long()), ['guarantee-lost breaks G>U']],
  ['a bare number, with a unit', '{name: x, type: timestamp, semantics: {unit: millis}}', x(long()), x(long()), ['not-provable unverifiable U>U']],
]);

const described = (doc?: string, fallback?: unknown): Shape => x(member(string(), { ...(doc === undefined ? {} : { doc }), ...(fallback === undefined ? {} : { default: { value: fallback } }) }));
rowTests('words', [
  ['another description', '{name: x}', described('gross'), described('net'), ['doc-changed at-risk G>U']],
  ['a first description', '{name: x}', described(), described('net'), []],
  ['another default', '{name: x}', described(undefined, 0), described(undefined, 1), ['default-changed changed G>G']],
  ['another default that is relied on', '{name: x, relies_on_default: 0}', described(undefined, 0), described(undefined, 1), ['default-changed at-risk G>V']],
  ['another default all along', '{name: x, relies_on_default: 0}', described(undefined, 1), described(undefined, 1), ['default-changed pre-existing V>V']],
  ['no default', '{name: x, relies_on_default: {a: [1]}}', described(undefined, { a: [1] }), described(), ['default-changed at-risk G>V']],
]);

rowTests('open sets', [
  ['a new symbol', '{name: x, allowed_values: [a], unknown_values: tolerate}', x(symbols('a')), x(symbols('a', 'b')), ['value-tolerated changed G>G']],
  ['strange symbols all along', '{name: x, allowed_values: [a], unknown_values: tolerate}', x(symbols('a', 'b')), x(symbols('a', 'b')), []],
  ['a plain string', '{name: x, allowed_values: [a], unknown_values: tolerate}', x(string()), x(string()), []],
  ['a symbol goes', '{name: x, allowed_values: [a, b]}', x(symbols('a', 'b')), x(symbols('a')), ['value-removed changed G>G']],
]);
rowTests('a reader with an enum default', [
  ['swallows new symbols', '{name: x, allowed_values: [a], unknown_values: tolerate}', x(scalar('enum', { values: [{ value: 'a', place: null }], enumDefault: 'a' })), x(symbols('a', 'b')), ['reader-not-checked unverifiable U>U', 'value-tolerated at-risk G>U']],
], { head: 'reads: {mode: reader_schema}\n' });

rowTests('width, read by generated code', [
  ['widens', '{name: x, type: integer}', x(int()), x(long()), ['type-widened breaks G>C']],
  ['float widens', '{name: x, type: number}', x(scalar('number', { width: 32, floating: true })), x(double()), ['type-widened breaks G>C']],
], { head: 'reads: {mode: generated}\n' });
rowTests('width, in JavaScript', [
  ['widens', '{name: x, type: integer}', x(int()), x(long()), ['type-widened at-risk G>U']],
  ['widens below 2^53', '{name: x, type: integer, constraints: {max: 1000}}', x(int()), x(long()), ['not-provable unverifiable U>U']],
], { head: 'reads: {language: typescript}\n' });

const proto = (members: Record<string, readonly [number, Shape]>): Shape =>
  record(Object.fromEntries(Object.entries(members).map(([name, [numbered, shape]]) => [name, member(shape, { presence: 'implicit', number: numbered, aliases: [name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())] })])));
const renamed: readonly Row[] = [
  ['renamed', '{name: order_id, required: true}', proto({ order_id: [1, string()] }), proto({ purchase_id: [1, string()] }), ['field-renamed at-risk G>U']],
  ['by its JSON name', '{name: orderId, required: true}', proto({ order_id: [1, string()] }), proto({ order_id: [1, string()] }), []],
  ['renumbered', '{name: order_id, required: true}', proto({ order_id: [1, string()] }), proto({ order_id: [2, string()] }), ['field-missing breaks G>C']],
  ['two swap their numbers', '{name: a, required: true}', proto({ a: [1, string()], b: [2, string()] }), proto({ a: [2, string()], b: [1, string()] }), ['field-renamed at-risk G>U']],
  ['number reused', '{name: a}', proto({ a: [1, string()] }), proto({ b: [1, double()] }), ['number-reused breaks G>C']],
  ['deleted', '{name: a}', proto({ a: [1, string()], b: [2, string()] }), proto({ b: [2, string()] }), ['optional-dependency-removed at-risk G>C']],
];
rowTests('Protobuf by number', renamed, { format: 'protobuf' });
rowTests('Protobuf by name', [
  ['renamed', '{name: order_id, required: true}', proto({ order_id: [1, string()] }), proto({ purchase_id: [1, string()] }), ['field-missing breaks G>C']],
  ['renumbered', '{name: order_id, required: true}', proto({ order_id: [1, string()] }), proto({ order_id: [2, string()] }), []],
], { format: 'protobuf', head: 'reads: {mode: json}\n' });
rowTests('a table', [
  ['other case', '{name: order_id, required: true}', record({ order_id: string() }), record({ ORDER_ID: string() }), []],
], { head: 'reads: {mode: sql}\n' });

const constants = (...pairs: (readonly [string, number])[]): Shape => x(scalar('enum', { values: pairs.map(([value, numbered]) => ({ value, number: numbered, place: null })) }));
rowTests('Protobuf constants', [
  ['renumbered', '{name: x, allowed_values: [A, B]}', constants(['A', 0], ['B', 1]), constants(['A', 0], ['B', 2]), ['value-renumbered breaks G>C']],
  ['renamed', '{name: x, allowed_values: [A, B]}', constants(['A', 0], ['B', 1]), constants(['A', 0], ['C', 1]), ['value-renamed at-risk G>V', 'value-removed changed G>G']],
  ['the zero value that means unset', '{name: x, allowed_values: [A]}', constants(['X_UNSPECIFIED', 0], ['A', 1]), constants(['X_UNSPECIFIED', 0], ['A', 1]), []],
  ['the zero value, checked', '{name: x, allowed_values: [A], unspecified: check}', constants(['A', 1]), constants(['X_UNSPECIFIED', 0], ['A', 1]), ['value-added breaks G>V']],
], { format: 'protobuf' });

rowTests('aliases', [
  ['renamed to a name that the consumer knows', '{name: created_at, required: true, aliases: [createdAt]}', record({ created_at: string() }), record({ createdAt: string() }), []],
  ['moved to a path that the consumer knows', '{name: created_at, required: true, aliases: [meta.created_at]}', record({ created_at: string() }), record({ meta: record({ created_at: string() }) }), []],
  ['the alias is optional', '{name: created_at, required: true, aliases: [createdAt]}', record({ created_at: string() }), record({ createdAt: optional(string()) }), ['field-becomes-optional breaks G>V']],
]);

rowTests('maps and records', [
  ['a record where a map is asked for', '{name: x, type: map}', x(map(string())), x(record({ a: string() })), ['type-representation at-risk G>V']],
  ['a map where an object is asked for', '{name: x, type: object}', x(record({ a: string() })), x(map(string())), ['type-representation at-risk G>V']],
  ['values of a record', '{name: "x{}", type: string}', x(record({ a: string(), b: string() })), x(record({ a: string(), b: long() })), ['type-mismatch breaks G>V']],
]);

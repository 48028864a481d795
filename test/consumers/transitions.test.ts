import type { Shape } from '../../src/formats/shape.ts';
import type { Row } from './judging.ts';
import { rowTests } from './judging.ts';
import { any, array, decimal, double, int, long, map, member, nothing, nullable, number, optional, record, string, symbols, union } from './shapes.ts';

const closed = (shape: Parameters<typeof record>[0][string] | undefined): Shape => record(shape ? { id: string(), x: shape } : { id: string() });
const open = (shape: Parameters<typeof record>[0][string] | undefined): Shape => record(shape ? { id: string(), x: shape } : { id: string() }, { others: any() });

const presence: readonly Row[] = [
  ['stays', '{name: x, required: true}', closed(string()), closed(string()), []],
  ['is removed from a closed record', '{name: x, required: true}', closed(string()), closed(undefined), ['field-missing breaks G>C']],
  ['is removed and was optional to the consumer', '{name: x}', closed(string()), closed(undefined), ['optional-dependency-removed at-risk G>C']],
  ['is removed from an open model', '{name: x, required: true}', open(string()), open(undefined), ['guarantee-lost breaks G>U']],
  ['is removed from an open model, optional', '{name: x}', open(string()), open(undefined), ['optional-dependency-removed at-risk G>U']],
  ['becomes optional', '{name: x, required: true}', closed(string()), closed(optional(string())), ['field-becomes-optional breaks G>V']],
  ['becomes optional for a tolerant consumer', '{name: x}', closed(string()), closed(optional(string())), []],
  ['was optional already', '{name: x, required: true}', closed(optional(string())), closed(optional(string())), ['field-becomes-optional pre-existing V>V']],
  ['becomes required', '{name: x, required: true}', closed(optional(string())), closed(string()), []],
  ['undeclared in an open model', '{name: x, required: true}', open(undefined), open(undefined), ['not-provable unverifiable U>U']],
  ['undeclared, then declared optional', '{name: x, required: true}', open(undefined), open(optional(string())), ['field-becomes-optional breaks U>V']],
  ['undeclared, then forbidden', '{name: x, required: true}', open(undefined), closed(undefined), ['field-missing breaks U>C']],
  ['declared optional, then left open', '{name: x, required: true}', open(optional(string())), open(undefined), ['not-provable at-risk V>U']],
  ['never existed', '{name: ix, required: true}', closed(string()), closed(string()), ['field-never-existed pre-existing C>C']],
  ['never existed, optional', '{name: ix}', closed(string()), closed(string()), ['field-never-existed pre-existing C>C']],
  ['is added as the contract wanted', '{name: x, required: true}', closed(undefined), closed(string()), []],
  ['is added, but optional', '{name: x, required: true}', closed(undefined), closed(optional(string())), ['field-becomes-optional improved C>V']],
  ['moves into a oneof', '{name: x, required: true}', closed(string()), closed(optional(string(), { oneof: 'choice' })), ['field-moved-to-oneof breaks G>V']],
  ['has no presence in proto3', '{name: x, required: true}', closed(string()), closed(member(string(), { presence: 'implicit' })), []],
  ['has no presence where presence is asked for', '{name: x, required: true, presence: explicit}', closed(string()), closed(member(string(), { presence: 'implicit' })), ['field-becomes-optional breaks G>V']],
  ['new subject, all well', '{name: x, required: true}', null, closed(string()), []],
  ['new subject, optional', '{name: x, required: true}', null, closed(optional(string())), ['field-becomes-optional pending ->V']],
  ['new subject, missing', '{name: x, required: true}', null, closed(undefined), ['field-never-existed pending ->C']],
];

const nulls: readonly Row[] = [
  ['becomes nullable', '{name: x, required: true}', closed(string()), closed(nullable(string())), ['field-becomes-nullable breaks G>V']],
  ['becomes nullable for a tolerant consumer', '{name: x}', closed(string()), closed(nullable(string())), []],
  ['required but nullable', '{name: x, required: true, nullable: true}', closed(string()), closed(nullable(string())), []],
  ['optional but never null', '{name: x, nullable: false}', closed(string()), closed(nullable(string())), ['field-becomes-nullable breaks G>V']],
  ['no longer nullable', '{name: x, required: true}', closed(nullable(string())), closed(string()), []],
  ['was nullable already', '{name: x, required: true}', closed(nullable(string())), closed(nullable(string())), ['field-becomes-nullable pre-existing V>V']],
  ['always null', '{name: x, required: true}', closed(nullable(string())), closed(nothing), ['field-becomes-nullable breaks V>C']],
  ['untyped', '{name: x, required: true}', closed(string()), closed(nullable(any(), 'unknown')), ['guarantee-lost breaks G>U']],
];

const types: readonly Row[] = [
  ['string to number', '{name: x, type: string}', closed(string()), closed(double()), ['type-mismatch breaks G>C']],
  ['int to long for integer', '{name: x, type: integer}', closed(int()), closed(long()), []],
  ['int to long for int32', '{name: x, type: int32}', closed(int()), closed(long()), ['type-mismatch breaks G>C']],
  ['another branch', '{name: x, type: string}', closed(string()), closed(union(string(), long())), ['type-mismatch breaks G>V']],
  ['one more branch', '{name: x, type: string}', closed(union(string(), long())), closed(union(string(), long(), double())), ['type-mismatch pre-existing V>V', 'type-mismatch breaks V>V']],
  ['to untyped', '{name: x, type: string}', closed(string()), closed(any()), ['guarantee-lost breaks G>U']],
  ['wrong all along', '{name: x, type: string}', closed(long()), closed(long()), ['type-mismatch pre-existing C>C']],
  ['double to decimal', '{name: x, type: number}', closed(double()), closed(decimal(8, 2)), ['type-representation at-risk G>V']],
  ['decimal all along', '{name: x, type: number}', closed(decimal(8, 2)), closed(decimal(8, 2)), ['type-representation pre-existing V>V']],
  ['bare long as timestamp', '{name: x, type: timestamp}', closed(long()), closed(long()), ['not-provable unverifiable U>U']],
  ['an optional field comes with the wrong type', '{name: x, type: string}', closed(undefined), closed(long()), ['type-mismatch breaks G>C']],
  ['a required field comes with the wrong type', '{name: x, type: string, required: true}', closed(undefined), closed(long()), ['type-mismatch pre-existing C>C']],
];

const values: readonly Row[] = [
  ['same symbols', '{name: x, allowed_values: [a, b]}', closed(symbols('a', 'b')), closed(symbols('a', 'b')), []],
  ['a new symbol', '{name: x, allowed_values: [a, b]}', closed(symbols('a', 'b')), closed(symbols('a', 'b', 'c')), ['value-added breaks G>V']],
  ['two new symbols', '{name: x, allowed_values: [a]}', closed(symbols('a')), closed(symbols('a', 'b', 'c')), ['value-added breaks G>V', 'value-added breaks G>V']],
  ['one more on top', '{name: x, allowed_values: [a]}', closed(symbols('a', 'b')), closed(symbols('a', 'b', 'c')), ['value-added pre-existing V>V', 'value-added breaks V>V']],
  ['no overlap', '{name: x, allowed_values: [a]}', closed(symbols('a')), closed(symbols('A')), ['value-added breaks G>C', 'value-removed changed G>G']],
  ['plain string', '{name: x, allowed_values: [a]}', closed(string()), closed(string()), ['not-provable unverifiable U>U']],
  ['string to good enum', '{name: x, allowed_values: [a, b]}', closed(string()), closed(symbols('a')), []],
  ['string to bad enum', '{name: x, allowed_values: [a]}', closed(string()), closed(symbols('a', 'b')), ['value-added breaks U>V']],
  ['enum to string', '{name: x, allowed_values: [a]}', closed(symbols('a')), closed(string()), ['guarantee-lost breaks G>U']],
  ['bad enum to string', '{name: x, allowed_values: [a]}', closed(symbols('a', 'b')), closed(string()), ['not-provable at-risk V>U']],
  ['an expected value goes', '{name: x, allowed_values: [a, b], expects_values: [b]}', closed(symbols('a', 'b')), closed(symbols('a')), ['expected-value-removed breaks G>C']],
  ['an expected value in a string', '{name: x, expects_values: [b]}', closed(symbols('a', 'b')), closed(string()), []],
  ['mapped symbols', '{name: x, allowed_values: [a], value_mapping: {strip_prefix: X_, case: lower}}', closed(symbols('X_A')), closed(symbols('X_A', 'X_B')), ['value-added breaks G>V']],
];

const ranges: readonly Row[] = [
  ['contained', '{name: x, constraints: {max: 10}}', closed(number({ max: '9' })), closed(number({ max: '10' })), []],
  ['exceeds by a keyword', '{name: x, constraints: {max: 10}}', closed(number({ max: '10' })), closed(number({ max: '11' })), ['range-exceeds breaks G>V']],
  ['exceeds further', '{name: x, constraints: {max: 10}}', closed(number({ max: '11' })), closed(number({ max: '12' })), ['range-exceeds breaks V>V']],
  ['exceeds less', '{name: x, constraints: {max: 10}}', closed(number({ max: '12' })), closed(number({ max: '11' })), ['range-exceeds pre-existing V>V']],
  ['loses the keyword', '{name: x, constraints: {max: 10}}', closed(number({ max: '10' })), closed(number()), ['guarantee-lost breaks G>U']],
  ['says nothing', '{name: x, constraints: {min: 0, max: 10}}', closed(double()), closed(double()), ['not-provable unverifiable U>U', 'not-provable unverifiable U>U']],
  ['the width is no claim', '{name: x, constraints: {max: 10}}', closed(int()), closed(long()), ['not-provable unverifiable U>U']],
  ['disjoint', '{name: x, constraints: {max: 10}}', closed(number({ max: '10' })), closed(number({ min: '11', max: '12' })), ['range-exceeds breaks G>C']],
  ['a decimal proves it', '{name: x, constraints: {max: 1000000}}', closed(decimal(8, 2)), closed(decimal(8, 2)), []],
  ['a wider decimal does not', '{name: x, constraints: {max: 1000000}}', closed(decimal(8, 2)), closed(decimal(12, 2)), ['guarantee-lost breaks G>U']],
  ['beyond 2^53, exactly', '{name: x, constraints: {max: 9007199254740993}}', closed(number({ max: '9007199254740993' })), closed(number({ max: '9007199254740994' })), ['range-exceeds breaks G>V']],
  ['a fraction, exactly', '{name: x, constraints: {max: 0.1}}', closed(number({ max: '0.1' })), closed(number({ max: '0.10000000000000000001' })), ['range-exceeds breaks G>V']],
  ['an exclusive limit', '{name: x, constraints: {exclusive_max: 10}}', closed(number({ max: '9' })), closed(number({ max: '10' })), ['range-exceeds breaks G>V']],
];

const nested = (inner: Parameters<typeof record>[0][string]): Shape => record({ parent: inner });
const paths: readonly Row[] = [
  ['a parent becomes nullable', '{name: parent.x, required: true}', nested(record({ x: string() })), nested(nullable(record({ x: string() }))), ['field-becomes-nullable breaks G>V']],
  ['a parent becomes nullable, if_parent', '{name: parent.x, required: if_parent}', nested(record({ x: string() })), nested(nullable(record({ x: string() }))), []],
  ['a parent becomes optional', '{name: parent.x, required: true}', nested(record({ x: string() })), nested(optional(record({ x: string() }))), ['field-becomes-optional breaks G>V']],
  ['the leaf becomes optional, if_parent', '{name: parent.x, required: if_parent}', nested(record({ x: string() })), nested(record({ x: optional(string()) })), ['field-becomes-optional breaks G>V']],
  ['a parent is removed', '{name: parent.x, required: true}', nested(record({ x: string() })), record({ id: string() }), ['field-missing breaks G>C']],
  ['in each element', '{name: "parent[].x", required: true}', nested(array(record({ x: string() }))), nested(array(record({ x: optional(string()) }))), ['field-becomes-optional breaks G>V']],
  ['elements may be null', '{name: "parent[].x", required: true}', nested(array(record({ x: string() }))), nested(array(nullable(record({ x: string() })))), ['field-becomes-nullable breaks G>V']],
  ['in each value of a map', '{name: "parent{}", type: string}', nested(map(string())), nested(map(long())), ['type-mismatch breaks G>C']],
  ['one key of a map', '{name: "parent{k}", type: string, required: true}', nested(map(string())), nested(map(string())), ['not-provable unverifiable U>U']],
  ['a branch lacks it', '{name: parent.x, required: true}', nested(record({ x: string() }, { name: 'A' })), nested(union(record({ x: string() }, { name: 'A' }), record({ y: string() }, { name: 'B' }))), ['field-becomes-optional breaks G>V']],
  ['a chosen branch has it', '{name: "parent<A>.x", required: true}', nested(record({ x: string() }, { name: 'ns.A' })), nested(union(record({ x: string() }, { name: 'ns.A' }), record({ y: string() }, { name: 'B' }))), []],
  ['a chosen branch goes', '{name: "parent<A>.x", required: true}', nested(union(record({ x: string() }, { name: 'A' }), record({ y: string() }, { name: 'B' }))), nested(record({ y: string() }, { name: 'B' })), ['field-missing breaks G>C']],
  ['inside of anything', '{name: parent.x, required: true}', nested(any()), nested(any()), ['not-provable unverifiable U>U']],
];

rowTests('presence', presence);
rowTests('null', nulls);
rowTests('type', types);
rowTests('values', values);
rowTests('range', ranges);
rowTests('path', paths);

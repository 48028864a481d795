import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/formats/shape.ts';
import { contractOn, judged } from './judging.ts';
import { any, array, double, map, nothing, record, scalar, string, symbols, union } from './shapes.ts';

const x = (shape: Shape): Shape => record({ id: string(), x: shape });

/** A requirement, and a value that meets it. */
const needs: readonly [field: string, met: Shape][] = [
  ['required: true', string()],
  ['nullable: false', string()],
  ['constraints: {min: 1}', scalar('number', { min: { value: 1, exact: '1', exclusive: false, from: 'declared', place: null } })],
  ['constraints: {max: 1}', scalar('number', { max: { value: 1, exact: '1', exclusive: false, from: 'declared', place: null } })],
  ['constraints: {multiple_of: 1}', scalar('number', { multipleOf: '1' })],
  ['constraints: {finite: true}', scalar('integer')],
  ['constraints: {precision: 9}', scalar('bytes', { logical: 'decimal', precision: 9, scale: 2 })],
  ['constraints: {scale: 2}', scalar('bytes', { logical: 'decimal', precision: 9, scale: 2 })],
  ['constraints: {min_length: 1}', string({ minLength: 1 })],
  ['constraints: {max_length: 1}', string({ maxLength: 1 })],
  ['constraints: {pattern: "^a$"}', string({ patterns: ['^a$'] })],
  ['constraints: {format: uuid}', string({ format: 'uuid' })],
  ['constraints: {min_items: 1}', array(string(), { minItems: 1 })],
  ['constraints: {max_items: 1}', array(string(), { maxItems: 1 })],
  ['constraints: {unique_items: true}', array(string(), { unique: true })],
  ['allowed_values: [a]', symbols('a')],
  ['branches: [A]', record({}, { name: 'A' })],
  ['semantics: {unit: kg}', { ...double(), unit: 'kg' }],
  ['type: string', string()],
  ['type: number', double()],
];

const aliens: readonly [name: string, shape: Shape][] = [
  ['anything', any()], ['a record', record({ a: string() })], ['a list', array(any())], ['a map', map(any())], ['a text', string()], ['a double', double()],
  ['a truth value', scalar('boolean')], ['bytes', scalar('bytes')], ['other symbols', symbols('zz')], ['nothing but null', nothing],
];

/** What meets a requirement as well. */
const STILL_MET = new Set(['type: string by a text', 'type: string by other symbols', 'type: number by a double', 'constraints: {min_length: 1} by other symbols']);

describe.each(needs)('%s', (field, met) => {
  const contract = contractOn(`{name: x, ${field}}`);
  const verdict = (before: Shape | null, after: Shape): string => judged(contract, before, after).consumers[0]!.verdict;

  it('is safe where it is met', () => {
    expect(judged(contract, x(met), x(met))).toEqual({ impacts: [], consumers: [{ consumer: 'billing', verdict: 'safe', why: 'the field it needs still holds' }] });
  });

  const onlyPresence = field === 'required: true' || field === 'nullable: false';
  const strange = aliens.filter(([name]) => (onlyPresence ? name === 'nothing but null' : !STILL_MET.has(`${field} by ${name}`)));

  it.each(strange)('is not called safe when the value becomes %s', (_, shape) => {
    expect(verdict(x(met), x(shape))).not.toBe('safe');
  });
  it.each(strange.filter(([name]) => name !== 'nothing but null'))('is not called safe when one branch becomes %s', (_, shape) => {
    expect(verdict(x(met), x(union(met, shape)))).not.toBe('safe');
  });
  it('is not called safe when the field is gone, left open, or hidden in anything', () => {
    expect(verdict(x(met), record({ id: string() }))).not.toBe('safe');
    expect(verdict(x(met), record({ id: string() }, { others: any() }))).not.toBe('safe');
    expect(verdict(x(met), any())).not.toBe('safe');
    expect(verdict(x(met), union(x(met), any()))).not.toBe('safe');
  });
  it('is not called safe on a new subject that does not meet it', () => {
    expect(verdict(null, record({ id: string() }))).not.toBe('safe');
  });
});

import { describe, expect, it } from 'vitest';
import { contractNotes, judge, loadContracts, unmatched } from '../../src/consumers/index.ts';
import type { ReaderAnswer, Subject } from '../../src/consumers/index.ts';
import { InvalidSchemaError, UncheckedError, UsageError } from '../../src/errors.ts';
import type { Shape } from '../../src/formats/shape.ts';
import { contractOn, judged, oneContract } from './judging.ts';
import { any, double, member, nullable, optional, record, restart, string, symbols, union } from './shapes.ts';

const good = (): Shape => record({ id: string(), x: string() });
const bad = (): Shape => record({ id: string() });

describe('levels', () => {
  const rows: readonly [name: string, head: string, field: string, level: string, verdict: string][] = [
    ['active and blocking by default', '', '{name: x, required: true}', 'error', 'breaks'],
    ['severity of the contract', 'severity: warn\n', '{name: x, required: true}', 'warning', 'at-risk'],
    ['severity of the field stands above it', 'severity: warn\n', '{name: x, required: true, severity: block}', 'error', 'breaks'],
    ['severity info', '', '{name: x, required: true, severity: info}', 'note', 'at-risk'],
    ['draft', 'status: draft\n', '{name: x, required: true}', 'note', 'at-risk'],
    ['deprecated', 'status: deprecated\n', '{name: x, required: true}', 'warning', 'at-risk'],
    ['review is due', 'review_by: 2026-11-20\n', '{name: x, required: true}', 'warning', 'at-risk'],
    ['the day of the review still counts', 'review_by: 2026-11-21\n', '{name: x, required: true}', 'error', 'breaks'],
    ['the last day', 'until: 2026-11-21\n', '{name: x, required: true}', 'error', 'breaks'],
    ['about to stop reading it', '', '{name: x, required: true, deprecated_use: soon}', 'warning', 'at-risk'],
    ['severity cannot raise', '', '{name: x, severity: block}', 'warning', 'at-risk'],
  ];
  it.each(rows)('%s', (_, head, field, level, verdict) => {
    const { impacts, consumers } = judged(contractOn(field, head), good(), bad());
    expect(impacts.map((impact) => impact.level)).toEqual([level]);
    expect(consumers.map((one) => one.verdict)).toEqual([verdict]);
  });

  it.each(['status: retired\n', 'until: 2026-11-20\n'])('%j is not judged', (head) => {
    expect(judged(contractOn('{name: x, required: true}', head), good(), bad())).toEqual({ impacts: [], consumers: [] });
  });

  it('strict makes old damage block, but not what never blocks', () => {
    const contract = contractOn('{name: x, required: true, type: number}');
    const schema = record({ x: optional(double()) });
    expect(judged(contract, schema, schema).impacts.map((impact) => impact.level)).toEqual(['warning']);
    expect(judged(contract, schema, schema, { strict: true }).impacts.map((impact) => impact.level)).toEqual(['error']);
    const typo = contractOn('{name: y, required: true}');
    expect(judged(typo, schema, schema, { strict: true }).impacts.map((impact) => impact.level)).toEqual(['warning']);
  });
});

describe('the whole schema', () => {
  it('is deleted', () => {
    const { impacts, consumers } = judged(contractOn('{name: x}'), good(), null);
    expect(impacts).toMatchObject([{ rule: 'contract/schema-deleted', level: 'error', outcome: 'breaks', proposed: 'C', path: '', was: { file: 'schema' } }]);
    expect(consumers[0]).toMatchObject({ verdict: 'breaks', why: 'The schema of `orders-value` is deleted, and with it everything that its consumers read.' });
  });

  it('is new', () => {
    const { impacts, consumers } = judged(contractOn('{name: x, required: true, type: number}'), null, good());
    expect(impacts).toMatchObject([{ rule: 'contract/type-mismatch', level: 'note', outcome: 'pending', baseline: null }]);
    expect(impacts[0]!.message).toBe('`x` is `string`, and its consumers need `number`. There is no earlier schema to compare with.');
    expect(consumers[0]).toMatchObject({ verdict: 'unknown', why: 'not compared, because there is no earlier schema: `x`' });
  });

  const records = (providers: { before?: 'null' | 'throws' | 'empty' | 'there'; after: 'null' | 'throws' | 'empty' | 'there' }): string[] => {
    const contract = oneContract('consumer: billing\ndepends_on:\n  - topic: orders\n    record: Ordr\n    fields: [{name: x, required: true}]\n');
    const make = (kind: string | undefined) => (): Shape | null => {
      if (kind === 'throws') throw new UsageError({ message: 'no such record', place: null });
      if (kind === 'null') return null;
      return kind === 'empty' ? { text: 'Ordr', place: null, nullable: 'no', alternatives: [] } : good();
    };
    const subject: Subject = { subject: 'orders-value', topic: 'orders', part: 'value', format: 'avro', records: ['Order'] };
    return judge([contract], subject, make(providers.before), make(providers.after), { today: '2026-11-21' }).impacts.map((impact) => `${impact.level} ${impact.rule.slice(9)}: ${impact.message}`);
  };
  it.each(['null', 'throws', 'empty'] as const)('has never had the record (%s)', (kind) => {
    expect(records({ before: kind, after: kind })).toEqual(['warning record-unknown: The schema of `orders-value` has no record `Ordr`: nothing of it was checked. Is `Order` meant? It was so before the change.']);
  });
  it.each(['null', 'throws', 'empty'] as const)('loses the record (%s)', (kind) => {
    expect(records({ before: 'there', after: kind })).toEqual(['error schema-deleted: The record `Ordr` of `orders-value` is deleted, and with it everything that its consumers read.']);
  });
  it('is not readable', () => {
    const throwing = (): Shape => {
      throw new InvalidSchemaError('bad', null);
    };
    expect(() => judge([contractOn('{name: x}')], { subject: 'orders-value', topic: 'orders', part: 'value', format: 'avro' }, null, throwing, { today: '2026-11-21' })).toThrow('bad');
  });
});

describe('summaries', () => {
  it.each([
    ['{name: x, required: true}', 'safe', 'the field it needs still holds'],
    ['{name: x}\n      - {name: id}', 'safe', 'both fields it needs still hold'],
    ['{name: x, constraints: {max_length: 3}}', 'unknown', 'cannot be known from the schema: `x`'],
  ])('%s', (field, verdict, why) => {
    expect(judged(contractOn(field), good(), good()).consumers).toEqual([{ consumer: 'billing', verdict, why }]);
  });

  it('a contract without fields is not called safe', () => {
    const { impacts, consumers } = judged(oneContract('consumer: billing\ndepends_on: [{topic: orders}]\n'), good(), good());
    expect(impacts).toMatchObject([{ rule: 'contract/no-fields', level: 'warning', outcome: 'unverifiable' }]);
    expect(consumers[0]!.verdict).toBe('unknown');
  });

  it('a contract that says that it needs nothing is safe', () => {
    expect(judged(oneContract('consumer: billing\ndepends_on: [{topic: orders, fields: []}]\n'), good(), bad())).toEqual({
      impacts: [],
      consumers: [{ consumer: 'billing', verdict: 'safe', why: 'has no requirement on it' }],
    });
  });

  it('another topic is no business of its', () => {
    expect(judged(oneContract('consumer: billing\ndepends_on: [{topic: others, fields: []}]\n'), good(), bad())).toEqual({ impacts: [], consumers: [] });
  });
});

describe('what is said', () => {
  const rows: readonly [field: string, before: () => Shape, after: () => Shape, message: string][] = [
    ['{name: x, required: true}', good, bad, '`x` is gone: a consumer that needs it finds no such field.'],
    ['{name: x}', good, bad, '`x` is gone: a consumer that reads it when it is there finds no such field.'],
    ['{name: x, required: true}', () => record({ x: member(string(), { default: { value: 'n/a' } }) }), bad, '`x` is gone: a consumer that needs it silently reads the default `"n/a"` if it decodes with the earlier schema.'],
    ['{name: customer_id, required: true}', () => record({ customer_id: string() }), () => record({ customerId: member(string(), { aliases: ['customer_id'] }) }), '`customer_id` is gone: a consumer that needs it finds no such field. `customerId` has it as an alias, but an alias helps only readers on the new schema.'],
    ['{name: customer_id, required: true}', () => record({ customer_id: string() }), () => record({ customerId: string() }), '`customer_id` is gone: a consumer that needs it finds no such field. `customerId` looks like its new name.'],
    ['{name: customer_id, required: true}', () => record({ customer_id: string() }), () => record({ customerId: double() }), '`customer_id` is gone: a consumer that needs it finds no such field.'],
    ['{name: customer_id, required: true}', () => record({ customer_id: string() }, { others: any() }), () => record({ customerId: string() }, { others: any() }), 'The schema no longer promises that `customer_id` is there. `customerId` looks like its new name.'],
    ['{name: a.b, required: true}', () => record({ a: record({ b: string() }) }), bad, '`a` is gone, and `a.b` with it: a consumer that needs it finds no such field.'],
    ['{name: a.b, required: true}', () => record({ a: record({ b: string() }) }), () => record({ a: nullable(record({ b: string() })) }), '`a` may be null, and `a.b`, which its consumers need, is then missing.'],
    ['{name: customerid, required: true}', () => record({ customer_id: string() }), () => record({ customer_id: string() }), 'The schema has no `customerid`. Is `customer_id` meant? It was so before the change.'],
    ['{name: x, required: true}', () => record({ id: string() }, { others: any() }), () => record({ X: string() }, { others: any() }), 'The schema has no `x`. Is `X` meant?'],
    ['{name: x, constraints: {max: 10}}', () => record({ x: double() }), () => record({ x: double() }), 'The schema does not promise that `x` is at most 10: it says `double`. Nothing was checked here.'],
    ['{name: x, allowed_values: [a, b]}', () => record({ x: symbols('a') }), () => record({ x: symbols('a', 'c') }), '`x` may be `c`, and its consumers handle only `a`, `b`.'],
    ['{name: x.y, required: true}', () => record({ x: any() }), () => record({ x: any() }), 'The schema does not promise that `x.y` is there: it says `the schema does not say`. Nothing was checked here.'],
    ['{name: x.y, required: true}', () => record({ x: record({ y: string() }, { name: 'A' }) }), () => record({ x: union(record({ y: string() }, { name: 'A' }), record({ z: string() }, { name: 'B' })) }), '`x.y` is missing in the branch `B`, and its consumers need it on every message.'],
  ];
  it.each(rows)('%s', (field, before, after, message) => {
    expect(judged(contractOn(field), before(), after()).impacts.map((impact) => impact.message)).toEqual([message]);
  });

  it('says where, in all three texts, and gives a stable fingerprint', () => {
    restart();
    const before = record({ x: symbols('a') });
    const after = record({ x: symbols('a', 'b') });
    const [impact] = judged(contractOn('{name: x, allowed_values: [a]}'), before, after).impacts;
    expect(impact).toMatchObject({ at: { file: 'schema', line: 8 }, was: { file: 'schema', line: 3 }, contract: { file: 'billing.yaml', line: 5, column: 16 } });
    const moved = judged(contractOn('{allowed_values: [a], name: x}', 'description: moved\n'), before, after).impacts[0]!;
    expect(moved.fingerprint).toBe(impact!.fingerprint);
    expect(moved.contract).not.toEqual(impact!.contract);
  });

  it('names no more values than a person reads', () => {
    const allowed = Array.from({ length: 20 }, (_, index) => `v${index}`);
    const [impact] = judged(contractOn(`{name: x, allowed_values: [${allowed.join(', ')}]}`), record({ x: symbols('v0') }), record({ x: symbols('v0', 'new') })).impacts;
    expect(impact!.message).toMatch(/`v11` and 8 more\.$/);
  });

  it('tells every value apart', () => {
    const { impacts } = judged(contractOn('{name: x, allowed_values: [a]}'), record({ x: symbols('a') }), record({ x: symbols('a', 'b', 'c') }));
    expect(new Set(impacts.map((impact) => impact.fingerprint)).size).toBe(2);
  });
});

describe('hostile names', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a field like any other', (name) => {
    const with_ = (): Shape => record(Object.fromEntries([['id', string()], [name, string()]]));
    const without = (): Shape => record({ id: string() });
    const contract = contractOn(`{name: ${name}, required: true}`);
    expect(judged(contract, with_(), with_()).impacts).toEqual([]);
    expect(judged(contract, with_(), without()).impacts.map((impact) => impact.rule)).toEqual(['contract/field-missing']);
  });

  it('a recursive schema is finite along a path', () => {
    const tree: Shape = record({ id: string() });
    const endless: Shape = { ...tree, alternatives: [{ kind: 'object', members: ['child', 'id'], open: false, place: null, member: (name) => (name === 'child' ? member(endless) : name === 'id' ? member(string()) : null) }] };
    const path = `${'child.'.repeat(60)}id`;
    expect(judged(contractOn(`{name: ${path}, required: true}`), endless, endless).impacts).toEqual([]);
  });

  it('too many branches are not checked, and that is said', () => {
    const wide = (depth: number): Shape => {
      const inner = depth === 0 ? string() : wide(depth - 1);
      const branch = (name: string): Shape => record({ x: inner }, { name });
      return union(branch('A'), branch('B'), branch('C'), branch('D'));
    };
    const schema = wide(5);
    const { impacts, consumers } = judged(contractOn('{name: x.x.x.x.x.x}'), schema, schema);
    expect(impacts).toMatchObject([{ rule: 'contract/not-provable', outcome: 'unverifiable', level: 'note' }]);
    expect(consumers[0]!.verdict).toBe('unknown');
  });

  it('a bug is not swallowed', () => {
    const broken: Shape = { text: 'x', place: null, nullable: 'no', get alternatives(): never { throw new TypeError('a bug'); } };
    expect(() => judged(contractOn('{name: x}'), broken, broken)).toThrow('a bug');
    const limited: Shape = { text: 'x', place: null, nullable: 'no', get alternatives(): never { throw new UncheckedError('a limit'); } };
    expect(judged(contractOn('{name: x}'), limited, limited).impacts[0]).toMatchObject({ outcome: 'unverifiable' });
  });
});

describe('a pinned reader', () => {
  const contract = oneContract('consumer: billing\nreads: {mode: reader_schema, schema: {file: reader.avsc}}\ndepends_on: [{topic: orders, fields: []}]\n');
  const subject: Subject = { subject: 'orders-value', topic: 'orders', part: 'value', format: 'avro' };
  const reads: ReaderAnswer = { verdict: 'reads', failures: [] };
  const fails = (...keys: string[]): ReaderAnswer => ({ verdict: 'breaks', failures: keys.map((key) => ({ key, detail: `${key} is missing.`, place: null })) });
  const unknown: ReaderAnswer = { verdict: 'unknown', failures: [], why: 'of a limit' };
  const rows: readonly [string, ReaderAnswer | null, ReaderAnswer | null, string[], string][] = [
    ['still reads', reads, reads, [], 'safe'],
    ['reads again', fails('a'), reads, [], 'safe'],
    ['cannot read', reads, fails('a'), ['reader-cannot-resolve breaks error'], 'breaks'],
    ['could not read before', fails('a'), fails('a'), ['reader-cannot-resolve pre-existing warning'], 'at-risk'],
    ['cannot read for one more reason', fails('a'), fails('a', 'b'), ['reader-cannot-resolve pre-existing warning', 'reader-cannot-resolve breaks error'], 'breaks'],
    ['nobody knows', reads, unknown, ['reader-not-checked unverifiable warning'], 'unknown'],
    ['nobody could try', null, null, ['reader-not-checked unverifiable warning'], 'unknown'],
    ['was not known before', unknown, fails('a'), ['reader-cannot-resolve breaks error'], 'breaks'],
  ];
  it.each(rows)('%s', (_, before, after, expected, verdict) => {
    const judgement = judge([contract], subject, good, bad, { today: '2026-11-21', readPinned: (_contract, _pinned, writer) => (writer === 'baseline' ? before : after) });
    expect(judgement.impacts.map((impact) => `${impact.rule.replace('contract/', '')} ${impact.outcome} ${impact.level}`)).toEqual(expected);
    expect(judgement.consumers[0]!.verdict).toBe(verdict);
  });
  it('is not called safe when nobody gives a way to try', () => {
    expect(judge([contract], subject, good, good, { today: '2026-11-21' }).consumers[0]!.verdict).toBe('unknown');
  });
});

describe('the topic', () => {
  const rows: readonly [contract: string, settings: Partial<Subject>, expected: string[]][] = [
    ['depends_on: [{topic: orders, fields: [], compatibility: FULL}]', { level: 'FULL_TRANSITIVE' }, []],
    ['depends_on: [{topic: orders, fields: [], compatibility: FULL}]', { level: 'BACKWARD' }, ['The subject is `BACKWARD`, and a consumer needs `FULL`. It was so before the change.']],
    ['depends_on: [{topic: orders, fields: [], compatibility: FORWARD_TRANSITIVE}]', { level: 'FULL' }, ['The subject is `FULL`, and a consumer needs `FORWARD_TRANSITIVE`. It was so before the change.']],
    ['reads: {history: replay}\ndepends_on: [{topic: orders, fields: [], compatibility: FORWARD}]', { level: 'BACKWARD' }, ['The subject is `BACKWARD`, and a consumer needs `FULL_TRANSITIVE`. It was so before the change.']],
    ['reads: {history: replay}\ndepends_on: [{topic: orders, fields: []}]', {}, []],
    ['reads: {history: replay}\ndepends_on: [{topic: orders, fields: [], sla: {retention: 30d}}]', { retention: '7d' }, ['The topic keeps messages for 7d, and a consumer that replays them needs 30d. It was so before the change.']],
    ['reads: {history: replay}\ndepends_on: [{topic: orders, fields: [], sla: {retention: 30d}}]', { retention: 2_592_000_000 }, []],
  ];
  it.each(rows)('%s %j', (contract, settings, expected) => {
    const subject: Subject = { subject: 'orders-value', topic: 'orders', part: 'value', format: 'avro', ...settings };
    const { impacts } = judge([oneContract(`consumer: billing\n${contract}\n`)], subject, good, good, { today: '2026-11-21' });
    expect(impacts.map((impact) => impact.message)).toEqual(expected);
    expect(impacts.every((impact) => impact.rule === (settings.retention ? 'contract/retention-too-short' : 'contract/mode-too-weak'))).toBe(true);
    expect(impacts.every((impact) => impact.level === 'warning')).toBe(true);
  });
});

describe('dependencies without a subject', () => {
  const subjects = [
    { subject: 'orders-value', topic: 'orders', part: 'value' },
    { subject: 'payments-key', topic: 'payments', part: 'key' },
    { subject: 'events-acme.Created', topic: 'events', part: 'value' },
  ] as const;
  const rows: readonly [dependency: string, expected: string[]][] = [
    ['{topic: orders}', []],
    ['{subject: orders-value}', []],
    ['{topic: payments, part: key}', []],
    ['{topic: events, record: Created}', []],
    ['{topic: events, record: acme.Created}', []],
    ['{topic: order}', ['`a` reads topic `order`, which has no schema here: nothing was checked. Write `orders` if that is meant.']],
    ['{topic: unheard-of}', ['`a` reads topic `unheard-of`, which has no schema here: nothing was checked. Correct the topic in the contract, or check it where its schema is.']],
    ['{subject: order-value}', ['`a` reads subject `order-value`, which has no schema here: nothing was checked. Write `orders-value` if that is meant.']],
    ['{topic: payments}', ['`a` reads the value of topic `payments`, which has no schema here: nothing was checked. Correct the topic in the contract, or check it where its schema is.']],
    ['{topic: events, record: acme.Deleted}', ['`a` reads the record `acme.Deleted` of topic `events`, which has no schema here: nothing was checked. Correct the topic in the contract, or check it where its schema is.']],
    ['{topic: orders, part: headers}', ['`a` reads the headers of `orders`, which have no schema: nothing was checked. Check the headers on sample messages.']],
  ];
  it.each(rows)('%s', (dependency, expected) => {
    const contract = oneContract(`consumer: a\ndepends_on: [${dependency}]\n`);
    expect(unmatched([contract], subjects).map(({ message, help }) => `${message} ${help}`)).toEqual(expected);
  });
});

describe('contract notes', () => {
  it.each([
    ['until: 2026-11-20\n', ['The contract of `a` ended on 2026-11-20 and is no longer checked.']],
    ['until: 2026-11-21\n', []],
    ['review_by: 2026-11-20\nowner: {team: risk}\n', ['The contract of `a` was to be reviewed by risk by 2026-11-20; until then it only warns.']],
    ['review_by: 2026-11-20\nstatus: retired\n', []],
  ])('%j', (head, expected) => {
    const { contracts } = loadContracts([{ file: 'a.yaml', text: `consumer: a\n${head}depends_on: []\n` }]);
    expect(contractNotes(contracts, '2026-11-21').map((note) => note.message)).toEqual(expected);
  });
});

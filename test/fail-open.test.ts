import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { git, lay, scratchRepository, type Files } from './cli/scratch.ts';
import { runCli } from './cli/run-cli.ts';

/** Ways in which gates of this kind have passed without having checked. Each is named here, and must not exit with 0. */

const order = (fields: readonly object[], name = 'Order'): string => JSON.stringify({ type: 'record', name, fields }, null, 2);
const id = { name: 'id', type: 'string' };
const total = { name: 'total', type: 'double' };
const amount = { name: 'amount', type: 'int' };
const contract = (field: string, topic = 'orders'): string =>
  `consumer: billing\ndepends_on:\n  - topic: ${topic}\n    fields:\n      - name: ${field}\n        type: any\n        required: true\n`;

/** Incompatible under BACKWARD: a reader field without a default that old messages lack. */
const INCOMPATIBLE: readonly [Files, Files] = [{ 'orders-value.avsc': order([id]) }, { 'orders-value.avsc': order([id, total]) }];

async function exitOf(folder: string, ...argv: string[]): Promise<number> {
  return (await runCli(argv, folder)).exitCode;
}

describe('never a false pass', () => {
  it('F1, F2, F12: incompatible is 1, without asking for it by a flag', async () => {
    expect(await exitOf(scratchRepository(...INCOMPATIBLE), 'check')).toBe(1);
  });

  it('F4: a transitive level looks at every version of a history', async () => {
    const folder = scratchRepository({
      'whobreaks.yaml': 'level: BACKWARD_TRANSITIVE\n',
      'orders/v1/orders.avsc': order([id]),
      'orders/v2/orders.avsc': order([id, { ...total, default: 0 }]),
    }, { 'orders/v3/orders.avsc': order([id, total]) });
    const { exitCode, stdout } = await runCli(['check'], folder);
    expect(stdout).toContain('v1');
    expect(exitCode).toBe(1);
  });

  it('F4: a transitive level against git looks at every committed version', async () => {
    const folder = scratchRepository({ 'whobreaks.yaml': 'level: BACKWARD_TRANSITIVE\n', 'orders-value.avsc': order([id]) });
    lay(folder, { 'orders-value.avsc': order([id, { ...total, default: 0 }]) });
    git(folder, 'commit', '--quiet', '--all', '--message', 'two');
    lay(folder, { 'orders-value.avsc': order([id, total]) });
    expect(await exitOf(folder, 'check')).toBe(1);
  });

  it('F5, F6: a subject that the registry does not know is said aloud', async () => {
    const url = await registry((path) => (path.includes('/subjects/') ? [404, '{"error_code":40401,"message":"Subject not found."}'] : [404, '{"error_code":40408,"message":"no level"}']));
    const { stdout } = await runCli(['check', '--registry', url], scratchRepository(...INCOMPATIBLE));
    expect(stdout).toMatch(/orders-value.*(?:not known|does not know|not found|new)/i);
  });

  it.each([
    ['F3, F7, F18: "false" as text', 200, '{"subject":"orders-value","version":"1","schema":{}}'],
    ['F13, F14: a page instead of an answer', 200, '<html>Sign in</html>'],
    ['F14: the server is down', 503, ''],
    ['F6: denied', 403, '{"error_code":403,"message":"denied"}'],
    ['F18: an empty object', 200, '{}'],
  ])('%s is 3', async (_name, status, body) => {
    const url = await registry(() => [status, body]);
    const folder = scratchRepository({ 'orders-value.avsc': order([id]) }, { 'orders-value.avsc': order([id, { ...total, default: 0 }]) });
    expect(await exitOf(folder, 'check', '--registry', url)).toBe(3);
  });

  it('F9, F20: what is staged is checked, not what lies in the folder', async () => {
    const [before, after] = INCOMPATIBLE;
    const folder = scratchRepository(before, after);
    git(folder, 'add', '--all');
    lay(folder, before);
    expect(await exitOf(folder, 'check', '--staged')).toBe(1);
  });

  it('F11: the exit code does not depend on the format of the report', async () => {
    const folder = scratchRepository(...INCOMPATIBLE);
    expect(await exitOf(folder, 'check', '--format', 'json')).toBe(1);
  });

  it.each([
    ['a schema that is not JSON', { 'orders-value.avsc': '{"type":"record",' }],
    ['a schema that is not a schema', { 'orders-value.avsc': '{"type":"recrod","name":"Order","fields":[]}' }],
    ['a .proto that does not parse', { 'payments-value.proto': 'syntax = "proto3"; mesage Payment {}' }],
    ['a contract with a misspelt key', { 'contracts/billing.yaml': contract('id').replace('required', 'requierd') }],
    ['a configuration with a misspelt key', { 'whobreaks.yaml': 'levle: FULL\n' }],
  ] as const)('F11, F13: %s is 2', async (_name, files) => {
    const folder = scratchRepository({ 'orders-value.avsc': order([id]) }, files);
    expect(await exitOf(folder, 'check')).toBe(2);
  });

  it('F16: a deleted schema that somebody reads breaks them', async () => {
    const folder = scratchRepository({ 'orders-value.avsc': order([id]), 'contracts/billing.yaml': contract('id') }, { 'orders-value.avsc': null });
    expect(await exitOf(folder, 'check')).toBe(1);
  });

  it('F16: a renamed schema is compared with what it was', async () => {
    const fields = [id, { name: 'a', type: 'string' }, { name: 'b', type: 'string' }, { name: 'c', type: 'string' }];
    const folder = scratchRepository(
      { 'old/orders-value.avsc': order(fields) },
      { 'old/orders-value.avsc': null, 'new/orders-value.avsc': order([...fields, total]) },
    );
    expect(await exitOf(folder, 'check')).toBe(1);
  });

  it('F17: a change cannot loosen the level that it is judged by', async () => {
    const [before, after] = INCOMPATIBLE;
    const folder = scratchRepository({ ...before, 'whobreaks.yaml': 'level: FULL\n' }, { ...after, 'whobreaks.yaml': 'level: NONE\n' });
    expect(await exitOf(folder, 'check')).toBe(1);
  });

  it.each([
    ['deletes', null],
    ['rewrites', contract('total')],
  ])('F17: a change that %s the contract it breaks is judged by the contract as it was', async (_name, text) => {
    const folder = scratchRepository(
      { 'orders-value.avsc': order([id, { ...total, default: 0 }]), 'contracts/billing.yaml': contract('id') },
      { 'orders-value.avsc': order([{ ...total, default: 0 }]), 'contracts/billing.yaml': text },
    );
    const { exitCode, stdout } = await runCli(['check'], folder);
    expect(stdout).toContain('counts until that is merged');
    expect(exitCode).toBe(1);
  });

  const gone: readonly [Files, Files] = [{ 'orders-value.avsc': order([id, total]), 'contracts/billing.yaml': contract('id') }, { 'orders-value.avsc': order([total]) }];

  it.each([
    ['status: draft'],
    ['severity: info'],
    ['review_by: 2020-01-01'],
  ])('F17: a change that mutes a contract by `%s` is judged by the contract as it was', async (line) => {
    const folder = scratchRepository(gone[0], { ...gone[1], 'contracts/billing.yaml': `${contract('id')}${line}\n` });
    expect(await exitOf(folder, 'check')).toBe(1);
  });

  it('a sub-folder without a configuration is part of its repository', async () => {
    const folder = scratchRepository(gone[0], gone[1]);
    expect(await exitOf(join(folder, 'contracts'), 'check')).toBe(1);
  });

  it.each<[string, Files]>([
    ['a contract misspells its topic', { 'contracts/billing.yaml': contract('id', 'ordrs') }],
    ['a contract asks for a record that is not there', { 'contracts/billing.yaml': contract('id').replace('    fields', '    record: Nope\n    fields') }],
    ['another project lies further down', { 'svc/a/whobreaks.yaml': 'level: FULL\n' }],
  ])('it is 3 when %s', async (_name, files) => {
    const before = { 'orders-value.avsc': order([id, total]) };
    expect(await exitOf(scratchRepository({ ...before, ...(Object.keys(files)[0]!.startsWith('contracts') ? {} : { 'contracts/billing.yaml': contract('id') }) }, { ...files, 'orders-value.avsc': order([id, total, { ...amount, default: 0 }]) }), 'check')).toBe(3);
  });

  it('it is 3 when a newcomer takes the name of a subject that somebody reads', async () => {
    const folder = scratchRepository({ 'a/orders-value.avsc': order([id, total]), 'contracts/billing.yaml': contract('id') }, { 'a/orders-value.avsc': order([total]), 'b/orders-value.avsc': order([id]) });
    expect(await exitOf(folder, 'check')).toBe(3);
  });

  it.each(['schemas: ["shemas/**"]', 'contracts: ["contract/**"]'])('a pattern that matches nothing is 2: %s', async (line) => {
    expect(await exitOf(scratchRepository({ ...gone[0], 'whobreaks.yaml': `${line}\n` }), 'check')).toBe(2);
  });

  it('a message that proves a break counts, although the registry accepts the change', async () => {
    const amountOf = (scale: number): string => order([{ name: 'amount', type: { type: 'bytes', logicalType: 'decimal', precision: 10, scale } }]);
    expect(await exitOf(scratchRepository({ 'orders-value.avsc': amountOf(2) }, { 'orders-value.avsc': amountOf(4) }), 'check')).toBe(1);
    const json = (pattern: string): string => `{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","propertyNames":{"pattern":"${pattern}"}}`;
    expect(await exitOf(scratchRepository({ 'orders-value.schema.json': json('^[a-z]+$') }, { 'orders-value.schema.json': json('^[a-y]+$') }), 'check')).toBe(1);
  });

  it('a deleted schema that no contract speaks of is said aloud, and without any contract it breaks', async () => {
    const before = { 'orders-value.avsc': order([id]), 'contracts/billing.yaml': contract('id', 'payments') };
    expect((await runCli(['check'], scratchRepository(before, { 'orders-value.avsc': null }))).stdout).toContain('warning[gate/schema-deleted]');
    expect(await exitOf(scratchRepository({ 'orders-value.avsc': order([id]) }, { 'orders-value.avsc': null }), 'check')).toBe(1);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('F19: a field named %s is a field', async (name) => {
    const avro = scratchRepository({ 'orders-value.avsc': order([id]) }, { 'orders-value.avsc': order([id, { name, type: 'string' }]) });
    expect(await exitOf(avro, 'check')).toBe(1);
    const json = (required: readonly string[]): string =>
      `{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"${name}":{"type":"string"}},"required":${JSON.stringify(required)}}`;
    const schema = scratchRepository({ 'orders-value.schema.json': json([]) }, { 'orders-value.schema.json': json([name]) });
    expect(await exitOf(schema, 'check')).toBe(1);
    const proto = (type: string): string => `syntax = "proto3";\nmessage Order { ${type} ${name} = 1; }\n`;
    const message = scratchRepository({ 'orders-value.proto': proto('string') }, { 'orders-value.proto': proto('double') });
    expect(await exitOf(message, 'check')).toBe(1);
  });

  it('a changed schema type is incompatible', async () => {
    const folder = scratchRepository({ 'orders-value.avsc': order([id]) }, { 'orders-value.avsc': null, 'orders-value.proto': 'syntax = "proto3";\nmessage Order { string id = 1; }\n' });
    const { exitCode, stdout } = await runCli(['check'], folder);
    expect(stdout).toContain('gate/schema-type-changed');
    expect(exitCode).toBe(1);
  });

  it('a folder without git and without a baseline is 3', async () => {
    const folder = scratchRepository({ 'orders-value.avsc': order([id, amount]) });
    lay(folder, { '.git': null });
    expect(await exitOf(folder, 'check')).toBe(3);
  });

  it('a text nested too deep is 3, and names the limit', async () => {
    const folder = scratchRepository({ 'orders-value.avsc': order([id]) });
    writeFileSync(join(folder, 'orders-value.avsc'), `${'['.repeat(100_000)}"int"${']'.repeat(100_000)}`);
    const { exitCode, stdout } = await runCli(['check'], folder);
    expect(stdout).toMatch(/deep|levels|nest/i);
    expect(exitCode).toBe(3);
  });
});

async function registry(answer: (path: string) => readonly [number, string]): Promise<string> {
  const server = createServer((request, response) => {
    const [status, body] = answer(request.url ?? '');
    response.writeHead(status, { 'content-type': body.startsWith('<') ? 'text/html' : 'application/vnd.schemaregistry.v1+json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

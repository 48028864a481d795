import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { findAddress } from '../../src/sources/registry/address.ts';
import { sameSchema } from '../../src/sources/same-schema.ts';
import { ask, BACKWARD, closeAll, closeServers, coded, failure, open, serve, status, stored, type Answer } from './registry-server.ts';
import { ENV, Folder, line, record } from './repo.ts';

const SILENT = { policy: null, registered: null, reserved: null, notes: [], unchecked: [] };
const folders: Folder[] = [];
afterEach(closeAll);
afterAll(() => folders.forEach((folder) => folder.remove()));

describe('the address and the credentials', () => {
  const cases: readonly [name: string, flag: string | undefined, file: string | null, env: Record<string, string>, seen: unknown][] = [
    ['nothing', undefined, null, {}, null],
    ['a flag before all', 'https://flag', 'https://file', { WHOBREAKS_REGISTRY_URL: 'https://own' }, ['https://flag/', 'flag', null]],
    ['our own variable before the file', undefined, 'https://file', { WHOBREAKS_REGISTRY_URL: 'https://own' }, ['https://own/', 'environment', null]],
    ['the file before the common variable', undefined, 'https://file', { SCHEMA_REGISTRY_URL: 'https://env' }, ['https://file/', 'config', null]],
    ['the common variable', undefined, null, { SCHEMA_REGISTRY_URL: 'https://env/apis/ccompat/v7/' }, ['https://env/apis/ccompat/v7', 'environment', null]],
    ['user info', 'https://sr', null, { SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'me:a:b' }, ['https://sr/', 'flag', 'me:a:b']],
    ['a key', 'https://sr', null, { SCHEMA_REGISTRY_API_KEY: 'k', SCHEMA_REGISTRY_API_SECRET: 's' }, ['https://sr/', 'flag', 'k:s']],
    ['a user', 'https://sr', null, { SCHEMA_REGISTRY_USER: 'u', SCHEMA_REGISTRY_PASSWORD: 'p' }, ['https://sr/', 'flag', 'u:p']],
    ['a user name', 'https://sr', null, { SCHEMA_REGISTRY_USERNAME: 'u', SCHEMA_REGISTRY_PASSWORD: 'p' }, ['https://sr/', 'flag', 'u:p']],
    ['our own user before all', 'https://sr', null, { WHOBREAKS_REGISTRY_USER: 'w', WHOBREAKS_REGISTRY_PASSWORD: 'x', SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'me:a' }, ['https://sr/', 'flag', 'w:x']],
    ['a token', 'https://sr', null, { WHOBREAKS_REGISTRY_TOKEN: 't0k' }, ['https://sr/', 'flag', 'Bearer t0k']],
    ['user info in the variable, which is taken out', undefined, null, { SCHEMA_REGISTRY_URL: 'https://me:p%40ss@sr/x?y#z' }, ['https://sr/x', 'environment', 'me:p@ss']],
    ['several, with the user of the first', undefined, null, { SCHEMA_REGISTRY_URL: 'https://me:pass@a:1/x/, https://b' }, ['https://a:1/x,https://b/', 'environment', 'me:pass']],
    ['http without credentials', 'http://sr:8081', null, {}, ['http://sr:8081/', 'flag', null]],
    ['http to this machine', 'http://127.0.0.1:1', null, { WHOBREAKS_REGISTRY_TOKEN: 't' }, ['http://127.0.0.1:1/', 'flag', 'Bearer t']],
  ];
  it.each(cases)('are found: %s', (_, flag, file, env, seen) => {
    const address = findAddress(flag, file, env);
    const header = address?.authorization?.() ?? null;
    const shown = header?.startsWith('Basic ') ? Buffer.from(header.slice(6), 'base64').toString() : header;
    expect(address && [address.bases.map((base) => base.href).join(), address.from, shown]).toEqual(seen);
  });

  it.each([
    ['no address', 'sr', {}, '--registry is not one http or https address.'],
    ['another protocol', 'file:///etc/passwd', {}, '--registry is not one http or https address.'],
    ['several without protocols', 'https://a,b', {}, '--registry is not one http or https address.'],
    ['several with several users', undefined, { SCHEMA_REGISTRY_URL: 'https://me:canary@a,https://you:canary@b' }, 'The addresses in SCHEMA_REGISTRY_URL have different users.'],
    ['credentials over http to one of several', 'https://a,http://b', { WHOBREAKS_REGISTRY_TOKEN: 'canary' }, 'Credentials are not sent to b over plain http.'],
    ['a proxy that is none', 'https://sr', { HTTPS_PROXY: 'me:canary@proxy' }, 'HTTPS_PROXY is not an http or https address.'],
    ['a password in a flag', 'https://me:canary@sr', {}, '--registry must not hold a user name or a password.'],
    ['half a pair', 'https://sr', { SCHEMA_REGISTRY_API_KEY: 'canary' }, 'Of SCHEMA_REGISTRY_API_KEY and SCHEMA_REGISTRY_API_SECRET only one is set.'],
    ['user info without a colon', 'https://sr', { SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'canary' }, 'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO has no colon.'],
    ['a token with a line break', 'https://sr', { WHOBREAKS_REGISTRY_TOKEN: 'canary\r\nx: y' }, 'WHOBREAKS_REGISTRY_TOKEN holds characters that a token cannot have.'],
    ['credentials over http', 'http://sr', { SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'me:canary' }, 'Credentials are not sent to sr over plain http.'],
    ['no TLS check', 'https://sr', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED=0 would let anybody answer for the registry.'],
  ])('are refused: %s', (_, flag, env, message) => {
    const refuse = (): unknown => findAddress(flag, null, env);
    expect(refuse).toThrow(UsageError);
    expect(refuse).toThrow(message);
    expect(refuse).not.toThrow('canary');
  });
});

describe('a registry that answers', () => {
  it('gives the newest version, or all of them when the level asks for it', async () => {
    const script = { '/subjects/s/versions': '[3,1,2]', '/subjects/s/versions/1': stored(1, '"int"'), '/subjects/s/versions/2': stored(2, '"long"'), '/subjects/s/versions/3': stored(3, '{}', { schemaType: 'JSON' }), '/config/s': BACKWARD };
    const { url, asked } = await serve(script);
    expect(await open(url, {}, { SCHEMA_REGISTRY_USER: 'u', SCHEMA_REGISTRY_PASSWORD: 'p' }).subject('s')).toEqual({
      versions: [{ label: 'v3', format: 'json', text: { schema: '{}', file: 's v3' } }], level: 'BACKWARD', ...SILENT,
    });
    expect(asked).toEqual(['/config/s', '/subjects/s/versions', '/config', '/subjects/s/versions/3'].map((path) => `GET ${path} as Basic dTpw`));
    const all = await open(url).subject('s', 'FULL_TRANSITIVE');
    expect(all?.versions.map((version) => `${version.label} ${version.format} ${version.text.schema}`)).toEqual(['v1 avro "int"', 'v2 avro "long"', 'v3 json {}']);
    const transitive = await ask({ ...script, '/config/s': '{"compatibilityLevel":"forward_transitive"}' });
    expect([transitive?.level, transitive?.versions.length]).toEqual(['FORWARD_TRANSITIVE', 3]);
  });

  it('may say that there is no such subject', async () => {
    expect(await ask({ '/subjects/s/versions': coded(404, 40401) })).toBeNull();
  });

  it('is asked below its base path, with names that are safe', async () => {
    const { url, asked } = await serve({ '*': coded(404, 40401) });
    for (const name of ['a/b', '../../config', ':.ctx:x', 'a?b#c', 'ü']) expect(await open(`${url}/apis/ccompat/v7`).subject(name)).toBeNull();
    expect(asked.filter((path) => path.endsWith('/versions'))).toEqual(['a/b', '../../config', ':.ctx:x', 'a?b#c', 'ü'].map((name) => `GET /apis/ccompat/v7/subjects/${name}/versions`));
  });

  const refer = (...references: readonly [name: string, subject: string, version: number][]): object => ({ references: references.map(([name, subject, version]) => ({ name, subject, version })) });
  it('gives what a schema refers to, deepest first, with cycles cut', async () => {
    const { url, asked } = await serve({
      '/subjects/:.c:s/versions': '[1]', '/config/:.c:s': BACKWARD, '/subjects/:.c:s/versions/1': stored(1, 'S', refer(['B', 'b', 2], ['C', 'c', -1])),
      '/subjects/:.c:b/versions/2': stored(2, 'b2', refer(['C', 'c', -1], ['S', 's', 1])), '/subjects/:.c:c/versions/latest': stored(7, 'c7', refer(['B', 'b', 2])),
    });
    const found = await open(url).subject(':.c:s');
    expect(found?.versions[0]!.text.references).toEqual([
      { name: 'C', schema: 'c7', file: ':.c:c v7' }, { name: 'S', schema: 'S', file: ':.c:s v1' }, { name: 'B', schema: 'b2', file: ':.c:b v2' },
    ]);
    expect(asked.filter((path) => path.endsWith('/latest')).length).toBe(1);
  });

  it('cannot lead us on for ever', async () => {
    const { url } = await serve({
      '/subjects/s/versions': '[1]', '/config/s': BACKWARD, '/config': BACKWARD,
      '*': (request, response) => {
        const n = Number(/r(\d+)/.exec(request.url ?? '')?.[1] ?? 0) + 1;
        response.end(stored(1, '""', refer([`r${n}`, `r${n}`, 1])));
      },
    });
    expect(await failure(open(url).subject('s'))).toContain('s has more than 1000 references.');
    expect(await failure(ask({ '/subjects/s/versions': JSON.stringify(Array.from({ length: 5001 }, (_, i) => i + 1)) }))).toContain('s has more than 5000 versions.');
  });
});

describe('a registry that does not', () => {
  const html = '<!DOCTYPE html><title>Sign in\u001b[31m</title>';
  const rows: readonly [name: string, versions: Answer, said: string][] = [
    ['401', coded(401, 40101), 'HTTP 401 with no credentials'],
    ['403', status(403, 'no'), 'HTTP 403 with no credentials'],
    ['404 without a code', status(404, '{}'), 'HTTP 404, not a schema registry\'s answer: "{}"'],
    ['404 as a page', status(404, html), 'HTTP 404, not a schema registry\'s answer: "<!DOCTYPE html><title>Sign in\\u001b[31m</title>"'],
    ['404 of another code', coded(404, 40403), 'error 40403'],
    ['200 as a page', html, 'HTTP 200, not a schema registry\'s answer: "<!DOCTYPE html><title>Sign in\\u001b[31m</title>"'],
    ['nothing', '', 'HTTP 200, not a schema registry\'s answer: ""'],
    ['429', status(429, '', { 'retry-after': '1' }), 'HTTP 429'],
    ['500', coded(500, 50001), 'HTTP 500'],
    ['503', status(503, html), 'HTTP 503'],
    ['204', status(204, ''), 'HTTP 204'],
    ['"false"', '"false"', 'not a list of versions'],
    ['{}', '{}', 'not a list of versions'],
    ['null', 'null', 'not a list of versions'],
    ['[]', '[]', 'not a list of versions'],
    ['[1e400]', '[1e400]', 'a version that is not a number from 1 up'],
    ['["1"]', '["1"]', 'a version that is not a number from 1 up'],
    ['[0]', '[0]', 'a version that is not a number from 1 up'],
    ['[1.5]', '[1.5]', 'a version that is not a number from 1 up'],
    ['cut JSON', '[1,2', 'not a schema registry\'s answer: "[1,2"'],
    ['bytes that are no text', (_, response) => void response.end(Buffer.from([0x5b, 0xff, 0x5d])), 'encoded data was not valid'],
    ['a redirect elsewhere', status(302, '', { location: 'https://evil.example.com/?token=canary' }), 'HTTP 302, a redirect to https://evil.example.com, which is not followed'],
    ['a redirect to itself', status(307, '', { location: '/subjects/x' }), 'HTTP 307, a redirect to http://HOST, which is not followed'],
    ['a broken gzip', status(200, 'xx', { 'content-encoding': 'gzip' }), 'incorrect header check'],
    ['another encoding', status(200, '[1]', { 'content-encoding': 'br' }), 'an answer encoded as br'],
    ['half of its body', (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('[1,2,3]');
      setTimeout(() => response.destroy(), 20);
    }, 'other side closed'],
    ['a reset', (request) => void request.socket.destroy(), 'UND_ERR_SOCKET'],
  ];
  it.each(rows)('leaves the question open: %s', async (_, versions, said) => {
    const text = await failure(ask({ '/subjects/s/versions': versions, '/config/s': BACKWARD }));
    expect(text).toContain(said);
    expect(text).not.toContain('canary');
    expect(text).toMatch(/^The registry HOST did not (?:answer|give a usable answer)\. \| GET /);
  });

  const deeper: readonly [name: string, script: Record<string, Answer>, said: string][] = [
    ['a version that went away', { '/subjects/s/versions/1': coded(404, 40402) }, 'no such version'],
    ['another version', { '/subjects/s/versions/1': stored(2) }, 'version 2 instead of 1'],
    ['no schema', { '/subjects/s/versions/1': '{"version":1}' }, 'no schema text'],
    ['a schema that is no text', { '/subjects/s/versions/1': '{"version":1,"schema":{}}' }, 'no schema text'],
    ['an unknown type', { '/subjects/s/versions/1': stored(1, '', { schemaType: 'THRIFT' }) }, 'a schema of the unknown type "THRIFT"'],
    ['references that are none', { '/subjects/s/versions/1': stored(1, '', { references: [{ name: 'x' }] }) }, 'a reference without name and subject'],
    ['a list', { '/subjects/s/versions/1': '[]' }, 'not an object'],
    ['an unknown level', { '/config/s': '{"compatibilityLevel":"MOST"}' }, 'the unknown level "MOST"'],
    ['a level that is no text', { '/config/s': '{"compatibilityLevel":true}' }, 'compatibilityLevel that is not a string'],
    ['an empty configuration', { '/config/s': '{}' }, 'an empty configuration'],
    ['no general level', { '/config/s': coded(404, 40408), '/config': '{"normalize":true}' }, 'a general configuration without a level'],
    ['no general configuration', { '/config/s': coded(404, 40408), '/config': coded(404, 40408) }, 'error 40408'],
    ['a reference that is not there', { '/subjects/s/versions/1': stored(1, '', { references: [{ name: 'x', subject: 'x', version: 1 }] }) }, 'GET /subjects/x/versions/1: no such version'],
  ];
  it.each(deeper)('leaves the question open: %s', async (_, script, said) => {
    expect(await failure(ask({ '/subjects/s/versions': '[1]', '/subjects/s/versions/1': stored(1), '/config/s': BACKWARD, ...script }))).toContain(said);
  });

  it('is not waited for', async () => {
    const limits = { connectMs: 200, requestMs: 300, runMs: 5000 };
    expect(await failure(ask({ '/subjects/s/versions': () => {} }, limits))).toContain('no whole answer in time');
    const drip: Answer = (_, response) => {
      response.write('[');
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    };
    expect(await failure(ask({ '/subjects/s/versions': drip }, limits))).toContain('no whole answer in time');
    expect(await failure(ask({ '/subjects/s/versions': drip }, { runMs: 200 }))).toContain('no whole answer in time');
  });

  it('cannot fill the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await failure(ask({ '/subjects/s/versions': (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb) }))).toContain('more than 16 MiB');
    expect(await failure(ask({ '/subjects/s/versions': `[${' '.repeat(17 * 1024 * 1024)}1]` }))).toMatch(/MiB|UND_ERR_RES_EXCEEDED_MAX_SIZE|exceed/i);
  });

  it('is not there', async () => {
    const { url } = await serve({});
    closeServers();
    expect(await failure(open(url).subject('s'))).toContain('ECONNREFUSED');
    expect(await failure(open('http://sr.invalid').subject('s'))).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });

  it('may compress what it says', async () => {
    const found = await ask({ '/subjects/s/versions': (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('[1]')), '/subjects/s/versions/1': stored(1), '/config/s': BACKWARD });
    expect(found?.versions.length).toBe(1);
  });
});

describe('subjects with a registry', () => {
  const one = record('Order', 'a');
  const two = record('Order', 'a', 'b');
  const script = (schema: string, config = BACKWARD): Record<string, Answer> => ({
    '/subjects/a-value/versions': '[4,5]', '/subjects/a-value/versions/5': stored(5, schema), '/subjects/a-value/versions/4': stored(4, '"int"'), '/config/a-value': config,
  });
  const changed = (): Folder => {
    const folder = Folder.repository();
    folders.push(folder);
    folder.commit({ 'a.avsc': one, 'b.avsc': one });
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.commit({ 'a.avsc': two });
    return folder;
  };

  it('are asked for only where they changed', async () => {
    const { url, asked } = await serve(script('"long"', '{"compatibilityLevel":"FULL"}'));
    const { subjects, registry, baseline } = await changed().open({ registry: url });
    expect(subjects.map(line)).toEqual(['a-value modified a.avsc < v5', 'b-value unchanged b.avsc < base']);
    expect([subjects[0]!.level, subjects[0]!.levelFrom, subjects[1]!.level]).toEqual(['FULL', 'registry', undefined]);
    expect([registry, baseline.kind]).toEqual([new URL(url).host, 'commit']);
    expect(asked.filter((path) => !path.includes('a-value'))).toEqual(['GET /config']);
  });

  it('keep the level of the configuration, and tell of the other', async () => {
    const { url } = await serve(script('"long"'));
    const { subjects } = await changed().open({ registry: url, yaml: 'level: FORWARD_TRANSITIVE\n' });
    expect(line(subjects[0]!)).toBe('a-value modified a.avsc < v4 v5');
    expect([subjects[0]!.level, subjects[0]!.notes]).toEqual(['FORWARD_TRANSITIVE', ['whobreaks.yaml says FORWARD_TRANSITIVE and the registry BACKWARD; FORWARD_TRANSITIVE is checked.']]);
  });

  it('are compared with the baseline, aloud, where the registry does not know them', async () => {
    const { url } = await serve({});
    const { subjects } = await changed().open({ registry: url });
    expect(line(subjects[0]!)).toBe('a-value modified a.avsc < base');
    expect(subjects[0]!.notes?.map((note) => note.replace(new URL(url).host, 'HOST'))).toEqual([
      'The registry HOST has no subject a-value: it would be new there, or the name is not the one in use. It is compared with the baseline instead.',
    ]);
  });

  it('stay open one by one when the registry fails', async () => {
    const { url } = await serve({ '*': status(500, '') });
    const { subjects } = await changed().open({ registry: url });
    expect(subjects.map((source) => source.unchecked?.length ?? 0)).toEqual([1, 0]);
  });

  it('are compared with the registry alone when it is the baseline', async () => {
    const folder = new Folder().write({ 'a.avsc': one, 'c.avsc': one });
    folders.push(folder);
    const { url } = await serve(script(JSON.stringify(JSON.parse(one))));
    const env = { ...ENV, SCHEMA_REGISTRY_URL: url };
    const { subjects, baseline } = await folder.open({ against: 'registry', env });
    expect(baseline).toEqual({ kind: 'registry', label: 'registry', detail: 'the versions in the registry' });
    expect(subjects.map(line)).toEqual(['a-value unchanged a.avsc < v5', 'c-value added c.avsc <']);
    expect(subjects[0]!.notes).toEqual(['This schema is registered already, as v5 of a-value: the registry would answer with that version, and compare nothing.']);
    folder.write({ 'a.avsc': two });
    expect((await folder.open({ against: 'registry', env })).subjects.map(line)).toEqual(['a-value modified a.avsc < v5', 'c-value added c.avsc <']);
    await expect(folder.open({ against: 'registry' })).rejects.toThrow('No registry is named.');
  });

  it('get references from it that no file has', async () => {
    const { url } = await serve({ '/subjects/money-value/versions/2': stored(2, 'M', { references: [{ name: 'N', subject: 'n', version: 1 }] }), '/subjects/n/versions/1': stored(1, 'N1') });
    const yaml = 'subjects:\n  - subject: a-value\n    schema: a.avsc\n    references: [{name: Money, subject: money-value, version: 2}]\n';
    const { subjects } = await changed().open({ registry: url, yaml });
    expect(subjects[0]!.proposed?.references).toEqual([{ name: 'N', schema: 'N1', file: 'n v1' }, { name: 'Money', schema: 'M', file: 'money-value v2' }]);
  });
});

it.each([
  ['{"a": 1}', '{"a":1}', true, true],
  ['{"a": "x y"}', '{"a":"xy"}', true, false],
  ['{"a": 9007199254740993}', '{"a":9007199254740992}', true, false],
  ['{"a\\" b":1}', '{ "a\\" b" : 1 }', true, true],
  ['message A {}', 'message A { }', false, false],
  ['message A {}\r\n', 'message A {}', false, true],
])('%s and %s', (a, b, isJson, same) => {
  expect(sameSchema(a, b, isJson)).toBe(same);
});

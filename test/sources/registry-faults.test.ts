import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { findAddress } from '../../src/sources/registry/address.ts';
import { Patience, retryAfter } from '../../src/sources/registry/patience.ts';
import { redactor } from '../../src/sources/registry/secrets.ts';
import { parseStrictly } from '../../src/sources/strict-json.ts';
import { BACKWARD, closeAll, coded, failure, listen, open, serve, status, stored, type Answer } from './registry-server.ts';

afterEach(closeAll);

const GOOD = { '/subjects/s/versions': '[1]', '/subjects/s/versions/1': stored(1), '/config/s': BACKWARD };
const reset: Answer = (request) => void request.socket.destroy();

describe('what passes', () => {
  it.each<[name: string, answer: Answer]>([
    ['408', status(408, '')], ['429', status(429, '')], ['500', coded(500, 50001)], ['502', status(502, '<html>')], ['503', status(503, '')],
    ['504', status(504, '')], ['a reset', reset],
  ])('is tried four times: %s', async (_, answer) => {
    const { url, asked } = await serve({ ...GOOD, '/subjects/s/versions': [answer, answer, answer, '[1]'] });
    expect((await open(url).subject('s'))?.versions.length).toBe(1);
    expect(asked.filter((path) => path.endsWith('/versions')).length).toBe(4);
    const never = await serve({ ...GOOD, '/subjects/s/versions': answer });
    expect(await failure(open(never.url).subject('s'))).toMatch(/GET http:\/\/HOST\/subjects\/s\/versions: .*, 4 times$/);
    expect(never.asked.filter((path) => path.endsWith('/versions')).length).toBe(4);
  });

  it.each<[name: string, answer: Answer]>([
    ['400', status(400, '')], ['401', status(401, '')], ['403', status(403, '')], ['404', status(404, '')], ['501', status(501, '')], ['a redirect', status(302, '', { location: '/' })],
    ['a page', '<html>'], ['another encoding', status(200, '[1]', { 'content-encoding': 'br' })], ['too much', `[${' '.repeat(17 * 1024 * 1024)}1]`],
  ])('is not what stays: %s', async (_, answer) => {
    const { url, asked } = await serve({ ...GOOD, '/subjects/s/versions': answer });
    await failure(open(url).subject('s'));
    expect(asked.filter((path) => path.endsWith('/versions')).length).toBe(1);
  });

  it('is waited for as long as the server asks, by everybody', async () => {
    const times: number[] = [];
    const busy: Answer = (_, response) => void response.writeHead(429, { 'retry-after': '1' }).end();
    const then = (answer: string): Answer => (_, response) => {
      times.push(Date.now());
      response.end(answer);
    };
    const { url } = await serve({ '*': [busy, then('[1]')], '/config/s': BACKWARD, '/config': BACKWARD, '/subjects/s/versions': [busy, then('[1]')], '/subjects/s/versions/1': stored(1) });
    const registry = open(url);
    const began = Date.now();
    await registry.subject('s');
    expect(Math.min(...times) - began).toBeGreaterThan(950);
  });

  it('is not waited for beyond the time of the whole run', async () => {
    const { url, asked } = await serve({ ...GOOD, '/subjects/s/versions': status(429, '', { 'retry-after': '3600' }) });
    const began = Date.now();
    const error = (await open(url).subject('s').catch((cause: unknown) => cause)) as { help: string };
    expect(error.help).toBe('Run it again in 3600 seconds, as the registry asks.');
    expect(Date.now() - began).toBeLessThan(2000);
    expect(asked.filter((path) => path.endsWith('/versions')).length).toBe(1);
    const slow = await serve({ ...GOOD, '/subjects/s/versions': () => {} });
    const start = Date.now();
    expect(await failure(open(slow.url, { runMs: 300 }).subject('s'))).toContain('no whole answer in time');
    expect(Date.now() - start).toBeLessThan(2000);
  });

  it('holds all who ask, and lets no more than so many ask at once', async () => {
    const patience = new Patience(2, Date.now() + 5000);
    expect([patience.holdAll(10_000), patience.holdAll(120)]).toEqual([false, true]);
    const began = Date.now();
    let now = 0;
    let most = 0;
    const turns = Array.from({ length: 6 }, () => patience.turn(async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now--;
    }));
    await Promise.all([...turns, patience.turn(() => Promise.reject(new Error('x'))).catch(() => {})]);
    expect(most).toBe(2);
    expect(Date.now() - began).toBeGreaterThanOrEqual(115);
    await patience.turn(() => Promise.resolve());
  });

  const noon = Date.UTC(2026, 0, 1, 12);
  it.each<[header: string | undefined, ms: number | null]>([
    ['3', 3000], ['0', 0], [undefined, null], ['', null], ['-1', null], ['1.5', null], ['soon', null], ['9'.repeat(30), null],
    ['Thu, 01 Jan 2026 12:00:05 GMT', 5000], ['Thu, 01 Jan 2026 11:00:00 GMT', 0], ['Thu, nonsense', null],
  ])('Retry-After: %s', (header, ms) => {
    expect(retryAfter(header, noon)).toBe(ms);
  });
});

describe('several addresses', () => {
  it('are asked in turn, and the one that answers is kept', async () => {
    const down = await serve({ '*': reset });
    const sick = await serve({ '*': status(503, '') });
    const up = await serve(GOOD);
    const registry = open(`${down.url},${sick.url},${up.url}/`);
    expect((await registry.subject('s'))?.versions.length).toBe(1);
    expect([down.asked.length, sick.asked.length, up.asked.length]).toEqual([1, 1, 4]);
    expect(registry.label).toBe([down.url, sick.url, up.url].map((url) => new URL(url).host).join(', '));
  });

  it('are no way around a refusal, or around a pause', async () => {
    for (const [answer, said] of [[status(403, ''), 'HTTP 403'], [status(429, ''), 'HTTP 429, 4 times'], [coded(404, 40499), 'error 40499']] as const) {
      const first = await serve({ '*': answer, '/config/s': answer });
      const second = await serve(GOOD);
      expect(await failure(open(`${first.url},${second.url}`).subject('s'))).toContain(said);
      expect(second.asked).toEqual([]);
    }
  });

  it('are all named when none answers', async () => {
    const [a, b] = [await serve({ '*': status(500, '') }), await serve({ '*': status(502, '') })];
    const text = await failure(open(`${a.url},${b.url}`).subject('s'));
    expect(text).toMatch(/^The registry HOST, HOST did not answer\. \| GET .*: HTTP 500, 4 times \| GET .*: HTTP 502, 4 times$/);
  });
});

it.each<[text: string, value: unknown]>([
  ['{"is_compatible":true,"is_compatible":false}', undefined],
  ['[{"a":{"b":1,"b":1}}]', undefined],
  ['{"a":1,"\\u0061":2}', undefined],
  ['{"a":{"b":1},"c":{"b":2}}', { a: { b: 1 }, c: { b: 2 } }],
  ['{"a":1,}', undefined], ["{'a':1}", undefined], ['[1] [2]', undefined], ['', undefined], ['// x\n1', undefined], ['NaN', undefined],
  ['['.repeat(100_000), undefined], ['"x"', 'x'], ['null', null],
])('%s', (text, value) => {
  expect(parseStrictly(text)).toEqual(value);
});

it.each<[path: string, answer: string]>([
  ['/config/s', '{"compatibilityLevel":"FULL","compatibilityLevel":"NONE"}'],
  ['/subjects/s/versions/1', stored(1).replace('"schema"', '"schema":"\\"int\\"","schema"')],
  ['/subjects/s/versions/1', stored(1).replace('"version":1', '"version":"1"')],
  ['/subjects/s/versions/1', stored(1).replace('"version":1', '"version":1e400')],
  ['/subjects/s/versions', '[1,1]'],
])('a trap in %s leaves the question open: %s', async (path, answer) => {
  expect(await failure(open((await serve({ ...GOOD, [path]: answer })).url).subject('s'))).toMatch(/^The registry HOST did not/);
});

describe('proxies', () => {
  /** A proxy that tunnels anywhere, and remembers where to and who asked. */
  async function proxy(code = 200): Promise<{ url: string; asked: string[] }> {
    const asked: string[] = [];
    const server: Server = createServer();
    server.on('connect', (request, client, head) => {
      asked.push(`${request.url} ${Buffer.from(request.headers['proxy-authorization']?.slice(6) ?? '', 'base64').toString()}`.trim());
      if (code !== 200) return void client.end(`HTTP/1.1 ${code} No\r\n\r\n`);
      const [host, port] = request.url!.split(':');
      const far = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        far.write(head);
        far.pipe(client).pipe(far);
      });
      far.on('error', () => client.destroy());
      client.on('error', () => far.destroy());
    });
    return { url: await listen(server), asked };
  }

  it('are used as the environment names them', async () => {
    const { url } = await serve(GOOD);
    const { host } = new URL(url);
    const through = async (env: Record<string, string>): Promise<number | undefined> => (await open(url, {}, env).subject('s'))?.versions.length;
    const one = await proxy();
    const named = one.url.replace('http://', 'http://me:canary@');
    expect(await through({ HTTP_PROXY: named })).toBe(1);
    expect(new Set(one.asked)).toEqual(new Set([`${host} me:canary`]));
    one.asked.length = 0;
    expect(await through({ http_proxy: one.url, NO_PROXY: 'example.com,127.0.0.1' })).toBe(1);
    expect(await through({ HTTPS_PROXY: one.url })).toBe(1);
    expect(await through({ HTTP_PROXY: one.url, no_proxy: '*' })).toBe(1);
    expect(one.asked).toEqual([]);
  });

  it('that refuse leave the question open, and their password out of it', async () => {
    const { url } = await serve(GOOD);
    const one = await proxy(407);
    const text = await failure(open(url, {}, { HTTP_PROXY: one.url.replace('http://', 'http://me:canary@') }).subject('s'));
    expect(text).toContain('407');
    expect(text).not.toContain('canary');
  });
});

describe('secrets', () => {
  const SECRET = 'c@nary/secret+"1';
  const basic = Buffer.from(`me:${SECRET}`).toString('base64');
  const SPELLINGS = [SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1), basic, basic.replace(/=+$/, ''), Buffer.from(SECRET).toString('base64')];
  const ENVS: readonly [name: string, env: (url: string) => Record<string, string>][] = [
    ['user info', () => ({ SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: `me:${SECRET}` })],
    ['a key', () => ({ SCHEMA_REGISTRY_API_KEY: 'me', SCHEMA_REGISTRY_API_SECRET: SECRET })],
    ['a token', () => ({ WHOBREAKS_REGISTRY_TOKEN: SECRET })],
    ['an address', (url) => ({ SCHEMA_REGISTRY_URL: url.replace('//', `//me:${encodeURIComponent(SECRET)}@`) })],
  ];
  /** A server that repeats what it was sent, in every way in which one can. */
  const echo = SPELLINGS.flatMap((spelt): Answer[] => {
    const quoted = JSON.stringify(spelt);
    return [
      spelt, status(200, `<p>${'x'.repeat(70)}${spelt}`), status(404, `Who is ${spelt}?`), status(401, spelt), status(500, spelt), status(302, '', { location: `/${encodeURIComponent(spelt)}` }),
      status(200, '[1]', { 'content-encoding': encodeURIComponent(spelt) }), `{"compatibilityLevel":${quoted}}`, `{"compatibilityPolicy":${quoted}}`, `{"schemaType":${quoted}}`, quoted,
      (_, response) => void response.writeHead(200, `x ${encodeURIComponent(spelt)}`).destroy(),
    ];
  });

  it.each(ENVS)('never come out: %s', async (_, env) => {
    const seen: string[] = [];
    for (const answer of echo) {
      for (const path of ['/config/s', '/subjects/s/versions', '/subjects/s/versions/1']) {
        const { url } = await serve({ ...GOOD, [path]: answer });
        const variables = env(url);
        const error = (await open(variables['SCHEMA_REGISTRY_URL'] === undefined ? url : '', {}, variables).subject('s').catch((cause: unknown) => cause)) as Error & { tried?: unknown; help?: unknown };
        seen.push([error?.message, error?.stack, JSON.stringify(error?.tried), error?.help, inspect(error, { depth: 20, showHidden: true })].join('\n'));
      }
    }
    expect(seen.length).toBe(echo.length * 3);
    const all = seen.join('\n');
    for (const spelt of SPELLINGS) expect(all).not.toContain(spelt);
    expect(all).toContain('***');
    const { url } = await serve(GOOD);
    const address = findAddress(env(url)['SCHEMA_REGISTRY_URL'] === undefined ? url : undefined, null, env(url));
    expect(address?.authorization?.()).toBeDefined();
    for (const spelt of SPELLINGS) expect(inspect(address, { depth: 20, showHidden: true }) + JSON.stringify(address)).not.toContain(spelt);
  });

  it('are hidden from the longest to the shortest, and single letters are not', () => {
    expect(redactor(['abcd', 'abcdef', 'x', ''])('abcdefg abcde x')).toBe('***g ***e x');
  });
});

describe.skipIf(spawnSync('openssl', ['version']).error)('certificates', () => {
  it('of an authority of one\'s own are trusted when it is named, and only then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whobreaks-tls-'));
    try {
      execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')], { stdio: 'ignore' });
      const [key, cert] = [readFileSync(join(folder, 'key'), 'utf8'), readFileSync(join(folder, 'cert'), 'utf8')];
      let asked = 0;
      const server = createTlsServer({ key, cert }, (request, response) => {
        asked++;
        response.end((GOOD as Record<string, string>)[request.url!] ?? BACKWARD);
      });
      const url = (await listen(server)).replace('http:', 'https:');
      const error = (await open(url).subject('s').catch((cause: unknown) => cause)) as { tried: string[]; help: string };
      expect(error.tried.join()).toContain('self-signed certificate');
      expect(error.help).toContain('NODE_EXTRA_CA_CERTS');
      expect(asked).toBe(0);
      expect((await open(url, { ca: cert }).subject('s'))?.versions.length).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

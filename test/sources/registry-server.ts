import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UncheckedError } from '../../src/errors.ts';
import { findAddress } from '../../src/sources/registry/address.ts';
import type { ClientLimits } from '../../src/sources/registry/client.ts';
import { openRegistry, type Registry, type RegistrySubject } from '../../src/sources/registry/registry.ts';

export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);
export type Script = Readonly<Record<string, Answer>>;

const servers: Server[] = [];
const registries: Registry[] = [];

export async function closeAll(): Promise<void> {
  await Promise.all(registries.splice(0).map((registry) => registry.close()));
  closeServers();
}

export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** A server that answers by path, a list of answers one after another; every request is remembered, as text and as it came. */
export async function serve(script: Readonly<Record<string, Answer | readonly Answer[]>>): Promise<{ url: string; asked: string[]; raw: string[] }> {
  const asked: string[] = [];
  const raw: string[] = [];
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    raw.push(request.url ?? '');
    asked.push(`${request.method} ${path}${request.headers.authorization ? ` as ${request.headers.authorization}` : ''}`);
    const scripted = script[path] ?? script['*'] ?? (path === '/config' ? BACKWARD : coded(404, 40401));
    const time = times.get(path) ?? 0;
    times.set(path, time + 1);
    const answer = typeof scripted === 'object' ? scripted[Math.min(time, scripted.length - 1)]! : scripted;
    response.setHeader('content-type', 'application/vnd.schemaregistry.v1+json');
    if (typeof answer === 'function') answer(request, response);
    else response.end(answer);
  });
  return { url: await listen(server), asked, raw };
}

/** The address of a server on a free port of this machine; it is closed after the test. */
export async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const status = (code: number, body: string, headers: Record<string, string> = {}): Answer => (_, response) => void response.writeHead(code, headers).end(body);
export const coded = (code: number, error_code: number): Exclude<Answer, string> => (_, response) =>
  void response.writeHead(code).end(JSON.stringify({ error_code, message: 'x' }));
export const stored = (version: number, schema = '"string"', rest: object = {}): string => JSON.stringify({ subject: 's', id: version, version, schema, ...rest });
export const BACKWARD = '{"compatibilityLevel":"BACKWARD"}';

export function open(url: string, limits: ClientLimits = {}, env: Record<string, string> = {}): Registry {
  const registry = openRegistry(findAddress(url === '' ? undefined : url, null, env)!, { pauseMs: 1, ...limits });
  registries.push(registry);
  return registry;
}

export async function ask(script: Script, limits: ClientLimits = {}): Promise<RegistrySubject | null> {
  return open((await serve(script)).url, limits).subject('s');
}

export async function failure(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((cause: unknown) => cause);
  if (!(error instanceof UncheckedError)) throw error ?? new Error('nothing failed');
  return `${error.message} | ${error.tried.join(' | ')}`.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
}

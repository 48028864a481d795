import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent, request } from 'undici';
import { UncheckedError } from '../../errors.ts';
import type { Address } from './address.ts';

const CONNECT_MS = 5_000;
const REQUEST_MS = 10_000;
const RUN_MS = 30_000;
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 8;

export interface ClientLimits {
  readonly connectMs?: number;
  readonly requestMs?: number;
  readonly runMs?: number;
}

/** A body that was received whole, or the registry's own "not found" with its error code. */
export type Reply = { readonly body: unknown } | { readonly missing: number };

/** Asks one registry, and only by GET. Every other outcome than a JSON body or a coded 404 is an UncheckedError. */
export class RegistryClient {
  readonly host: string;
  readonly #address: Address;
  readonly #agent: Agent;
  readonly #run: AbortSignal;
  readonly #requestMs: number;

  constructor(address: Address, limits: ClientLimits = {}) {
    this.host = address.base.host;
    this.#address = address;
    this.#requestMs = limits.requestMs ?? REQUEST_MS;
    this.#run = AbortSignal.timeout(limits.runMs ?? RUN_MS);
    this.#agent = new Agent({ connect: { timeout: limits.connectMs ?? CONNECT_MS }, connections: AT_ONCE, maxResponseSize: MAX_BODY_BYTES });
  }

  /** `path` begins with a slash and is encoded already. */
  async get(path: string): Promise<Reply> {
    const { base, authorization } = this.#address;
    const url = `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
    // The limit covers the body too: a server that sends a byte now and then must not hold up a build.
    const signal = AbortSignal.any([this.#run, AbortSignal.timeout(this.#requestMs)]);
    try {
      const response = await request(url, {
        method: 'GET',
        dispatcher: this.#agent,
        signal,
        headers: {
          accept: 'application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json;q=0.9, application/json;q=0.5',
          'accept-encoding': 'gzip, identity',
          ...(authorization ? { authorization: authorization() } : {}),
        },
      });
      const text = await readBody(response.body, one(response.headers['content-encoding']));
      return this.#judge(url, response.statusCode, text, one(response.headers['location']));
    } catch (cause) {
      if (cause instanceof UncheckedError) throw cause;
      throw this.#failed(url, signal.aborted ? 'no whole answer in time' : reason(cause), cause);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #judge(url: string, status: number, text: string, location: string | undefined): Reply {
    if (status >= 300 && status < 400) {
      throw this.#failed(url, `HTTP ${status}, a redirect${location === undefined ? '' : ` to ${originOf(location, url)}`}, which is not followed`);
    }
    if (status === 401 || status === 403) {
      const help = 'Check the credentials, and that they may read subjects and their configuration.';
      throw this.#failed(url, `HTTP ${status} with ${this.#address.credentials}`, undefined, help);
    }
    const body = parse(text);
    if (status === 404 && isCoded(body)) return { missing: body.error_code };
    if (status === 200 && body !== undefined) return { body };
    if (status === 200 || status === 404) {
      const help = 'Give the address of the registry itself, with the path under which it answers.';
      throw this.#failed(url, `HTTP ${status}, not a schema registry's answer: ${start(text)}`, undefined, help);
    }
    throw this.#failed(url, `HTTP ${status}`);
  }

  #failed(url: string, what: string, cause?: unknown, help?: string): UncheckedError {
    return new UncheckedError(`The registry ${this.host} did not answer.`, {
      tried: [`GET ${url}: ${what}`],
      help: help ?? 'Run it again when the registry answers.',
      cause,
    });
  }
}

async function readBody(body: Readable, encoding: string | undefined): Promise<string> {
  const plain = encoding === undefined || encoding === '' || encoding === 'identity';
  if (!plain && encoding !== 'gzip') throw new Error(`an answer encoded as ${encoding.slice(0, 20)}`);
  const stream: Readable = plain ? body : body.pipe(createGunzip());
  if (!plain) body.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      body.destroy();
      throw new Error(`more than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
    }
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isCoded(body: unknown): body is { error_code: number } {
  return typeof body === 'object' && body !== null && Number.isSafeInteger((body as { error_code?: unknown }).error_code);
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** Only the origin: the rest of an address may be a secret. */
function originOf(location: string, url: string): string {
  return URL.canParse(location, url) ? new URL(location, url).origin : 'nowhere';
}

function reason(cause: unknown): string {
  const { code, message } = cause as { code?: unknown; message?: unknown };
  return [code, message].filter((part) => typeof part === 'string' && part !== '').join(' ') || 'failed';
}

function start(text: string): string {
  return JSON.stringify(text.slice(0, 80)).replaceAll(/[\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '?');
}

import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { request, type Dispatcher } from 'undici';
import { UncheckedError } from '../../errors.ts';
import { parseStrictly } from '../strict-json.ts';
import type { Address } from './address.ts';
import { openDispatcher } from './dispatcher.ts';
import { isPassing, Patience, retryAfter } from './patience.ts';

const CONNECT_MS = 5_000;
const REQUEST_MS = 10_000;
const RUN_MS = 30_000;
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 8;
const MOST_ROUNDS = 4;

export interface ClientLimits {
  readonly connectMs?: number;
  /** Of one try, from its first byte to its last. */
  readonly requestMs?: number;
  /** Of everything that is asked, with all tries and pauses. */
  readonly runMs?: number;
  /** Upper bound of the first pause between tries; it doubles with each. */
  readonly pauseMs?: number;
  /** Certificates of an authority of one's own, as PEM. */
  readonly ca?: string;
}

/** A body that was received whole, or the registry's own "not found" with its error code. */
export type Reply = { readonly body: unknown } | { readonly missing: number };

/** One try that may be worth another: why, whether another address may do better, and when the server wants to be asked again. */
interface Passing {
  readonly what: string;
  readonly elsewhere: boolean;
  readonly waitMs: number | null;
  readonly cause?: unknown;
}

/**
 * Asks one registry, and only by GET. What passes is tried again, at its next address first, until the time is up. Every
 * other outcome than a JSON body or a coded 404 is an UncheckedError.
 */
export class RegistryClient {
  readonly host: string;
  readonly #address: Address;
  readonly #dispatcher: Dispatcher;
  readonly #run: AbortSignal;
  readonly #requestMs: number;
  readonly #patience: Patience;
  /** Which address answered last. */
  #at = 0;

  constructor(address: Address, limits: ClientLimits = {}) {
    this.host = address.bases.map((base) => base.host).join(', ');
    this.#address = address;
    this.#requestMs = limits.requestMs ?? REQUEST_MS;
    const runMs = limits.runMs ?? RUN_MS;
    this.#run = AbortSignal.timeout(runMs);
    this.#patience = new Patience(AT_ONCE, Date.now() + runMs, limits.pauseMs);
    const connectMs = limits.connectMs ?? CONNECT_MS;
    this.#dispatcher = openDispatcher(address.proxies(), { connectMs, connections: AT_ONCE, maxBytes: MAX_BODY_BYTES, ca: limits.ca });
  }

  /** `path` begins with a slash and is encoded already. */
  async get(path: string): Promise<Reply> {
    const tried: string[] = [];
    for (let round = 0; ; round++) {
      let last: Passing | null = null;
      for (const _ of this.#address.bases) {
        const { bases } = this.#address;
        const at = this.#at;
        const answer = await this.#patience.turn(() => this.#try(`${bases[at]!.href.replace(/\/$/, '')}${path}`));
        if (!('what' in answer)) return answer;
        last = answer;
        tried.push(`GET ${bases[at]!.href.replace(/\/$/, '')}${path}: ${answer.what}`);
        if (!answer.elsewhere) break;
        // Another question may have moved on already.
        if (this.#at === at) this.#at = (at + 1) % bases.length;
      }
      const isLast = round + 1 === MOST_ROUNDS || this.#run.aborted;
      if (isLast || !(await this.#wait(last!, round))) throw this.#failed(tried, last!.cause, help(last!));
    }
  }

  /** Takes the secrets out of a text that will be printed. */
  redact(text: string): string {
    return this.#address.redact(text);
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  async #wait({ waitMs }: Passing, round: number): Promise<boolean> {
    return waitMs === null ? this.#patience.pause(round) : this.#patience.holdAll(waitMs);
  }

  async #try(url: string): Promise<Reply | Passing> {
    const { authorization } = this.#address;
    // The limit covers the body too: a server that sends a byte now and then must not hold up a build.
    const signal = AbortSignal.any([this.#run, AbortSignal.timeout(this.#requestMs)]);
    try {
      const response = await request(url, {
        method: 'GET',
        dispatcher: this.#dispatcher,
        signal,
        headers: {
          accept: 'application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json;q=0.9, application/json;q=0.5',
          'accept-encoding': 'gzip, identity',
          ...(authorization ? { authorization: authorization() } : {}),
        },
      });
      const { statusCode: status, headers, body } = response;
      const text = await readBody(body, one(headers['content-encoding']));
      if (!isPassing(status)) return this.#judge(url, status, text, one(headers['location']));
      const waitMs = retryAfter(one(headers['retry-after']), Date.now());
      return { what: `HTTP ${status}`, elsewhere: status !== 429, waitMs };
    } catch (cause) {
      if (cause instanceof UncheckedError) throw cause;
      const what = signal.aborted ? 'no whole answer in time' : reason(cause);
      if (isFinal(cause)) throw this.#failed([`GET ${url}: ${what}`], cause, isUntrusted(cause) ? CERTIFICATE : undefined);
      return { what, elsewhere: true, waitMs: null, cause };
    }
  }

  #judge(url: string, status: number, text: string, location: string | undefined): Reply {
    const fail = (what: string, wayOut?: string): UncheckedError => this.#failed([`GET ${url}: ${what}`], undefined, wayOut);
    if (status >= 300 && status < 400) {
      throw fail(`HTTP ${status}, a redirect${location === undefined ? '' : ` to ${originOf(location, url)}`}, which is not followed`);
    }
    if (status === 401 || status === 403) {
      throw fail(`HTTP ${status} with ${this.#address.credentials}`, 'Check the credentials, and that they may read subjects and their configuration.');
    }
    const body = parseStrictly(text);
    if (status === 404 && isCoded(body)) return { missing: body.error_code };
    if (status === 200 && body !== undefined) return { body };
    if (status === 200 || status === 404) {
      throw fail(`HTTP ${status}, not a schema registry's answer: ${this.#start(text)}`, 'Give the address of the registry itself, with the path under which it answers.');
    }
    throw fail(`HTTP ${status}`);
  }

  /** Secrets go before the text is cut: half of one is still too much. */
  #start(text: string): string {
    const shown = this.#address.redact(text).slice(0, 80);
    return JSON.stringify(shown).replaceAll(/[\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '?');
  }

  #failed(tried: readonly string[], cause?: unknown, wayOut?: string): UncheckedError {
    const { redact } = this.#address;
    return new UncheckedError(`The registry ${this.host} did not answer.`, {
      tried: counted(tried).map(redact),
      help: wayOut ?? 'Run it again when the registry answers.',
      // Only its words: a library's error may hold what was sent.
      ...(cause === undefined ? {} : { cause: new Error(redact(reason(cause))) }),
    });
  }
}

const CERTIFICATE = 'Give the certificate of the authority behind the registry in NODE_EXTRA_CA_CERTS.';

/** The body came, and is not what it says it is; it would be no other the next time. */
class WrongBody extends Error {
  override readonly name = 'WrongBody';
}

/** Would be the same the next time. */
function isFinal(cause: unknown): boolean {
  const code = codeOf(cause);
  return cause instanceof WrongBody || code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || /^(?:CERT_|ERR_TLS_|ERR_SSL_)/.test(code) || isUntrusted(cause);
}

/** Nobody whom this machine trusts has signed the certificate. */
function isUntrusted(cause: unknown): boolean {
  return /^(?:UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(codeOf(cause));
}

function codeOf(cause: unknown): string {
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function help({ waitMs }: Passing): string | undefined {
  return waitMs === null ? undefined : `Run it again in ${Math.ceil(waitMs / 1000)} seconds, as the registry asks.`;
}

/** The same line once, with how often. */
function counted(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text}, ${count} times`));
}

async function readBody(body: Readable, encoding: string | undefined): Promise<string> {
  const plain = encoding === undefined || encoding === '' || encoding === 'identity';
  if (!plain && encoding !== 'gzip') throw new WrongBody(`an answer encoded as ${encoding.slice(0, 20)}`);
  const stream: Readable = plain ? body : body.pipe(createGunzip());
  if (!plain) body.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      body.destroy();
      throw new WrongBody(`more than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
    }
    chunks.push(chunk);
  }
  return toText(Buffer.concat(chunks));
}

function toText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WrongBody(reason(cause), { cause });
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

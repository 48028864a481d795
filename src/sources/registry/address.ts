import { UsageError } from '../../errors.ts';
import type { Env } from '../git.ts';

/** Where the registry is, and how one proves who one is. */
export interface Address {
  /** Without user information; the path has no slash at its end. */
  readonly base: URL;
  /** Who named it: a flag, an environment variable, or the configuration file, which a change may edit. */
  readonly from: 'flag' | 'config' | 'environment';
  /** The Authorization header; null without credentials. Kept out of everything that is printed. */
  readonly authorization: (() => string) | null;
  /** For messages: which variable the credentials came from. */
  readonly credentials: string;
}

/**
 * Finds the registry and the credentials as people have them. The flag goes before WHOBREAKS_REGISTRY_URL, the file and
 * SCHEMA_REGISTRY_URL. null: nobody named a registry.
 *
 * @throws UsageError for an address that is none, half of a pair of credentials, or credentials over plain http.
 */
export function findAddress(flag: string | undefined, file: string | null, env: Env): Address | null {
  const named = [
    { text: flag, from: 'flag', what: '--registry' },
    { text: env['WHOBREAKS_REGISTRY_URL'], from: 'environment', what: 'WHOBREAKS_REGISTRY_URL' },
    { text: file ?? undefined, from: 'config', what: '`registry.url`' },
    { text: env['SCHEMA_REGISTRY_URL'], from: 'environment', what: 'SCHEMA_REGISTRY_URL' },
  ] as const;
  const found = named.find(({ text }) => text !== undefined && text !== '');
  if (!found) return null;
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw wrong('NODE_TLS_REJECT_UNAUTHORIZED=0 would let anybody answer for the registry.', 'Unset it, and give NODE_EXTRA_CA_CERTS for an authority of your own.');
  }
  const url = parseUrl(found.text!, found.what);
  const own = userInfo(url);
  if (own !== null && found.from !== 'environment') throw wrong(`${found.what} must not hold a user name or a password.`, 'Give them in SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO.');
  const given = fromEnvironment(env) ?? (own === null ? null : { header: basic(own), name: found.what });
  if (given && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw wrong(`Credentials are not sent to ${url.host} over plain http.`, 'Use an https address.');
  }
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  const header = given?.header;
  return { base: url, from: found.from, authorization: header === undefined ? null : () => header, credentials: given?.name ?? 'no credentials' };
}

interface Given {
  readonly header: string;
  readonly name: string;
}

function fromEnvironment(env: Env): Given | null {
  const bearer = ['WHOBREAKS_REGISTRY_TOKEN', 'SCHEMA_REGISTRY_BEARER_AUTH_TOKEN'].find((name) => env[name]);
  if (bearer) return { header: `Bearer ${printable(env[bearer]!, bearer)}`, name: bearer };
  const joined = 'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO';
  if (!env['WHOBREAKS_REGISTRY_USER'] && env[joined]) {
    if (!env[joined].includes(':')) throw wrong(`${joined} has no colon.`, 'Write it as user:password.');
    return { header: basic(env[joined]), name: joined };
  }
  for (const [user, password] of PAIRS) {
    if (!env[user] && !env[password]) continue;
    if (!env[user] || !env[password]) {
      // A bare PASSWORD may belong to another spelling of the user's name.
      if (PAIRS.some(([other, same]) => same === password && env[other] && env[same])) continue;
      throw wrong(`Of ${user} and ${password} only one is set.`, 'Set both, or none.');
    }
    return { header: basic(`${env[user]}:${env[password]}`), name: user };
  }
  return null;
}

const PAIRS = [
  ['WHOBREAKS_REGISTRY_USER', 'WHOBREAKS_REGISTRY_PASSWORD'],
  ['SCHEMA_REGISTRY_API_KEY', 'SCHEMA_REGISTRY_API_SECRET'],
  ['SCHEMA_REGISTRY_USERNAME', 'SCHEMA_REGISTRY_PASSWORD'],
  ['SCHEMA_REGISTRY_USER', 'SCHEMA_REGISTRY_PASSWORD'],
  ['SCHEMA_REGISTRY_BASIC_AUTH_USER', 'SCHEMA_REGISTRY_BASIC_AUTH_PASSWORD'],
] as const;

function parseUrl(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && !url.host.includes(',')) return url;
  throw wrong(`${what} is not one http or https address.`, 'Write it like https://registry.example.com.');
}

function userInfo(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  return `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
}

function basic(userAndPassword: string): string {
  return `Basic ${Buffer.from(userAndPassword, 'utf8').toString('base64')}`;
}

/** A line break in a token would end the header. */
function printable(token: string, name: string): string {
  if (/^[\x21-\x7e]+$/.test(token.trim())) return token.trim();
  throw wrong(`${name} holds characters that a token cannot have.`, 'Set it to the bare token.');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function wrong(message: string, help: string): UsageError {
  return new UsageError({ message, place: null, help });
}

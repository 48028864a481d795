import { UsageError } from '../../errors.ts';
import type { Env } from '../git.ts';
import { findProxies, type Proxies } from './proxies.ts';
import { redactor } from './secrets.ts';

/** Where the registry is, and how one proves who one is. */
export interface Address {
  /** One or several for the same registry, in the order in which they are tried. Without user information; no slash at the end of a path. */
  readonly bases: readonly [URL, ...URL[]];
  /** Who named it: a flag, an environment variable, or the configuration file, which a change may edit. */
  readonly from: 'flag' | 'config' | 'environment';
  /** The Authorization header; null without credentials. Kept out of everything that is printed. */
  readonly authorization: (() => string) | null;
  /** For messages: which variable the credentials came from. */
  readonly credentials: string;
  readonly proxies: () => Proxies | null;
  /** Takes the secrets out of a text that will be printed. */
  readonly redact: (text: string) => string;
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
  const urls = found.text!.split(',').map((text) => parseUrl(text.trim(), found.what));
  const own = [...new Set(urls.map(userInfo).filter((info) => info !== null))];
  if (own.length > 0 && found.from !== 'environment') throw wrong(`${found.what} must not hold a user name or a password.`, 'Give them in SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO.');
  if (own.length > 1) throw wrong(`The addresses in ${found.what} have different users.`, 'Give one in SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO.');
  const given = fromEnvironment(env) ?? (own.length === 0 ? null : basic(own[0]!, found.what));
  const open = urls.find((url) => url.protocol === 'http:' && !isLoopback(url.hostname));
  if (given && open) throw wrong(`Credentials are not sent to ${open.host} over plain http.`, 'Use an https address.');
  const proxies = findProxies(env);
  const [first, ...others] = urls.map(bare);
  return {
    bases: [first!, ...others],
    from: found.from,
    authorization: given === null ? null : () => given.header,
    credentials: given?.name ?? 'no credentials',
    proxies: () => proxies,
    redact: redactor([...(given?.secrets ?? []), ...own.flatMap(partsOf), ...proxySecrets(proxies)]),
  };
}

interface Given {
  readonly header: string;
  readonly name: string;
  /** What of it nobody may see. */
  readonly secrets: readonly string[];
}

function fromEnvironment(env: Env): Given | null {
  const bearer = ['WHOBREAKS_REGISTRY_TOKEN', 'SCHEMA_REGISTRY_BEARER_AUTH_TOKEN'].find((name) => env[name]);
  if (bearer) {
    const token = printable(env[bearer]!, bearer);
    return { header: `Bearer ${token}`, name: bearer, secrets: [token] };
  }
  const joined = 'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO';
  if (!env['WHOBREAKS_REGISTRY_USER'] && env[joined]) {
    if (!env[joined].includes(':')) throw wrong(`${joined} has no colon.`, 'Write it as user:password.');
    return basic(env[joined], joined);
  }
  for (const [user, password] of PAIRS) {
    if (!env[user] && !env[password]) continue;
    if (!env[user] || !env[password]) {
      // A bare PASSWORD may belong to another spelling of the user's name.
      if (PAIRS.some(([other, same]) => same === password && env[other] && env[same])) continue;
      throw wrong(`Of ${user} and ${password} only one is set.`, 'Set both, or none.');
    }
    return basic(`${env[user]}:${env[password]}`, user);
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
  try {
    return `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return `${url.username}:${url.password}`;
  }
}

function basic(userAndPassword: string, name: string): Given {
  return { header: `Basic ${Buffer.from(userAndPassword, 'utf8').toString('base64')}`, name, secrets: partsOf(userAndPassword) };
}

/** The password, and both together, as the header has them. A user name alone is no secret. */
function partsOf(userAndPassword: string): string[] {
  return [userAndPassword, userAndPassword.slice(userAndPassword.indexOf(':') + 1)];
}

function proxySecrets(proxies: Proxies | null): string[] {
  const urls = [proxies?.httpProxy, proxies?.httpsProxy].filter((text) => text).map((text) => new URL(text!));
  return urls.flatMap((url) => partsOf(userInfo(url) ?? ''));
}

function bare(url: URL): URL {
  const base = new URL(url.origin);
  base.pathname = url.pathname.replace(/\/+$/, '');
  return base;
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

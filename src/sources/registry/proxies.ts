import { UsageError } from '../../errors.ts';
import type { Env } from '../git.ts';

/** In the words of the library. Empty: none. An address may hold a password. */
export interface Proxies {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** The proxies that the environment names, under their usual names. @throws UsageError for an address that is none. */
export function findProxies(env: Env): Proxies | null {
  const httpProxy = proxy(env, 'http_proxy', 'HTTP_PROXY');
  const httpsProxy = proxy(env, 'https_proxy', 'HTTPS_PROXY');
  if (httpProxy === '' && httpsProxy === '') return null;
  return { httpProxy, httpsProxy, noProxy: env['no_proxy'] || env['NO_PROXY'] || '' };
}

function proxy(env: Env, ...names: readonly [string, string]): string {
  const name = names.find((one) => env[one]);
  if (name === undefined) return '';
  const text = env[name]!;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError({ message: `${name} is not an http or https address.`, place: null, help: 'Write it like http://proxy.example.com:3128.' });
}

import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import type { Proxies } from './proxies.ts';

export interface DispatcherOptions {
  readonly connectMs: number;
  readonly connections: number;
  readonly maxBytes: number;
  /** Certificates of an authority of one's own, as PEM, trusted besides the usual ones. */
  readonly ca?: string | undefined;
}

/** The way to a server: straight, or by proxies. Nothing is read from the environment here. */
export function openDispatcher(proxies: Proxies | null, { connectMs, connections, maxBytes, ca }: DispatcherOptions): Dispatcher {
  const tls = { timeout: connectMs, ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }) };
  const limits = { connect: tls, connections, maxResponseSize: maxBytes };
  return proxies === null ? new Agent(limits) : new EnvHttpProxyAgent({ ...limits, ...proxies, requestTls: tls, proxyTls: tls });
}

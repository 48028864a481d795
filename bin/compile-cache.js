import * as nodeModule from 'node:module';

/** Node 22.1 and later keep compiled code between runs; Node 20 has no such cache. */
export function enableCompileCache() {
  nodeModule.enableCompileCache?.();
}

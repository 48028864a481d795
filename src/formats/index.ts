import type { FormatName } from '../model.ts';
import type { Format } from './format.ts';

/** The one place where a format is loaded. `never` as schema type: only the format itself looks inside its schemas. */
const loaders = {
  avro: async () => (await import('./avro/index.ts')).avro,
  protobuf: async () => (await import('./protobuf/index.ts')).protobuf,
  json: async () => (await import('./json/index.ts')).json,
} as const;

/** Loads a format on first use. */
export async function loadFormat(name: FormatName): Promise<Format<unknown>> {
  return loaders[name]();
}

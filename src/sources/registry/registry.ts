import { UncheckedError } from '../../errors.ts';
import type { Level, Reference, SourceVersion } from '../../model.ts';
import type { Address } from './address.ts';
import { RegistryClient, type ClientLimits } from './client.ts';
import { decodeConfig, decodeSchema, decodeVersions, WrongShape, type StoredConfig, type StoredSchema } from './decode.ts';
import { resolveLevel } from './level.ts';
import { closeStored, type SchemaOf } from './references.ts';

const MAX_VERSIONS = 5000;

// What registries answer with for a subject, a version, or a configuration that is not there.
const NO_SUBJECT = 40401;
const NO_VERSION = 40402;
const NO_CONFIG = 40408;

/** A subject as the registry has it. */
export interface RegistrySubject {
  /** Oldest first; the newest only, unless the level asks for all. */
  readonly versions: readonly SourceVersion[];
  readonly level: Level;
  readonly notes: readonly string[];
}

/** A registry, read only. What is asked twice is fetched once. */
export interface Registry {
  /** For messages: host and port. */
  readonly label: string;
  /** null: the registry says that it has no such subject. `level` overrides the registry's when versions are chosen. */
  subject(name: string, level: Level | undefined): Promise<RegistrySubject | null>;
  /** A reference and all that it refers to, deepest first. */
  reference(name: string, subject: string, version: number | 'latest'): Promise<readonly Reference[]>;
  close(): Promise<void>;
}

/** Opens a registry; nothing is asked yet. Every question may end in an UncheckedError. */
export function openRegistry(address: Address, limits: ClientLimits = {}): Registry {
  const client = new RegistryClient(address, limits);
  const schemas = new Map<string, Promise<StoredSchema>>();
  const configs = new Map<string, Promise<StoredConfig | null>>();

  const schemaOf = (subject: string, version: number | 'latest'): Promise<StoredSchema> =>
    once(schemas, `${version} ${subject}`, () => fetchSchema(client, subject, version));
  const configOf = (scope: string | null): Promise<StoredConfig | null> => once(configs, scope ?? '', () => fetchConfig(client, scope));

  return {
    label: client.host,
    subject: async (name, level) => {
      const numbers = await fetchVersions(client, name);
      if (numbers === null) return null;
      const resolved = await resolveLevel(name, configOf);
      const wanted = (level ?? resolved.level).endsWith('_TRANSITIVE') ? numbers : numbers.slice(-1);
      const versions = await Promise.all(wanted.map((number) => versionOf(name, number, schemaOf)));
      return { versions, level: resolved.level, notes: resolved.notes };
    },
    reference: async (name, subject, version) => {
      const stored = await schemaOf(subject, version);
      const below = await closeStored(stored.references, subject, schemaOf);
      return [...below.filter((one) => one.name !== name), { name, schema: stored.schema, file: `${subject} v${stored.version}` }];
    },
    close: () => client.close(),
  };
}

async function versionOf(subject: string, number: number, schemaOf: SchemaOf): Promise<SourceVersion> {
  const stored = await schemaOf(subject, number);
  const references = await closeStored(stored.references, subject, schemaOf);
  const text = { schema: stored.schema, file: `${subject} v${number}`, ...(references.length === 0 ? {} : { references }) };
  return { label: `v${number}`, format: stored.format, text };
}

async function fetchVersions(client: RegistryClient, subject: string): Promise<readonly number[] | null> {
  const path = `/subjects/${encodeURIComponent(subject)}/versions`;
  const reply = await client.get(path);
  if ('missing' in reply) {
    if (reply.missing === NO_SUBJECT) return null;
    throw unexpected(client, path, `error ${reply.missing}`);
  }
  const numbers = decoded(client, path, () => decodeVersions(reply.body));
  if (numbers.length <= MAX_VERSIONS) return numbers;
  throw new UncheckedError(`${subject} has more than ${MAX_VERSIONS} versions.`, { help: 'Delete versions that nobody reads.' });
}

async function fetchSchema(client: RegistryClient, subject: string, version: number | 'latest'): Promise<StoredSchema> {
  const path = `/subjects/${encodeURIComponent(subject)}/versions/${version}`;
  const reply = await client.get(path);
  if ('body' in reply) return decoded(client, path, () => decodeSchema(reply.body, version));
  const gone = reply.missing === NO_SUBJECT || reply.missing === NO_VERSION;
  throw unexpected(client, path, gone ? 'no such version' : `error ${reply.missing}`);
}

async function fetchConfig(client: RegistryClient, scope: string | null): Promise<StoredConfig | null> {
  const path = scope === null ? '/config' : `/config/${encodeURIComponent(scope)}`;
  const reply = await client.get(path);
  if ('missing' in reply) {
    if (scope !== null && (reply.missing === NO_CONFIG || reply.missing === NO_SUBJECT)) return null;
    throw unexpected(client, path, `error ${reply.missing}`);
  }
  const config = decoded(client, path, () => decodeConfig(reply.body));
  if (scope === null && config.level === null) throw unexpected(client, path, 'a general configuration without a level');
  return config;
}

function decoded<Value>(client: RegistryClient, path: string, decode: () => Value): Value {
  try {
    return decode();
  } catch (error) {
    if (error instanceof WrongShape) throw unexpected(client, path, error.message);
    throw error;
  }
}

function unexpected(client: RegistryClient, path: string, what: string): UncheckedError {
  return new UncheckedError(`The registry ${client.host} did not give a usable answer.`, {
    tried: [`GET ${path}: ${what}`],
    help: 'See whether this is a schema registry, and whether the subject is really there.',
  });
}

function once<Value>(known: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>): Promise<Value> {
  const before = known.get(key);
  if (before) return before;
  const answer = ask();
  known.set(key, answer);
  return answer;
}

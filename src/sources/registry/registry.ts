import { UncheckedError } from '../../errors.ts';
import type { JsonPolicy, Level, Reference, ReservedNames, SourceVersion, Unchecked } from '../../model.ts';
import { isSameText } from '../same-schema.ts';
import type { Address } from './address.ts';
import { RegistryClient, type ClientLimits } from './client.ts';
import { decodeConfig, decodeSchema, decodeVersions, WrongShape, type StoredConfig, type StoredSchema } from './decode.ts';
import { resolveAlias, resolveConfig, type Effective } from './effective.ts';
import { reservedNames } from './metadata.ts';
import { closeStored, type SchemaOf } from './references.ts';
import { selectVersions, type Proposal, type Selected } from './select.ts';

const MAX_VERSIONS = 5000;

// What registries answer with for a subject, a version, or a configuration that is not there.
const NO_SUBJECT = 40401;
const NO_VERSION = 40402;
const NO_CONFIG = 40408;

/** A subject as the registry has it. */
export interface RegistrySubject {
  /** Those that the registry compares with, oldest first; the newest only, unless the level asks for all. */
  readonly versions: readonly SourceVersion[];
  readonly level: Level;
  /** null: the registry's configuration does not say. */
  readonly policy: JsonPolicy | null;
  /** The live version that is the proposed schema, such as `v3`: the registry would answer with it, and compare nothing. */
  readonly registered: string | null;
  /** null: the registry does not look at reserved names, or there are none. */
  readonly reserved: ReservedNames | null;
  readonly notes: readonly string[];
  readonly unchecked: readonly Unchecked[];
}

export type { Proposal } from './select.ts';

/** A registry, read only. What is asked twice is fetched once. */
export interface Registry {
  /** For messages: host and port. */
  readonly label: string;
  /** null: the registry says that it has no such subject. `level` overrides the registry's when versions are chosen. */
  subject(name: string, level?: Level, proposal?: Proposal): Promise<RegistrySubject | null>;
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
    subject: async (name, level, proposal) => {
      const target = await resolveAlias(name, configOf);
      const numbers = await fetchVersions(client, target);
      if (numbers === null) return null;
      const config = await resolveConfig(target, configOf);
      const selected = await selectVersions(numbers, config, level ?? config.level, proposal ?? null, (version) => schemaOf(target, version));
      if (selected === null) return null;
      const found = await toSubject(target, config, selected, proposal ?? null, schemaOf);
      return target === name ? found : { ...found, notes: [`In the registry ${name} is an alias of ${target}.`, ...found.notes] };
    },
    reference: async (name, subject, version) => {
      const stored = await schemaOf(subject, version);
      const below = await closeStored(stored.references, subject, schemaOf);
      return [...below.filter((one) => one.name !== name), { name, schema: stored.schema, file: `${subject} v${stored.version}` }];
    },
    close: () => client.close(),
  };
}

async function toSubject(subject: string, config: Effective, selected: Selected, proposal: Proposal | null, schemaOf: SchemaOf): Promise<RegistrySubject> {
  const versions = await Promise.all(selected.compared.map((stored) => versionOf(subject, stored, schemaOf)));
  const registered = await registeredAs(subject, selected, proposal, schemaOf);
  const isChecked = registered === null;
  return {
    versions,
    level: config.level,
    policy: config.policy === 'logical' ? 'strict' : config.policy,
    registered,
    reserved: isChecked && config.validateFields === true ? reserved(selected) : null,
    notes: isChecked ? [...config.notes, ...selected.notes] : config.notes,
    unchecked: isChecked && config.policy === 'logical' ? [logicalTypes(subject)] : [],
  };
}

async function registeredAs(subject: string, { alike }: Selected, proposal: Proposal | null, schemaOf: SchemaOf): Promise<string | null> {
  if (!proposal?.text) return null;
  for (const stored of alike) {
    const { label, text } = await versionOf(subject, stored, schemaOf);
    if (isSameText(proposal.text, text, proposal.format)) return label;
  }
  return null;
}

/** The version before is the latest, of whatever compatibility group it is. */
function reserved({ latest, proposed }: Selected): ReservedNames | null {
  const names = reservedNames(proposed.properties);
  const before = reservedNames(latest.properties);
  const gone = before.filter((name) => !names.includes(name));
  return names.length === 0 && gone.length === 0 ? null : { names, gone, before: `v${latest.version}` };
}

function logicalTypes(subject: string): Unchecked {
  return {
    message: `The registry checks ${subject} under the policy LOGICAL, which also compares logical types as Flink and Iceberg know them; that was not checked.`,
    tried: [],
    help: 'Let the registry check it as well, before it is registered.',
  };
}

async function versionOf(subject: string, stored: StoredSchema, schemaOf: SchemaOf): Promise<SourceVersion> {
  const label = `v${stored.version}`;
  const references = await closeStored(stored.references, subject, schemaOf);
  const text = { schema: stored.schema, file: `${subject} ${label}`, ...(references.length === 0 ? {} : { references }) };
  return { label, format: stored.format, text };
}

async function fetchVersions(client: RegistryClient, subject: string): Promise<readonly number[] | null> {
  const path = `/subjects/${segment(subject)}/versions`;
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
  const path = `/subjects/${segment(subject)}/versions/${version}`;
  const reply = await client.get(path);
  if ('body' in reply) return decoded(client, path, () => decodeSchema(reply.body, version));
  const gone = reply.missing === NO_SUBJECT || reply.missing === NO_VERSION;
  throw unexpected(client, path, gone ? 'no such version' : `error ${reply.missing}`);
}

async function fetchConfig(client: RegistryClient, scope: string | null): Promise<StoredConfig | null> {
  const path = scope === null ? '/config' : `/config/${segment(scope)}`;
  const reply = await client.get(path);
  if ('missing' in reply) {
    if (scope !== null && (reply.missing === NO_CONFIG || reply.missing === NO_SUBJECT)) return null;
    throw unexpected(client, path, `error ${reply.missing}`);
  }
  const config = decoded(client, path, () => decodeConfig(reply.body));
  if (scope === null && config.level === null) throw unexpected(client, path, 'a general configuration without a level');
  return config;
}

/** One segment of a path. Dots alone would lead elsewhere, however they are encoded. */
function segment(name: string): string {
  if (name !== '.' && name !== '..' && name !== '' && !/\p{Surrogate}/u.test(name)) return encodeURIComponent(name);
  throw new UncheckedError(`The name ${JSON.stringify(name)} cannot stand in an address of the registry.`, { help: 'Give the subject another name.' });
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
    tried: [client.redact(`GET ${path}: ${what}`)],
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

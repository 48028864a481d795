import type { FormatName, Level } from '../../model.ts';

/** An answer that is JSON, and still not what the endpoint promises. */
export class WrongShape extends Error {
  override readonly name = 'WrongShape';
}

export interface StoredSchema {
  readonly version: number;
  readonly format: FormatName;
  readonly schema: string;
  readonly references: readonly StoredReference[];
  /** Of its metadata. */
  readonly properties: Properties;
  /** Tags, sensitive names and rules, as one text to compare; empty without any. */
  readonly extras: string;
  /** Softly: still there to be read by its number, but compared with nothing. */
  readonly deleted: boolean;
}

export type Properties = ReadonlyMap<string, string>;

export interface StoredReference {
  readonly name: string;
  readonly subject: string;
  /** -1 means the latest. */
  readonly version: number;
}

/** null: the configuration does not say. */
export interface StoredConfig {
  readonly level: Level | null;
  readonly alias: string | null;
  readonly group: string | null;
  readonly policy: StoredPolicy | null;
  readonly validateFields: boolean | null;
  /** Properties that each new schema gets: unless it has them, and whether it has them or not. */
  readonly defaults: Properties;
  readonly overrides: Properties;
  /** Does each new schema get rules? */
  readonly hasRules: boolean;
}

export type StoredPolicy = 'strict' | 'lenient' | 'logical';

const LEVELS = new Set(['NONE', 'BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE']);
const POLICIES = new Map<string, StoredPolicy>([['STRICT', 'strict'], ['LENIENT', 'lenient'], ['LOGICAL', 'logical']]);
const FORMATS = new Map<string, FormatName>([['AVRO', 'avro'], ['PROTOBUF', 'protobuf'], ['JSON', 'json']]);
const MAX_VERSION = 2 ** 31 - 1;

/** `GET /subjects/{s}/versions`: ascending numbers, at least one. */
export function decodeVersions(body: unknown): readonly number[] {
  if (!Array.isArray(body) || body.length === 0) throw new WrongShape('not a list of versions');
  const numbers = body.map((one) => versionNumber(one)).sort((a, b) => a - b);
  if (new Set(numbers).size < numbers.length) throw new WrongShape('a version that is listed twice');
  return numbers;
}

/** `GET /subjects/{s}/versions/{v}`. */
export function decodeSchema(body: unknown, version: number | 'latest'): StoredSchema {
  const record = asRecord(body);
  const schemaType = optional(record['schemaType'], 'schemaType') ?? 'AVRO';
  const format = FORMATS.get(schemaType);
  if (!format) throw new WrongShape(`a schema of the unknown type ${quoted(schemaType)}`);
  if (typeof record['schema'] !== 'string') throw new WrongShape('no schema text');
  const found = versionNumber(record['version']);
  if (version !== 'latest' && found !== version) throw new WrongShape(`version ${found} instead of ${version}`);
  const references = record['references'] ?? [];
  if (!Array.isArray(references)) throw new WrongShape('references that are not a list');
  return {
    version: found,
    format,
    schema: record['schema'],
    references: references.map(decodeReference),
    properties: decodeProperties(record['metadata'], 'metadata'),
    extras: extrasOf(record),
    deleted: flag(record['deleted'], 'deleted') ?? false,
  };
}

/** `GET /config` and `GET /config/{s}`. */
export function decodeConfig(body: unknown): StoredConfig {
  const record = asRecord(body);
  if (Object.keys(record).length === 0) throw new WrongShape('an empty configuration');
  const level = optional(record['compatibilityLevel'], 'compatibilityLevel')?.toUpperCase();
  if (level !== undefined && !LEVELS.has(level)) throw new WrongShape(`the unknown level ${quoted(level)}`);
  const policy = optional(record['compatibilityPolicy'], 'compatibilityPolicy')?.toUpperCase();
  if (policy !== undefined && !POLICIES.has(policy)) throw new WrongShape(`the unknown policy ${quoted(policy)}`);
  return {
    level: (level as Level | undefined) ?? null,
    alias: optional(record['alias'], 'alias') || null,
    group: optional(record['compatibilityGroup'], 'compatibilityGroup') || null,
    policy: policy === undefined ? null : POLICIES.get(policy)!,
    validateFields: flag(record['validateFields'], 'validateFields') ?? null,
    defaults: decodeProperties(record['defaultMetadata'], 'defaultMetadata'),
    overrides: decodeProperties(record['overrideMetadata'], 'overrideMetadata'),
    hasRules: (record['defaultRuleSet'] ?? record['overrideRuleSet'] ?? null) !== null,
  };
}

function decodeReference(body: unknown): StoredReference {
  const { name, subject, version } = asRecord(body);
  if (typeof name !== 'string' || typeof subject !== 'string') throw new WrongShape('a reference without name and subject');
  return { name, subject, version: version === -1 ? -1 : versionNumber(version) };
}

function decodeProperties(metadata: unknown, name: string): Properties {
  if (metadata === undefined || metadata === null) return new Map();
  const properties = asRecord(metadata, name)['properties'] ?? {};
  return new Map(Object.entries(asRecord(properties, `${name}.properties`)).map(([key, value]) => {
    if (typeof value !== 'string') throw new WrongShape(`${name}.properties with a value that is not a string`);
    return [key, value];
  }));
}

function extrasOf(record: Readonly<Record<string, unknown>>): string {
  const { tags, sensitive } = asRecord(record['metadata'] ?? {}, 'metadata');
  const parts = [tags, sensitive, record['ruleSet']].map((part) => part ?? null);
  return parts.every((part) => part === null) ? '' : JSON.stringify(parts);
}

function versionNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_VERSION) return value;
  throw new WrongShape('a version that is not a number from 1 up');
}

function asRecord(value: unknown, name?: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new WrongShape(name === undefined ? 'not an object' : `${name} that is not an object`);
}

function optional(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw new WrongShape(`${name} that is not a string`);
}

function flag(value: unknown, name: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  throw new WrongShape(`${name} that is neither true nor false`);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}

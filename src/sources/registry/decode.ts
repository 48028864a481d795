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
}

export interface StoredReference {
  readonly name: string;
  readonly subject: string;
  /** -1 means the latest. */
  readonly version: number;
}

export interface StoredConfig {
  /** null: the configuration says nothing of the level. */
  readonly level: Level | null;
  readonly alias: string | null;
  readonly group: string | null;
}

const LEVELS = new Set(['NONE', 'BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE']);
const FORMATS = new Map<string, FormatName>([['AVRO', 'avro'], ['PROTOBUF', 'protobuf'], ['JSON', 'json']]);
const MAX_VERSION = 2 ** 31 - 1;

/** `GET /subjects/{s}/versions`: ascending numbers, at least one. */
export function decodeVersions(body: unknown): readonly number[] {
  if (!Array.isArray(body) || body.length === 0) throw new WrongShape('not a list of versions');
  return body.map((one) => versionNumber(one)).sort((a, b) => a - b);
}

/** `GET /subjects/{s}/versions/{v}`. */
export function decodeSchema(body: unknown, version: number | 'latest'): StoredSchema {
  const record = asRecord(body);
  const schemaType = optional(record['schemaType'], 'schemaType') ?? 'AVRO';
  const format = FORMATS.get(schemaType);
  if (!format) throw new WrongShape(`a schema of the unknown type ${JSON.stringify(schemaType.slice(0, 40))}`);
  if (typeof record['schema'] !== 'string') throw new WrongShape('no schema text');
  const found = versionNumber(record['version']);
  if (version !== 'latest' && found !== version) throw new WrongShape(`version ${found} instead of ${version}`);
  const references = record['references'] ?? [];
  if (!Array.isArray(references)) throw new WrongShape('references that are not a list');
  return { version: found, format, schema: record['schema'], references: references.map(decodeReference) };
}

/** `GET /config` and `GET /config/{s}`. */
export function decodeConfig(body: unknown): StoredConfig {
  const record = asRecord(body);
  if (Object.keys(record).length === 0) throw new WrongShape('an empty configuration');
  const text = optional(record['compatibilityLevel'], 'compatibilityLevel')?.toUpperCase();
  if (text !== undefined && !LEVELS.has(text)) throw new WrongShape(`the unknown level ${JSON.stringify(text.slice(0, 40))}`);
  return {
    level: (text as Level | undefined) ?? null,
    alias: optional(record['alias'], 'alias') || null,
    group: optional(record['compatibilityGroup'], 'compatibilityGroup') || null,
  };
}

function decodeReference(body: unknown): StoredReference {
  const { name, subject, version } = asRecord(body);
  if (typeof name !== 'string' || typeof subject !== 'string') throw new WrongShape('a reference without name and subject');
  return { name, subject, version: version === -1 ? -1 : versionNumber(version) };
}

function versionNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_VERSION) return value;
  throw new WrongShape('a version that is not a number from 1 up');
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new WrongShape('not an object');
}

function optional(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw new WrongShape(`${name} that is not a string`);
}

import type { Problem } from '../errors.ts';
import { UsageError } from '../errors.ts';
import type { FormatName, JsonPolicy, Level, Place, Profile } from '../model.ts';
import { configSchema, type RawConfig } from './schema.ts';
import { validate } from './validate.ts';
import { readYaml, type YamlDoc, type YamlPath } from './yaml.ts';

/** What whobreaks.yaml says. Paths and globs have forward slashes and begin at its folder. */
export interface Config {
  /** As shown in messages; null without a file. */
  readonly file: string | null;
  readonly subjects: readonly SubjectEntry[];
  readonly naming: 'TopicName' | 'RecordName' | 'TopicRecordName';
  /** Globs of the schema files to check; null: all that are found. */
  readonly schemas: readonly string[] | null;
  readonly contracts: readonly string[];
  readonly protoRoots: readonly string[];
  /** null: work offline. A null `url` is to be found in the environment. */
  readonly registry: { readonly url: string | null } | null;
  readonly level?: Level;
  /** In the grammar of `--against`. */
  readonly baseline?: string;
  readonly profile?: Profile;
  readonly jsonPolicy?: JsonPolicy;
  /** Where a key or its value stands, for errors that are found later. */
  placeOf(path: YamlPath, part?: 'key' | 'value'): Place | null;
}

export interface SubjectEntry {
  readonly subject: string;
  /** A file, or the folder of a history. Without it the entry adds to a subject that is found by name. */
  readonly schema?: string;
  readonly topic?: string;
  readonly format?: FormatName;
  readonly level?: Level;
  readonly record?: string;
  /** Properties of the metadata with which the schema is registered. */
  readonly metadata?: ReadonlyMap<string, string>;
  readonly references: readonly ReferenceEntry[];
  /** Of the entry and of its schema path. */
  readonly place: Place | null;
  readonly schemaPlace: Place | null;
}

export type ReferenceEntry =
  | { readonly name: string; readonly file: string; readonly place: Place | null }
  | { readonly name: string; readonly subject: string; readonly version: number | 'latest'; readonly place: Place | null };

/**
 * Reads whobreaks.yaml; without a text, the settings of a repository that has none.
 *
 * @throws UsageError with every problem of the file, each with its place.
 */
export function loadConfig(text: string | null, file: string): Config {
  const doc = text === null ? null : readYaml(text, file);
  // An empty file says nothing, and that is fine.
  if (!doc || doc.value === null) return toConfig({}, null, text === null ? null : file);
  const raw = validate(configSchema, doc);
  const problems = crossCheck(raw, doc);
  if (problems.length > 0) throw new UsageError(problems);
  return toConfig(raw, doc, file);
}

function toConfig(raw: RawConfig, doc: YamlDoc | null, file: string | null): Config {
  const placeOf: Config['placeOf'] = (path, part) => doc?.placeOf(path, part) ?? null;
  return {
    file,
    subjects: (raw.subjects ?? []).map((entry, i) => toEntry(entry, ['subjects', i], placeOf)),
    naming: raw.naming ?? 'TopicName',
    schemas: raw.schemas ?? null,
    contracts: raw.contracts ?? ['contracts/**'],
    protoRoots: raw.protoRoots ?? [],
    registry: raw.registry ? { url: raw.registry.url ?? null } : null,
    ...(raw.level === undefined ? {} : { level: raw.level }),
    ...(raw.baseline === undefined ? {} : { baseline: raw.baseline }),
    ...(raw.profile === undefined ? {} : { profile: raw.profile }),
    ...(raw.jsonPolicy === undefined ? {} : { jsonPolicy: raw.jsonPolicy }),
    placeOf,
  };
}

type RawSubject = NonNullable<RawConfig['subjects']>[number];

function toEntry(raw: RawSubject, path: YamlPath, placeOf: Config['placeOf']): SubjectEntry {
  const references = (raw.references ?? []).map((one, i): ReferenceEntry => ({ ...one, place: placeOf([...path, 'references', i, 'name']) }));
  return {
    subject: raw.subject,
    ...(raw.schema === undefined ? {} : { schema: raw.schema }),
    ...(raw.topic === undefined ? {} : { topic: raw.topic }),
    ...(raw.type === undefined ? {} : { format: raw.type }),
    ...(raw.level === undefined ? {} : { level: raw.level }),
    ...(raw.record === undefined ? {} : { record: raw.record }),
    ...(raw.metadata === undefined ? {} : { metadata: raw.metadata.properties ?? new Map() }),
    references,
    place: placeOf([...path, 'subject']),
    schemaPlace: placeOf([...path, 'schema']) ?? placeOf([...path, 'subject']),
  };
}

/** What only shows when two parts of the file are looked at together. */
function crossCheck(raw: RawConfig, doc: YamlDoc): Problem[] {
  return (raw.subjects ?? []).flatMap((entry, i) => [
    ...repeated(raw.subjects!.map((one) => one.subject), i, `The subject \`${entry.subject}\``, doc.placeOf(['subjects', i, 'subject'])),
    ...(entry.references ?? []).flatMap((reference, j) =>
      repeated(entry.references!.map((one) => one.name), j, `The reference \`${reference.name}\``, doc.placeOf(['subjects', i, 'references', j, 'name'])),
    ),
  ]);
}

function repeated(names: readonly string[], at: number, what: string, place: Place | null): Problem[] {
  const first = names.indexOf(names[at]!);
  return first === at ? [] : [{ message: `${what} is listed twice.`, place, help: 'Remove one of the two.' }];
}

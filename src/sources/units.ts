import type { SubjectEntry } from '../config/config.ts';
import type { InputProblem } from '../model.ts';
import { groupBy } from './group-by.ts';
import { sameText, type SchemaFile } from './scan.ts';
import { byVersion, isWorkingCopy, stemOf, versionOf, type VersionName } from './versions.ts';

/** One version of a schema in a tree. */
export interface UnitVersion {
  readonly file: SchemaFile;
  /** null for a schema that is one file. */
  readonly version: VersionName | null;
}

/** The schema of one subject in one tree: a file, or a history of files. */
export interface Unit {
  /** The same for the same schema in two trees. */
  readonly key: string;
  /** Path without version and suffix. */
  readonly base: string;
  /** Oldest first; at least one. */
  readonly versions: readonly UnitVersion[];
  readonly entry: SubjectEntry | null;
}

/** What is said about a run besides its subjects. */
export interface Remarks {
  readonly problems: InputProblem[];
  readonly notes: string[];
}

/** Groups files into schemas: those that the configuration names, then histories, then single files. */
export function toUnits(files: Iterable<SchemaFile>, entries: readonly SubjectEntry[], remarks: Remarks): Unit[] {
  const all = [...files];
  const claimed = new Set<string>();
  const units = entries.flatMap((entry): Unit[] => {
    const unit = entry.schema === undefined ? null : entryUnit(entry, entry.schema, all, remarks);
    for (const { file } of unit?.versions ?? []) claimed.add(file.path);
    return unit ? [unit] : [];
  });
  return [...units, ...foundUnits(all.filter((file) => !claimed.has(file.path)), remarks)];
}

/** The newest version: what the tree proposes. */
export function newest(unit: Unit): UnitVersion {
  return unit.versions.at(-1)!;
}

function entryUnit(entry: SubjectEntry, path: string, files: readonly SchemaFile[], remarks: Remarks): Unit | null {
  const key = `subject ${entry.subject}`;
  const single = files.find((file) => file.path === path);
  if (single) return { key, base: withoutSuffix(path), versions: [{ file: single, version: null }], entry };
  const below = files.filter((file) => file.path.startsWith(`${path}/`) && !isWorkingCopy(file.path));
  if (below.length === 0) return null;
  const versions = below.flatMap((file) => (versionOf(file.path, file.format) ? [toVersion(file)] : []));
  const histories = new Set(versions.map(({ version }) => version!.history));
  if (versions.length === below.length && histories.size === 1) return { key, base: path, versions: inOrder(versions), entry };
  const message = `\`${path}\` is a folder that holds more than the versions of one schema.`;
  remarks.problems.push({ message, place: entry.schemaPlace, help: 'Name one file, or a folder with `v1`, `v2` or `1.0.0` and so on.' });
  return null;
}

function foundUnits(files: readonly SchemaFile[], remarks: Remarks): Unit[] {
  const versions = files.map(toVersion);
  const histories = groupBy(versions.filter((one) => one.version), (one) => one.version!.history);
  const single = versions.flatMap((one) => (one.version ? [] : [one.file]));
  const isCopy = ({ path }: SchemaFile): boolean => isWorkingCopy(path) && histories.has(path.slice(0, path.lastIndexOf('/')));
  const copies = single.filter(isCopy);
  if (copies.length > 0) remarks.notes.push(`Taken as working copies of a history and not checked themselves: ${copies.map((file) => file.path).join(', ')}.`);
  return [
    ...[...histories].map(([history, all]) => ({ key: `history ${history}`, base: history, versions: inOrder(all), entry: null })),
    ...single.filter((file) => !isCopy(file)).map((file) => ({
      key: `file ${file.path}`, base: withoutSuffix(file.path), versions: [{ file, version: null }], entry: null,
    })),
  ];
}

function toVersion(file: SchemaFile): UnitVersion {
  return { file, version: versionOf(file.path, file.format) };
}

/** Two spellings of one version with the same text are one version: an `.avsc` beside a copy of it. */
function inOrder(versions: readonly UnitVersion[]): UnitVersion[] {
  const sorted = versions.toSorted((a, b) => byVersion(a.version!, b.version!));
  return sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return !before || byVersion(before.version!, one.version!) !== 0 || !sameText(before.file, one.file);
  });
}

function withoutSuffix(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return path.slice(0, slash) + stemOf(path.slice(slash));
}

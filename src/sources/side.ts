import type { Outline } from '../formats/format.ts';
import type { FormatName, InputProblem, Reference, SchemaText, SourceVersion, Unchecked } from '../model.ts';
import type { ReferenceEntry } from '../config/config.ts';
import { UncheckedError } from '../errors.ts';
import { Links, type LinkedFile } from './links.ts';
import type { SubjectName } from './naming.ts';
import type { SchemaFile } from './scan.ts';
import { newest, type Unit, type UnitVersion } from './units.ts';

export type NamedUnit = Unit & SubjectName;

export type OutlineOf = (format: FormatName, text: string, file: string) => Promise<Outline>;

/** A reference that only the registry can resolve, with all that it refers to, deepest first. */
export type Remote = (name: string, subject: string, version: number | 'latest') => Promise<readonly Reference[]>;

/** What could not be found or read on the way. */
export interface Trouble {
  readonly problems: InputProblem[];
  readonly unchecked: Unchecked[];
}

/** The files of a tree, and who refers to whom. */
export interface LinkedTree {
  readonly files: ReadonlyMap<string, SchemaFile>;
  readonly links: Links;
}

/** One of the two trees, with the subjects in it. */
export class Side {
  readonly label: string;
  readonly units: readonly NamedUnit[];
  readonly #files: ReadonlyMap<string, SchemaFile>;
  readonly #links: Links;

  constructor(label: string, { files, links }: LinkedTree, units: readonly NamedUnit[]) {
    this.label = label;
    this.units = units;
    this.#files = files;
    this.#links = links;
  }

  /** A file with everything that it refers to. `remote` answers for what is in no tree. */
  async text(file: SchemaFile, entries: readonly ReferenceEntry[], remote: Remote, trouble: Trouble): Promise<SchemaText | null> {
    if (file.problem) trouble.problems.push(file.problem);
    if (file.unchecked) trouble.unchecked.push(file.unchecked);
    if (file.text === null) return null;
    const references: Reference[] = [];
    for (const entry of entries) references.push(...(await this.#named(entry, remote, trouble)));
    references.push(...this.#links.of(file.path).map(({ name, schema, file: path }) => ({ name, schema, file: path })));
    const names = new Map(references.toReversed().map((reference) => [reference.name, reference]));
    const once = references.filter((reference) => names.get(reference.name) === reference);
    return { schema: file.text, file: file.path, ...(once.length === 0 ? {} : { references: once }) };
  }

  /**
   * Like `text`, for a version that is in store already. One that cannot be read leaves the question open: nobody can
   * repair it in this change.
   */
  async stored(file: SchemaFile, label: string, entries: readonly ReferenceEntry[], remote: Remote, trouble: Trouble): Promise<SourceVersion[]> {
    const own: Trouble = { problems: [], unchecked: [] };
    const text = await this.text(file, entries, remote, own);
    for (const { message, place, help } of own.problems) {
      trouble.unchecked.push({ message: `Version ${label} cannot be read: ${message}`, tried: [], place, ...(help === undefined ? {} : { help }) });
    }
    trouble.unchecked.push(...own.unchecked);
    return text ? [{ label, format: file.format, text }] : [];
  }

  async #named(entry: ReferenceEntry, remote: Remote, trouble: Trouble): Promise<readonly Reference[]> {
    const file = 'file' in entry ? this.#files.get(entry.file) : this.#versionOf(entry.subject, entry.version)?.file;
    if (file && file.text !== null) {
      return [...this.#links.of(file.path), { name: entry.name, schema: file.text, file: file.path }];
    }
    if ('file' in entry) {
      const help = 'Correct the path in whobreaks.yaml.';
      trouble.problems.push({ message: `The reference \`${entry.name}\` is not at \`${entry.file}\`.`, place: entry.place, help });
      return [];
    }
    try {
      return await remote(entry.name, entry.subject, entry.version);
    } catch (error) {
      if (!(error instanceof UncheckedError)) throw error;
      const { message, tried, help } = error;
      trouble.unchecked.push({ message, tried, place: entry.place, ...(help === undefined ? {} : { help }) });
      return [];
    }
  }

  #versionOf(subject: string, version: number | 'latest'): UnitVersion | undefined {
    const unit = this.units.find((one) => one.subject === subject);
    if (!unit) return undefined;
    if (version === 'latest') return newest(unit);
    return unit.versions.find((one) => one.version?.numbers.length === 1 && one.version.numbers[0] === version);
  }
}

/** Outlines every file of a tree; a file that both trees have is outlined once. */
export async function linkFiles(
  files: readonly SchemaFile[], protoRoots: readonly string[], outlineOf: OutlineOf, known: Map<SchemaFile, Outline>,
): Promise<LinkedTree> {
  const linked: LinkedFile[] = [];
  for (const file of files) {
    const { path, format, id, text } = file;
    if (text === null) continue;
    const outline = known.get(file) ?? (await outlineOf(format, text, path));
    known.set(file, outline);
    linked.push({ path, format, id, text, outline });
  }
  return { files: new Map(files.map((file) => [file.path, file])), links: new Links(linked, protoRoots) };
}

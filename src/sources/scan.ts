import type { FormatName, InputProblem, Unchecked } from '../model.ts';
import { UncheckedError } from '../errors.ts';
import { isJsonSchema, type Kind } from './kinds.ts';
import { decodeText } from './text.ts';
import { MAX_FILE_BYTES, MAX_RUN_BYTES, type Blob, type Tree, type TreeEntry } from './tree.ts';

const AT_ONCE = 256;

/** A schema file at one moment. */
export interface SchemaFile {
  readonly path: string;
  readonly format: FormatName;
  /** git's name of the content. */
  readonly id: string;
  /** null when the file cannot be read; `problem` or `unchecked` says why. */
  readonly text: string | null;
  readonly problem?: InputProblem;
  readonly unchecked?: Unchecked;
}

export interface Scan {
  /** By path, sorted. */
  readonly files: ReadonlyMap<string, SchemaFile>;
  /** Schema files that are links, which are not followed. */
  readonly links: readonly string[];
  /** Everything listed, schema or not. */
  readonly paths: readonly string[];
}

/** What was read in this run, so that the same content of both trees is read once; and how much it was. */
export class Contents {
  readonly #known = new Map<string, SchemaFile | null>();
  #bytes = 0;

  /** undefined: not seen yet. null: seen, and not a schema. */
  known(path: string, id: string | null): SchemaFile | null | undefined {
    return id === null ? undefined : this.#known.get(`${id} ${path}`);
  }

  /** @throws UncheckedError when the schemas of a run exceed 64 MiB. */
  take(path: string, kind: Kind, blob: Blob): SchemaFile | null {
    const known = this.known(path, blob.id);
    if (known !== undefined) return known;
    const file = toSchemaFile(path, kind, blob);
    this.#known.set(`${blob.id} ${path}`, file);
    if (file) this.#bytes += blob.bytes?.length ?? 0;
    if (this.#bytes > MAX_RUN_BYTES) {
      throw new UncheckedError(`The schemas of this run are larger than ${MAX_RUN_BYTES / 1024 / 1024} MiB together.`, {
        help: 'Name fewer files under `schemas:` in whobreaks.yaml.',
      });
    }
    return file;
  }
}

/** Finds and reads the schema files of a tree. `kind` says which names are worth a look, `beside` which to list only. */
export async function scan(
  tree: Tree, kind: (path: string) => Kind | null, beside: (path: string) => boolean, contents: Contents,
): Promise<Scan> {
  const entries = await tree.list((path) => kind(path) !== null || beside(path));
  const candidates = entries.filter((entry) => entry.kind === 'file' && kind(entry.path) !== null);
  const found = new Map<string, SchemaFile>();
  const fresh: TreeEntry[] = [];
  for (const entry of candidates) {
    const known = contents.known(entry.path, entry.id);
    if (known) found.set(entry.path, known);
    else if (known === undefined) fresh.push(entry);
  }
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    for (const [path, blob] of await tree.read(fresh.slice(at, at + AT_ONCE))) {
      const file = contents.take(path, kind(path)!, blob);
      if (file) found.set(path, file);
    }
  }
  return {
    files: new Map(candidates.flatMap(({ path }) => (found.has(path) ? [[path, found.get(path)!] as const] : []))),
    links: entries.filter((entry) => entry.kind === 'link' && kind(entry.path)?.certain).map((entry) => entry.path),
    paths: entries.map((entry) => entry.path),
  };
}

/** The same schema? Line ends do not count: a checkout may have changed them. */
export function sameText(a: SchemaFile, b: SchemaFile): boolean {
  if (a.id === b.id) return true;
  return a.text !== null && b.text !== null && a.text.replaceAll('\r\n', '\n') === b.text.replaceAll('\r\n', '\n');
}

function toSchemaFile(path: string, { format, certain }: Kind, { id, bytes }: Blob): SchemaFile | null {
  if (bytes === null) return certain ? { path, format, id, text: null, unchecked: tooLarge(path) } : null;
  const decoded = decodeText(bytes, path);
  if ('problem' in decoded) return certain ? { path, format, id, text: null, problem: decoded.problem } : null;
  return certain || isJsonSchema(decoded.text, path) ? { path, format, id, text: decoded.text } : null;
}

function tooLarge(path: string): Unchecked {
  const message = `\`${path}\` is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB.`;
  return { message, tried: [], help: 'Split the schema and refer to its parts.', place: { file: path, line: 1, column: 1 } };
}

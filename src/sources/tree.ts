import { UncheckedError } from '../errors.ts';

const MEBI = 1024 * 1024;
export const MAX_FILE_BYTES = 8 * MEBI;
export const MAX_RUN_BYTES = 64 * MEBI;
export const MAX_ENTRIES = 100_000;

/** A regular file, or what stands in its place and is not followed. `path` has forward slashes and begins at the root. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Bytes; null where it is known only after reading. */
  readonly size: number | null;
  /** git's name of the content; null where it is known only after reading. */
  readonly id: string | null;
}

/** Content and git's name for it. `bytes` is null for a file larger than 8 MiB. */
export interface Blob {
  readonly id: string;
  readonly bytes: Uint8Array | null;
}

/** A set of files at one moment: a folder, a commit, or what is staged. Reads are never served from another moment. */
export interface Tree {
  /** For messages: `3f2c1ab`, `the working tree`. */
  readonly label: string;
  readonly kind: 'folder' | 'commit' | 'index';
  /** Entries that `wanted` takes, sorted by path. Throws UncheckedError beyond 100,000. */
  list(wanted: (path: string) => boolean): Promise<readonly TreeEntry[]>;
  /** By path; a path that is not a regular file (any more) is absent. */
  read(entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Blob>>;
}

/** For trees that have nothing: the baseline of a first commit. */
export function emptyTree(label: string): Tree {
  return { label, kind: 'commit', list: () => Promise.resolve([]), read: () => Promise.resolve(new Map()) };
}

/** By code unit, so that the order is the same on every machine. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

export function tooManyFiles(label: string): UncheckedError {
  return new UncheckedError(`There are more than ${MAX_ENTRIES} files to look at in ${label}.`, {
    help: 'Run it in a folder below, or name the schemas under `schemas:` in whobreaks.yaml.',
  });
}

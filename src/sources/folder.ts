import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { UncheckedError } from '../errors.ts';
import { stagedFiles, untrackedFiles } from './git-files.ts';
import { readEntries } from './git-trees.ts';
import type { Repository } from './git-repository.ts';
import { byPath, MAX_ENTRIES, MAX_FILE_BYTES, tooManyFiles, type Blob, type Tree, type TreeEntry } from './tree.ts';

// A symbolic link is not opened, and a pipe is not waited for.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const NEVER_ENTERED = new Set(['.git', 'node_modules']);

/** A folder as it is on disk. Links are listed and not followed; only regular files inside the real root are read. */
export class FolderTree implements Tree {
  readonly kind = 'folder';
  readonly label: string;
  readonly #root: string;
  readonly #repository: Repository | null;

  /** With a repository, git says what belongs to the folder: what it tracks, and what it does not ignore. */
  constructor(root: string, label: string, repository: Repository | null) {
    this.#root = root;
    this.label = label;
    this.#repository = repository;
  }

  async list(wanted: (path: string) => boolean): Promise<readonly TreeEntry[]> {
    if (!this.#repository) return this.#walk(wanted);
    const [staged, others] = await Promise.all([stagedFiles(this.#repository, wanted), untrackedFiles(this.#repository, wanted)]);
    const paths = [...new Set([...staged.map((entry) => entry.path), ...others])];
    if (paths.length > MAX_ENTRIES) throw tooManyFiles(this.label);
    const hidden = new Map(staged.filter((entry) => entry.absent).map((entry) => [entry.path, entry]));
    return paths.flatMap((path) => this.#entry(path) ?? hidden.get(path) ?? []).sort(byPath);
  }

  async read(entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Blob>> {
    const hidden = entries.filter((entry) => entry.id !== null);
    const blobs = this.#repository ? await readEntries(this.#repository, hidden) : new Map<string, Blob>();
    const root = realpathSync(this.#root);
    const inside = new Map<string, boolean>();
    for (const { path, id, kind } of entries) {
      if (id !== null || kind !== 'file') continue;
      const folder = dirname(path);
      if (!inside.has(folder)) inside.set(folder, isInside(root, folder));
      const blob = inside.get(folder) === true ? this.#blob(join(root, path)) : null;
      if (blob) blobs.set(path, blob);
    }
    return blobs;
  }

  #entry(path: string): TreeEntry | null {
    const stat = lstatSync(join(this.#root, path), { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) return { path, kind: 'link', size: null, id: null };
    return stat?.isFile() ? { path, kind: 'file', size: stat.size, id: null } : null;
  }

  #walk(wanted: (path: string) => boolean): TreeEntry[] {
    const entries: TreeEntry[] = [];
    const folders = [''];
    let seen = 0;
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const item of itemsOf(join(this.#root, folder))) {
        if (++seen > MAX_ENTRIES) throw tooManyFiles(this.label);
        const path = folder === '' ? item.name : `${folder}/${item.name}`;
        if (item.isDirectory()) {
          if (!NEVER_ENTERED.has(item.name)) folders.push(path);
        } else if (wanted(path)) {
          const entry = this.#entry(path);
          if (entry) entries.push(entry);
        }
      }
    }
    return entries.sort(byPath);
  }

  /** Looks at what was opened, not at what was listed: in between it may have become something else. */
  #blob(file: string): Blob | null {
    const handle = openFile(file);
    if (handle === null) return null;
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) return null;
      const bytes = stat.size > MAX_FILE_BYTES ? null : readFileSync(handle);
      if (bytes === null || bytes.length > MAX_FILE_BYTES) return { id: `large:${file}`, bytes: null };
      const hash = createHash(this.#repository?.hash ?? 'sha1');
      return { id: hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex'), bytes };
    } finally {
      closeSync(handle);
    }
  }
}

function itemsOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** null for a file that went away; one that may not be read must not look deleted. */
function openFile(file: string): number | null {
  try {
    return openSync(file, OPEN_FLAGS);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR') return null;
    throw unreadable(file, error);
  }
}

function unreadable(path: string, error: unknown): UncheckedError {
  return new UncheckedError(`\`${path}\` cannot be read.`, { tried: [(error as Error).message], cause: error, help: 'See who may read it.' });
}

/** Is a folder below the root really there, and not reached through a link? */
function isInside(root: string, folder: string): boolean {
  const wanted = folder === '.' ? root : join(root, folder);
  try {
    return realpathSync(wanted) === wanted;
  } catch {
    return false;
  }
}

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UncheckedError } from '../errors.ts';
import { stagedFiles, untrackedFiles } from './git-files.ts';
import { readEntries } from './git-trees.ts';
import type { Repository } from './git-repository.ts';
import { byPath, MAX_ENTRIES, MAX_FILE_BYTES, tooManyFiles, type Blob, type Tree, type TreeEntry } from './tree.ts';

const AT_ONCE = 32;
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
    const staged = await stagedFiles(this.#repository, wanted);
    const others = await untrackedFiles(this.#repository, wanted);
    const paths = [...staged.filter((entry) => !entry.absent).map((entry) => entry.path), ...others];
    if (paths.length > MAX_ENTRIES) throw tooManyFiles(this.label);
    const present = await eachOf(paths, (path) => this.#entry(path));
    const hidden = staged.filter((entry) => entry.absent);
    return [...present.filter((entry) => entry !== null), ...hidden].sort(byPath);
  }

  async read(entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Blob>> {
    const hidden = entries.filter((entry) => entry.id !== null);
    const blobs = this.#repository ? await readEntries(this.#repository, hidden) : new Map<string, Blob>();
    const root = await realpath(this.#root);
    const folders = new Map<string, Promise<boolean>>();
    const onDisk = entries.filter((entry) => entry.id === null && entry.kind === 'file');
    await eachOf(onDisk, async ({ path }) => {
      const folder = dirname(path);
      if (!folders.has(folder)) folders.set(folder, isInside(root, folder));
      const blob = (await folders.get(folder)) === true ? await this.#blob(join(root, path)) : null;
      if (blob) blobs.set(path, blob);
    });
    return blobs;
  }

  async #entry(path: string): Promise<TreeEntry | null> {
    const stat = await lstat(join(this.#root, path)).catch(() => null);
    if (stat?.isSymbolicLink()) return { path, kind: 'link', size: null, id: null };
    return stat?.isFile() ? { path, kind: 'file', size: stat.size, id: null } : null;
  }

  async #walk(wanted: (path: string) => boolean): Promise<TreeEntry[]> {
    const entries: TreeEntry[] = [];
    const folders = [''];
    let seen = 0;
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const item of await readdir(join(this.#root, folder), { withFileTypes: true })) {
        if (++seen > MAX_ENTRIES) throw tooManyFiles(this.label);
        const path = folder === '' ? item.name : `${folder}/${item.name}`;
        if (item.isDirectory()) {
          if (!NEVER_ENTERED.has(item.name)) folders.push(path);
        } else if (wanted(path)) {
          const entry = await this.#entry(path);
          if (entry) entries.push(entry);
        }
      }
    }
    return entries.sort(byPath);
  }

  /** Looks at what was opened, not at what was listed: in between it may have become something else. */
  async #blob(file: string): Promise<Blob | null> {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)).catch(orGone);
    if (!handle) return null;
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return null;
      const bytes = stat.size > MAX_FILE_BYTES ? null : await handle.readFile();
      if (bytes === null || bytes.length > MAX_FILE_BYTES) return { id: `large:${file}`, bytes: null };
      const hash = createHash(this.#repository?.hash ?? 'sha1');
      return { id: hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex'), bytes };
    } finally {
      await handle.close();
    }
  }
}

/** A file that went away is absent; one that may not be read must not look deleted. */
function orGone(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT' || cause.code === 'ELOOP' || cause.code === 'ENOTDIR') return null;
  throw new UncheckedError(`\`${cause.path ?? ''}\` cannot be read.`, { tried: [cause.message], cause, help: 'See who may read the file.' });
}

/** Is a folder below the root really there, and not reached through a link? */
async function isInside(root: string, folder: string): Promise<boolean> {
  const wanted = folder === '.' ? root : join(root, folder);
  return (await realpath(wanted).catch(() => null)) === wanted;
}

async function eachOf<Item, Answer>(items: readonly Item[], act: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) answers.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(act))));
  return answers;
}

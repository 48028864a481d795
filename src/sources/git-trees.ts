import { UncheckedError } from '../errors.ts';
import { committedFiles, limited, stagedFiles, type IndexEntry } from './git-files.ts';
import { readBlobs } from './git-blobs.ts';
import type { Repository } from './git-repository.ts';
import type { Blob, Tree, TreeEntry } from './tree.ts';

/** A commit, or a folder in it, read from git's own store. Checked-out files play no part. */
export function commitTree(repository: Repository, commit: string, folder: string, label: string): Tree {
  // A commit never changes, so it is listed once.
  let files: Promise<readonly TreeEntry[]> | null = null;
  return {
    label,
    kind: 'commit',
    list: async (wanted) => limited((await (files ??= filesIn(repository, commit, folder))).filter((entry) => wanted(entry.path)), label),
    read: (entries) => readEntries(repository, entries),
  };
}

/** What is staged, read from the index. `indexFile` is the one that git hands to its hooks during a partial commit. */
export function indexTree(repository: Repository, indexFile: string | undefined): Tree {
  return {
    label: 'the index',
    kind: 'index',
    list: async (wanted) => (await stagedFiles(repository, wanted, indexFile)).map(resolved),
    read: (entries) => readEntries(repository, entries),
  };
}

function resolved(entry: IndexEntry): TreeEntry {
  if (!entry.conflict) return entry;
  throw new UncheckedError(`\`${entry.path}\` has a merge conflict.`, { help: 'Resolve it and stage the file.' });
}

/** Contents of entries whose ids are known. */
export async function readEntries(repository: Repository, entries: readonly TreeEntry[]): Promise<Map<string, Blob>> {
  const files = entries.flatMap(({ path, kind, id, size }) => (kind === 'file' && id !== null ? [{ path, id, size }] : []));
  const blobs = await readBlobs(repository, files);
  return new Map(files.map(({ path, id }) => [path, { id, bytes: blobs.get(id) ?? null }]));
}

/** `tree`, `blob`, or null when nothing is there. */
export async function typeOf(repository: Repository, name: string): Promise<string | null> {
  const answer = await repository.git.run('cat-file', ['-t', name]);
  return answer.code === 0 ? answer.stdout.toString('utf8').trim() : null;
}

async function filesIn(repository: Repository, commit: string, folder: string): Promise<readonly TreeEntry[]> {
  if (folder === '') return committedFiles(repository, commit);
  const treeish = `${commit}:${folder}`;
  return (await typeOf(repository, treeish)) === 'tree' ? committedFiles(repository, treeish) : [];
}

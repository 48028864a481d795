import { committedFiles, stagedFiles } from './git-files.ts';
import { readBlobs } from './git-blobs.ts';
import type { Repository } from './git-repository.ts';
import type { Blob, Tree, TreeEntry } from './tree.ts';

/** A commit, or a folder in it, read from git's own store. Checked-out files play no part. */
export function commitTree(repository: Repository, commit: string, folder: string, label: string): Tree {
  const treeish = folder === '' ? commit : `${commit}:${folder}`;
  return {
    label,
    kind: 'commit',
    list: async (wanted) => ((await isFolder(repository, treeish)) ? committedFiles(repository, treeish, wanted) : []),
    read: (entries) => readEntries(repository, entries),
  };
}

/** What is staged, read from the index. `indexFile` is the one that git hands to its hooks during a partial commit. */
export function indexTree(repository: Repository, indexFile: string | undefined): Tree {
  return {
    label: 'the index',
    kind: 'index',
    list: (wanted) => stagedFiles(repository, wanted, indexFile),
    read: (entries) => readEntries(repository, entries),
  };
}

/** Contents of entries whose ids are known. */
export async function readEntries(repository: Repository, entries: readonly TreeEntry[]): Promise<Map<string, Blob>> {
  const files = entries.filter((entry) => entry.kind === 'file' && entry.id !== null);
  const blobs = await readBlobs(repository, files.map((entry) => entry.id as string));
  return new Map(files.map((entry) => [entry.path, { id: entry.id as string, bytes: blobs.get(entry.id as string) ?? null }]));
}

/** `tree`, `blob`, or null when nothing is there. */
export async function typeOf(repository: Repository, name: string): Promise<string | null> {
  const answer = await repository.git.run('cat-file', ['-t', name]);
  return answer.code === 0 ? answer.stdout.toString('utf8').trim() : null;
}

async function isFolder(repository: Repository, treeish: string): Promise<boolean> {
  const type = await typeOf(repository, treeish);
  return type === 'tree' || type === 'commit';
}

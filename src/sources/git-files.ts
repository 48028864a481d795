import type { Repository } from './git-repository.ts';
import { byPath, MAX_ENTRIES, tooManyFiles, type TreeEntry } from './tree.ts';

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = { '100': 'file', '120': 'link', '160': 'submodule' };

export interface IndexEntry extends TreeEntry {
  /** Left out of the working tree on purpose (a sparse checkout), so that its absence means nothing. */
  readonly absent: boolean;
  /** Left over from a merge: this is one side of it. */
  readonly conflict: boolean;
}

/** What a commit or a folder in it holds. `treeish` is a full id, or `<id>:<folder>`. */
export async function committedFiles(repository: Repository, treeish: string): Promise<TreeEntry[]> {
  const text = await repository.git.text('ls-tree', ['-r', '-z', '--long', '--full-tree', '--end-of-options', treeish]);
  return records(text).flatMap((record): TreeEntry[] => {
    const [head, path] = split(record);
    const [mode = '', , id = '', size = ''] = head.split(/ +/);
    const kind = KINDS[mode.slice(0, 3)];
    return kind === undefined ? [] : [{ path, kind, id, size: kind === 'file' ? Number(size) : null }];
  });
}

/** What is staged, below the folder that git runs in. A file in conflict is there once for each side. */
export async function stagedFiles(repository: Repository, wanted: (path: string) => boolean, indexFile?: string): Promise<IndexEntry[]> {
  const text = await repository.git.text('ls-files', ['-s', '-t', '-z'], indexFile === undefined ? {} : { indexFile });
  const entries = records(text).flatMap((record): IndexEntry[] => {
    const [head, path] = split(record);
    const [tag, mode = '', id = '', stage] = head.split(' ');
    const kind = KINDS[mode.slice(0, 3)];
    if (kind === undefined || !wanted(path)) return [];
    return [{ path, kind, id, size: null, absent: tag === 'S', conflict: stage !== '0' }];
  });
  return limited(entries, 'the index');
}

/** Files that git neither tracks nor ignores. */
export async function untrackedFiles(repository: Repository, wanted: (path: string) => boolean): Promise<string[]> {
  const text = await repository.git.text('ls-files', ['-o', '-z', '--exclude-standard']);
  return records(text).filter(wanted);
}

function records(text: string): string[] {
  return text.split('\0').filter((record) => record !== '');
}

function split(record: string): [head: string, path: string] {
  const tab = record.indexOf('\t');
  return [record.slice(0, tab), record.slice(tab + 1)];
}

/** @throws UncheckedError beyond 100,000. */
export function limited<Entry extends TreeEntry>(entries: Entry[], label: string): Entry[] {
  if (entries.length > MAX_ENTRIES) throw tooManyFiles(label);
  return entries.sort(byPath);
}

import { UncheckedError } from '../errors.ts';
import type { Repository } from './git-repository.ts';
import { commitTree } from './git-trees.ts';
import type { Tree } from './tree.ts';

const MAX_VERSIONS = 500;

/** A commit at which a file got another content. */
export interface Moment {
  readonly label: string;
  readonly tree: Tree;
  /** git's name of the content that the file had from then on. */
  readonly id: string;
}

/**
 * What a file has been on the way to a commit, oldest first: the states that were merged, one for each content in a row.
 * Commits at which the file was absent are left out.
 *
 * @throws UncheckedError in a shallow clone, whose history is cut, and beyond 500 states.
 */
export async function historyOf(repository: Repository, commit: string, path: string): Promise<readonly Moment[]> {
  if (repository.shallow) {
    throw new UncheckedError(`The earlier versions of \`${path}\` are not in this shallow clone.`, {
      tried: [`git rev-list ${commit.slice(0, 10)} -- ${path}: the history is cut`],
      help: 'Run git fetch --unshallow; in GitHub Actions give actions/checkout `fetch-depth: 0`.',
    });
  }
  const text = await repository.git.text('rev-list', ['--first-parent', '--reverse', '--abbrev-commit', '--abbrev=7', commit, '--', path]);
  // Shortened as far as they stay unique, which is what people and git both understand.
  const commits = text.split('\n').filter((line) => line !== '');
  if (commits.length > MAX_VERSIONS) {
    throw new UncheckedError(`\`${path}\` has more than ${MAX_VERSIONS} versions.`, { help: 'Use a level that is not transitive, or the registry as the baseline.' });
  }
  if (commits.length === 0) return [];
  const ids = await contentAt(repository, commits, path);
  return commits.flatMap((label, i): Moment[] => {
    const id = ids[i] ?? null;
    return id === null || id === (ids[i - 1] ?? null) ? [] : [{ label, tree: commitTree(repository, label, repository.prefix, label), id }];
  });
}

async function contentAt(repository: Repository, commits: readonly string[], path: string): Promise<readonly (string | null)[]> {
  const full = [repository.prefix, path].filter((part) => part !== '').join('/');
  // A line is a request, so such a name cannot be asked for.
  if (full.includes('\n')) throw new UncheckedError(`The history of \`${path}\` cannot be read.`, { help: 'Rename the file.' });
  const input = commits.map((commit) => `${commit}:${full}\n`).join('');
  const text = await repository.git.text('cat-file', ['--batch-check=%(objectname) %(objecttype)'], { input });
  return text.trimEnd().split('\n').map((line) => (line.endsWith(' blob') ? line.slice(0, -' blob'.length) : null));
}

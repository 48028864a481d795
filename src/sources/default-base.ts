import { type Env } from './git.ts';
import { findCommit, mergeBase, noHistory, type Repository } from './git-repository.ts';

/** The commit that a change is measured from. */
export interface Base {
  /** null before the first commit: everything is new. */
  readonly commit: string | null;
  /** For people: `merge base with origin/main`. */
  readonly detail: string;
  /** Where to look instead when nothing differs from `commit`; set when HEAD adds nothing to the default branch. */
  readonly otherwise?: Base;
}

// Where the build servers say which branch a change is to be merged into.
const TARGET_VARIABLES = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'CHANGE_TARGET',
] as const;

const DEFAULT_BRANCHES = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'] as const;

/**
 * The baseline when nobody named one: the merge base of HEAD with the branch that it will be merged into. When that is
 * HEAD itself (on the default branch, or a branch without commits): HEAD while schemas differ from it, else its parent.
 *
 * @throws UncheckedError when the branch or the history is not there; never falls back to something easier.
 */
export async function defaultBase(repository: Repository, env: Env): Promise<Base> {
  const head = await findCommit(repository, 'HEAD');
  if (head === null) return { commit: null, detail: 'no commit yet' };
  const branch = await targetBranch(repository, env);
  const base = await mergeBase(repository, head, branch.id, branch.name);
  if (base !== head) return { commit: base, detail: `merge base with ${branch.name}` };
  return { commit: head, detail: 'the last commit', otherwise: await parentOf(repository, head) };
}

async function parentOf(repository: Repository, head: string): Promise<Base> {
  const parent = await findCommit(repository, `${head}^`);
  if (parent !== null) return { commit: parent, detail: 'the commit before the last' };
  if (repository.shallow) throw noHistory(repository, 'The commit before HEAD is not here.', ['git rev-parse HEAD^: no such commit']);
  return { commit: null, detail: 'before the first commit' };
}

async function targetBranch(repository: Repository, env: Env): Promise<{ name: string; id: string }> {
  const target = TARGET_VARIABLES.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  // A branch that the build server names is the only candidate.
  const wanted = target === undefined ? DEFAULT_BRANCHES : [`refs/remotes/origin/${target.replace(/^refs\/heads\//, '')}`];
  const found = new Map((await refs(repository, wanted)).map((ref) => [ref.name, ref]));
  const best = wanted.map((name) => found.get(name)).find((ref) => ref !== undefined) ?? (target === undefined ? await onlyBranch(repository) : undefined);
  if (best) return { name: (best.stands ?? best.name).replace(/^refs\/(?:remotes|heads)\//, ''), id: best.id };
  throw noHistory(repository, 'The branch to compare with was not found.', wanted.map((name) => `${name}: not here`));
}

/** In a repository with a single branch, that one is the default, whatever its name. */
async function onlyBranch(repository: Repository): Promise<Ref | undefined> {
  const [only, ...more] = await refs(repository, ['refs/heads', 'refs/remotes'], 2);
  return more.length === 0 ? only : undefined;
}

interface Ref {
  readonly name: string;
  readonly id: string;
  /** What a symbolic name such as `origin/HEAD` stands for. */
  readonly stands: string | undefined;
}

async function refs(repository: Repository, patterns: readonly string[], count = 0): Promise<Ref[]> {
  const text = await repository.git.text('for-each-ref', [`--count=${count}`, '--format=%(refname) %(objectname) %(symref)', ...patterns]);
  return text.split('\n').filter((line) => line !== '').map((line) => {
    const [name = '', id = '', stands] = line.split(' ');
    return { name, id, stands: stands || undefined };
  });
}

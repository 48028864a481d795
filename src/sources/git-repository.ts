import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UncheckedError } from '../errors.ts';
import { Git, type Env } from './git.ts';
import { checkedCommit } from './ref.ts';

const SHALLOW_HELP = 'Run git fetch --unshallow; in GitHub Actions give actions/checkout `fetch-depth: 0`.';

/** A checkout seen from one folder in it. */
export interface Repository {
  readonly git: Git;
  /** The root folder as git names it from the top: empty, or `services/orders`. */
  readonly prefix: string;
  readonly gitDir: string;
  readonly hash: 'sha1' | 'sha256';
  readonly shallow: boolean;
}

/** The checkout that a folder belongs to, or null when there is none. git is not started where there is no `.git`. */
export async function openRepository(folder: string, env: Env): Promise<Repository | null> {
  if (!insideCheckout(folder)) return null;
  const git = new Git(folder, env);
  const text = await git.text('rev-parse', [
    '--is-inside-work-tree', '--is-shallow-repository', '--show-object-format', '--absolute-git-dir', '--show-prefix',
  ]);
  const [inside, shallow, hash, gitDir = '', prefix = ''] = text.split('\n');
  if (inside !== 'true') return null;
  return { git, prefix: prefix.replace(/\/$/, ''), gitDir, hash: hash === 'sha256' ? 'sha256' : 'sha1', shallow: shallow === 'true' };
}

/** The full id of a commit, or null when the name is not one. */
export async function findCommit(repository: Repository, name: string): Promise<string | null> {
  const args = ['--verify', '--quiet', '--end-of-options', `${checkedCommit(name)}^{commit}`];
  const answer = await repository.git.run('rev-parse', args);
  const id = answer.stdout.toString('utf8').trim();
  return answer.code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : null;
}

/** Like `findCommit`, but the commit must be there. @throws UncheckedError with the exact way out. */
export async function needCommit(repository: Repository, name: string): Promise<string> {
  const id = await findCommit(repository, name);
  if (id !== null) return id;
  const help = repository.shallow ? SHALLOW_HELP : 'Fetch it first, or name another baseline with --against.';
  throw new UncheckedError(`The baseline \`${name}\` is not in this ${repository.shallow ? 'shallow clone' : 'repository'}.`, {
    tried: [`git rev-parse ${name}: no such commit`],
    help,
  });
}

/** Seven digits, or as many as it takes to be unique. */
export async function shortId(repository: Repository, id: string): Promise<string> {
  return (await repository.git.text('rev-parse', ['--short=7', id])).trim();
}

/** The newest common ancestor. @throws UncheckedError when there is none, as in a shallow clone. */
export async function mergeBase(repository: Repository, id: string, other: string, otherName: string): Promise<string> {
  const answer = await repository.git.run('merge-base', [id, other]);
  const base = answer.stdout.toString('utf8').trim();
  if (answer.code === 0 && base !== '') return base;
  throw noHistory(repository, `HEAD and ${otherName} have no common commit here.`, [`git merge-base HEAD ${otherName}: none`]);
}

export function noHistory(repository: Repository, message: string, tried: readonly string[]): UncheckedError {
  const help = repository.shallow ? SHALLOW_HELP : 'Name the baseline with --against.';
  return new UncheckedError(repository.shallow ? `${message} This is a shallow clone.` : message, { tried, help });
}

function insideCheckout(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

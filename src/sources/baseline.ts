import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UncheckedError, UsageError } from '../errors.ts';
import { defaultBase, type Base } from './default-base.ts';
import { FolderTree } from './folder.ts';
import type { Env } from './git.ts';
import { needCommit, shortId, type Repository } from './git-repository.ts';
import { commitTree, typeOf } from './git-trees.ts';
import { historyOf, type Moment } from './history.ts';
import { mount, moved } from './mount.ts';
import { checkedCommit, type Ref } from './ref.ts';
import { emptyTree, type Tree } from './tree.ts';

/** Where the earlier schemas come from. */
export interface Baseline {
  readonly kind: 'commit' | 'folder' | 'registry' | 'nothing';
  /** Short: `3f2c1ab`, `../old`, `registry`. */
  readonly label: string;
  /** In words: `merge base with origin/main`. */
  readonly detail: string;
  readonly tree: Tree;
  /** Only what lies at or below this path is compared. */
  readonly scope: string;
  /** A folder of the proposed tree that is the baseline itself, and so is no proposal. */
  readonly inside: string | null;
  /** What a file of `tree` was before; absent where there is no history. */
  readonly earlier?: (path: string) => Promise<readonly Moment[]>;
  /** To be used when nothing differs from `tree`. */
  readonly otherwise?: () => Promise<Baseline>;
}

export interface BaselineWorld {
  readonly root: string;
  readonly cwd: string;
  readonly env: Env;
  readonly repository: Repository | null;
  /** Paths that the user named, as seen from the root. */
  readonly named: readonly string[];
}

/** Opens what `--against` or `baseline` names. null: nobody named one. */
export async function openBaseline(ref: Ref | null, world: BaselineWorld): Promise<Baseline> {
  if (ref === null) return openDefault(world);
  switch (ref.kind) {
    case 'registry':
      return { ...plain(emptyTree('registry')), kind: 'registry', label: 'registry', detail: 'the versions in the registry' };
    case 'path':
      return openPath(ref.path, world);
    case 'git':
      return openCommit(ref.commit, ref.path, needRepository(world, `git:${ref.commit}`), world);
    case 'named':
      if (await stat(resolve(world.cwd, ref.name)).catch(() => null)) return openPath(ref.name, world);
      return openCommit(checkedCommit(ref.name), '', needRepository(world, ref.name), world);
  }
}

function plain(tree: Tree): Pick<Baseline, 'tree' | 'scope' | 'inside'> {
  return { tree, scope: '', inside: null };
}

async function openDefault(world: BaselineWorld): Promise<Baseline> {
  if (!world.repository) {
    throw new UncheckedError('There is nothing to compare with: this folder is not in a git repository.', {
      tried: [`${world.root}: no .git here or above`],
      help: 'Name a folder, a file or the registry with --against.',
    });
  }
  return fromBase(await defaultBase(world.repository, world.env), world.repository);
}

async function fromBase(base: Base, repository: Repository): Promise<Baseline> {
  if (base.commit === null) return { ...plain(emptyTree('nothing')), kind: 'nothing', label: 'nothing', detail: base.detail };
  const { commit, otherwise } = base;
  const label = await shortId(repository, commit);
  return {
    ...plain(commitTree(repository, commit, repository.prefix, label)),
    earlier: (path) => historyOf(repository, commit, path),
    kind: 'commit',
    label,
    detail: base.detail,
    ...(otherwise ? { otherwise: () => fromBase(otherwise, repository) } : {}),
  };
}

async function openCommit(name: string, path: string, repository: Repository, world: BaselineWorld): Promise<Baseline> {
  const commit = await needCommit(repository, name);
  const label = await shortId(repository, commit);
  const whole = commitTree(repository, commit, repository.prefix, label);
  const common = { kind: 'commit', label, detail: path === '' ? name : `${name}:${path}`, inside: null } as const;
  if (path === '') return { ...common, tree: whole, scope: '', earlier: (file) => historyOf(repository, commit, file) };
  const type = await typeOf(repository, `${commit}:${[repository.prefix, path].filter((part) => part !== '').join('/')}`);
  if (type !== 'tree' && type !== 'blob') {
    throw new UsageError({ message: `There is no \`${path}\` at ${name}.`, place: null, help: 'Correct the path after the second colon.' });
  }
  const scope = type === 'tree' ? await placeOfFolder(path, world) : ((await onlyNamed(world, 'file')) ?? path);
  const earlier = async (file: string): Promise<readonly Moment[]> => {
    const moments = await historyOf(repository, commit, moved(file, scope, path) ?? file);
    return moments.map((moment) => ({ ...moment, tree: mount(moment.tree, path, scope) }));
  };
  return { ...common, tree: mount(whole, path, scope), scope, earlier };
}

async function openPath(path: string, world: BaselineWorld): Promise<Baseline> {
  const full = resolve(world.cwd, path);
  const found = await stat(full).catch(() => null);
  if (!found?.isDirectory() && !found?.isFile()) {
    throw new UsageError({ message: `There is no folder or file \`${path}\`.`, place: null, help: 'Correct the path of the baseline.' });
  }
  const common = { kind: 'folder', label: path, detail: found.isFile() ? 'a file' : 'a folder' } as const;
  const inside = fromRoot(world.root, full);
  const scope = found.isFile() ? await placeOfFile(path, world) : await placeOfDisk(full, world);
  const folder = new FolderTree(found.isFile() ? dirname(full) : full, path, null);
  return { ...common, tree: mount(folder, found.isFile() ? basename(full) : '', scope), scope, inside };
}

/** One file is compared with the one file that was named. */
async function placeOfFile(shown: string, world: BaselineWorld): Promise<string> {
  const named = await onlyNamed(world, 'file');
  if (named !== null) return named;
  const message = `\`${shown}\` is one file, so one schema file has to be named to compare with it.`;
  throw new UsageError({ message, place: null, help: 'Name the schema file before --against.' });
}

/** A folder of a commit stands for the folder that was named, or else for the one at its own path, or else for the root. */
async function placeOfFolder(path: string, world: BaselineWorld): Promise<string> {
  const named = await onlyNamed(world, 'folder');
  if (named !== null && named !== path && !named.startsWith(`${path}/`)) return named;
  return (await kindAt(join(world.root, path))) === 'folder' ? path : '';
}

/** A folder on disk stands for the root if it holds what was named, and otherwise for the folder that was named. */
async function placeOfDisk(full: string, world: BaselineWorld): Promise<string> {
  const [named, ...more] = world.named;
  if (named === undefined || more.length > 0 || (await kindAt(join(full, named))) !== null) return '';
  if ((await kindAt(join(world.root, named))) === 'folder') return named;
  const folder = dirname(named).replace(/^\.$/, '');
  return (await kindAt(join(full, basename(named)))) === 'file' ? folder : '';
}

async function onlyNamed(world: BaselineWorld, kind: 'file' | 'folder'): Promise<string | null> {
  const [named, ...more] = world.named;
  return named !== undefined && more.length === 0 && (await kindAt(join(world.root, named))) === kind ? named : null;
}

async function kindAt(full: string): Promise<'file' | 'folder' | null> {
  const found = await lstat(full).catch(() => null);
  return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : null;
}

function needRepository(world: BaselineWorld, name: string): Repository {
  if (world.repository) return world.repository;
  throw new UsageError({ message: `\`${name}\` is not a path, and this folder is not in a git repository.`, place: null, help: 'Name a folder or a file.' });
}

/** A full path as seen from the root, with forward slashes; null when it is not below the root. */
export function fromRoot(root: string, full: string): string | null {
  const path = relative(root, full).split(sep).join('/');
  return path === '' || path === '..' || path.startsWith('../') || /^[A-Za-z]:/.test(path) ? null : path;
}

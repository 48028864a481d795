import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { holdBack } from '../config/weaker.ts';
import { UncheckedError, UsageError } from '../errors.ts';
import { fromRoot, openBaseline, type Baseline, type BaselineWorld } from './baseline.ts';
import { FolderTree } from './folder.ts';
import type { Env } from './git.ts';
import type { Repository } from './git-repository.ts';
import { indexTree } from './git-trees.ts';
import { parseRef } from './ref.ts';
import type { Tree } from './tree.ts';
import { configAt } from './trusted-config.ts';

/** What is proposed: the folder as it is, or what is staged in it. */
export function openProposal(root: string, cwd: string, env: Env, repository: Repository | null, staged: boolean): Tree {
  if (!staged) return new FolderTree(root, 'the working tree', repository);
  if (!repository) throw new UsageError({ message: 'Nothing is staged here: this folder is not in a git repository.', place: null, help: 'Leave out --staged.' });
  // During `git commit -a` and `git commit <path>` what will be committed is in an index of its own.
  const indexFile = env['GIT_INDEX_FILE'];
  return indexTree(repository, indexFile ? resolve(cwd, indexFile) : undefined);
}

/** Paths as the user named them, as seen from the root. @throws UsageError for paths outside, and for those that are nowhere. */
export function namedPaths(files: readonly string[], root: string, cwd: string): string[] {
  return files.flatMap((file) => {
    const full = resolve(cwd, file);
    const path = fromRoot(root, full);
    if (path !== null) return [path];
    if (full === root) return [];
    throw new UsageError({ message: `\`${file}\` is outside of ${root}.`, place: null, help: 'Run it from the folder that the file belongs to.' });
  });
}

export interface Rules {
  readonly baseline: Baseline;
  /** The configuration that applies to this run. */
  readonly config: Config;
  /** What of the change's own configuration does not apply yet. */
  readonly held: readonly string[];
  /** Was the configuration that names the registry there before the change? */
  readonly registryIsTrusted: boolean;
}

/**
 * Opens the baseline and settles by which configuration the change is judged: a change cannot loosen its own rules, nor
 * choose its own baseline or registry.
 */
export async function openRules(against: string | undefined, config: Config, name: string | null, world: BaselineWorld): Promise<Rules> {
  const chosen = against === undefined ? null : await openBaseline(parseRef(against), world);
  const committed = chosen?.kind === 'commit' && chosen.scope === '' ? chosen : null;
  const fallback = committed ?? (await defaultBaseline(world));
  const trusted = fallback instanceof UncheckedError ? null : fallback;
  const before = trusted && name !== null ? await configAt(trusted.tree, name) : null;
  const fresh = trusted?.kind === 'commit' && name !== null && !before ? [`${name} is new in this change, so nobody has agreed to its settings yet.`] : [];
  const { config: applied, held } = before ? holdBack(config, before) : { config, held: fresh };
  const registryIsTrusted = world.repository === null || (before !== null && before.registry?.url === applied.registry?.url);
  const baseline = chosen ?? (applied.baseline === undefined ? null : await configured(applied, world)) ?? trusted;
  if (baseline) return { baseline, config: applied, held, registryIsTrusted };
  throw fallback;
}

/** Its absence only matters when nobody named another baseline. */
async function defaultBaseline(world: BaselineWorld): Promise<Baseline | UncheckedError> {
  try {
    return await openBaseline(null, world);
  } catch (error) {
    if (error instanceof UncheckedError) return error;
    throw error;
  }
}

async function configured(config: Config, world: BaselineWorld): Promise<Baseline> {
  try {
    return await openBaseline(parseRef(config.baseline!), { ...world, cwd: world.root });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.problems.map((problem) => ({ ...problem, place: problem.place ?? config.placeOf(['baseline']) })));
  }
}

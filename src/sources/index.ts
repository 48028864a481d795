import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { UncheckedError, UsageError } from '../errors.ts';
import type { FormatName, InputProblem, Level, SubjectSource } from '../model.ts';
import { isBelow } from './below.ts';
import { compareTrees, type Compared } from './compare-trees.ts';
import type { Env } from './git.ts';
import { openRepository } from './git-repository.ts';
import type { Registry } from './registry/registry.ts';
import { remark } from './remarks.ts';
import { select } from './selection.ts';
import type { OutlineOf, Remote } from './side.ts';
import { toSubjects } from './subjects.ts';
import { readTexts, type Texts } from './texts.ts';
import type { Remarks } from './units.ts';
import { withRegistry } from './with-registry.ts';
import { namedPaths, openProposal, openRules, type Rules } from './world.ts';

export { findConfigFile, findRoot, readConfigFile, type ConfigFile } from './config-file.ts';

export interface SourceOptions {
  readonly cwd: string;
  readonly env: Env;
  readonly config: Config;
  /** The folder of the configuration file; `cwd` without one. Every path begins here. */
  readonly root?: string;
  /** The configuration file's name in that folder. */
  readonly configName?: string;
  /** `--against`. */
  readonly against?: string;
  /** `--staged`: what will be committed, not what lies in the folder. */
  readonly staged?: boolean;
  /** Only these files and folders, as seen from `cwd`. */
  readonly files?: readonly string[];
  /** `--registry`. */
  readonly registry?: string;
  /** `--level`, which decides how many versions are fetched. */
  readonly level?: Level;
  /** Are unchanged subjects checked as well? Then their earlier versions are read too. */
  readonly all?: boolean;
  readonly outline: OutlineOf;
  /** The main record's full name, for the naming strategies that need it; by default what the outline defines first. */
  readonly recordName?: (format: FormatName, text: string, file: string) => Promise<string | undefined>;
}

export interface Sources {
  readonly baseline: { readonly label: string; readonly detail: string; readonly kind: 'commit' | 'folder' | 'registry' | 'nothing' };
  /** Host and port; null offline. */
  readonly registry: string | null;
  /** The configuration that applies: a change cannot loosen the rules that it is judged by. */
  readonly config: Config;
  /** Sorted by subject, then by version. Unchanged ones are among them. */
  readonly subjects: readonly SubjectSource[];
  readonly problems: readonly InputProblem[];
  readonly notes: readonly string[];
  /** Texts of the proposal that match, sorted by path: contracts come from the same moment as schemas. */
  readTexts(globs: readonly string[]): Promise<Texts>;
  /** The same of the baseline; nothing where the baseline is no tree of files. */
  readBaselineTexts(globs: readonly string[]): Promise<Texts>;
}

/**
 * Finds every subject of a run: what is proposed, what was there before, and all that both refer to.
 *
 * @throws UsageError for wrong use. UncheckedError when the baseline cannot be had or a limit ends the run. What
 * concerns a single subject is in that subject, and the others go on.
 */
export async function openSources(options: SourceOptions): Promise<Sources> {
  const cwd = await realpath(options.cwd);
  const root = options.root === undefined ? cwd : await realpath(resolve(cwd, options.root));
  const repository = await openRepository(root, options.env);
  const tree = openProposal(root, cwd, options.env, repository, options.staged === true);
  const named = namedPaths(options.files ?? [], root, cwd);
  const rules = await openRules(options.against, options.config, options.configName ?? null, { root, cwd, env: options.env, repository, named });
  const { config, held } = rules;
  const remarks: Remarks = { problems: [], notes: [...held] };
  const selection = select(config, named);
  const compared = await compareTrees({
    tree, baseline: rules.baseline, selection, config, outline: options.outline, recordName: options.recordName, remarks,
  });
  await remark(compared, named, root, config, remarks);
  const registry = await openRegistry(options, rules, compared);
  try {
    const subjects = await allSubjects(compared, named, config, registry, options);
    const { kind, label, detail } = compared.baseline;
    const found = { baseline: { kind, label, detail }, registry: registry?.label ?? null, config, subjects, ...remarks };
    return { ...found, readTexts: (globs) => readTexts(tree, globs), readBaselineTexts: (globs) => readTexts(compared.baseline.tree, globs) };
  } finally {
    await registry?.close();
  }
}

async function allSubjects(
  compared: Compared, named: readonly string[], config: Config, registry: Registry | null, { level, all }: SourceOptions,
): Promise<SubjectSource[]> {
  const { fileAt, proposed, before, baseline } = compared;
  const context = { config, proposed, baseline: before, remote: remoteFrom(registry), earlier: baseline.earlier, fileAt, level, all: all === true };
  const isNamed = (path: string | undefined): boolean => path !== undefined && named.some((one) => isBelow(path, one));
  const wanted = compared.pairs.filter(({ proposed, baseline }) =>
    named.length === 0 || [...(proposed?.versions ?? []), ...(baseline?.versions ?? [])].some(({ file }) => isNamed(file.path)));
  const found: SubjectSource[] = [];
  for (const pair of wanted) found.push(...(await toSubjects(pair, context)));
  const isBaseline = baseline.kind === 'registry';
  const answered = registry ? await Promise.all(found.map((source) => withRegistry(source, { registry, isBaseline, level, jsonPolicy: config.jsonPolicy }))) : found;
  return answered.map((source, i) => ({ source, i })).sort((a, b) => bySubject(a.source, b.source) || a.i - b.i).map(({ source }) => source);
}

function bySubject(a: SubjectSource, b: SubjectSource): number {
  return a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0;
}

function remoteFrom(registry: Registry | null): Remote {
  if (registry) return (name, subject, version) => registry.reference(name, subject, version);
  return (name, subject, version) =>
    Promise.reject(new UncheckedError(`The reference \`${name}\` is version ${version} of ${subject}, which is not in this repository.`, {
      help: 'Name the registry under `registry:` in whobreaks.yaml, or give the reference a `file:`.',
    }));
}

async function openRegistry(options: SourceOptions, { config, registryIsTrusted }: Rules, compared: Compared): Promise<Registry | null> {
  const isBaseline = compared.baseline.kind === 'registry';
  if (options.registry === undefined && config.registry === null && !isBaseline) return null;
  const { findAddress } = await import('./registry/address.ts');
  const address = findAddress(options.registry, config.registry?.url ?? null, options.env);
  if (!address) {
    throw new UsageError({ message: 'No registry is named.', place: null, help: 'Set SCHEMA_REGISTRY_URL, or give --registry.' });
  }
  if (address.from === 'config' && address.authorization && !registryIsTrusted) {
    throw new UncheckedError(`The registry ${address.bases[0].host} is named in this change only, so credentials are not sent to it.`, {
      tried: [`whobreaks.yaml at the baseline: does not name ${address.bases[0].host}`],
      help: 'Give the address in SCHEMA_REGISTRY_URL or with --registry, or merge the configuration first.',
    });
  }
  const registry = await import('./registry/registry.ts');
  return registry.openRegistry(address);
}

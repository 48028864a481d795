import type { Contract, ContractNote, Judgement, Unmatched } from './consumers/index.ts';
import { readContracts, worse, type RunContracts } from './contracts-of-run.ts';
import { UncheckedError, UsageError } from './errors.ts';
import { loadFormat } from './formats/index.ts';
import type { CheckReport, FormatName, InputProblem, JsonPolicy, Level, Profile, RunHeader, SubjectReport, SubjectSource, Unchecked } from './model.ts';
import { outlineOf } from './outline.ts';
import { conclude } from './policy.ts';
import type { Sources } from './sources/index.ts';
import { checkSubject, type Judge, type SubjectOptions } from './subject.ts';

export interface CheckOptions {
  /** A folder of the repository; paths are seen from here. */
  readonly cwd: string;
  /** Where the registry's address and credentials are looked up; default: nothing. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Today as `YYYY-MM-DD`, for contracts with dates; default: the system's date. */
  readonly today?: string;
  /** Baseline in the one ref grammar; default: the merge base with the default branch. */
  readonly against?: string;
  /** Check what is staged instead of the working tree. */
  readonly staged?: boolean;
  /** Only these schema files and folders. */
  readonly files?: readonly string[];
  /** Configuration file; default: whobreaks.yaml here or above. */
  readonly config?: string;
  /** Registry to take versions and levels from. */
  readonly registry?: string;
  /** Level of every subject, whatever the configuration says. */
  readonly level?: Level;
  readonly profile?: Profile;
  readonly jsonPolicy?: JsonPolicy;
  /** Damage that was there before blocks as well. */
  readonly strict?: boolean;
  /** Check unchanged subjects too. */
  readonly all?: boolean;
  /** Look for messages that prove findings; default true. */
  readonly prove?: boolean;
}

/** A run, as it happens; subjects come in order. */
export type CheckEvent =
  | { readonly kind: 'begin'; readonly header: RunHeader }
  | { readonly kind: 'subject'; readonly report: SubjectReport }
  | { readonly kind: 'end'; readonly report: CheckReport };

/**
 * Checks a repository: every changed schema against its baseline, with the consumers that break.
 *
 * @throws UsageError for wrong use or an unreadable configuration. UncheckedError when there is no baseline to be had.
 * What concerns one subject is in its report, and the others are checked all the same.
 */
export async function check(options: CheckOptions, version = ''): Promise<CheckReport> {
  for await (const event of checkEvents(options, version)) if (event.kind === 'end') return event.report;
  throw new UncheckedError('The run ended early.');
}

/** The flow: configuration, sources, contracts, then subject after subject, and the conclusion. */
export async function* checkEvents(options: CheckOptions, version: string): AsyncGenerator<CheckEvent> {
  const plan = await readPlan(options);
  const { sources } = plan;
  const subjects = sources.subjects.filter((source) => source.change !== 'unchanged' || options.all === true || options.strict === true || isTroubled(source));
  const header = { ...toHeader(plan, version), ...given(options) };
  yield { kind: 'begin', header };

  const settings = await subjectOptions(options, plan);
  const reports: SubjectReport[] = [];
  for (const source of subjects) {
    const report = await checkSubject(asAsked(source, options), settings);
    reports.push(report);
    yield { kind: 'subject', report };
  }

  const loose = await looseContracts(plan, options);
  const notes = [...sources.notes, ...plan.notes, ...loose.notes, ...registryNotes(options, sources)];
  const whole = {
    header,
    subjects: reports,
    problems: [...plan.problems, ...emptyGlobs(plan)],
    unchecked: [...plan.unchecked, ...loose.unchecked, ...(await otherProjects(plan))],
    notes,
  };
  yield { kind: 'end', report: { ...whole, ...conclude(whole) } };
}

interface Plan extends RunContracts {
  readonly configFile: string | null;
  readonly sources: Sources;
}

async function readPlan(options: CheckOptions): Promise<Plan> {
  const { findConfigFile, findRoot, openSources, readConfigFile } = await import('./sources/index.ts');
  const { loadConfig } = await import('./config/config.ts');
  const file = options.config === undefined ? await findConfigFile(options.cwd) : await readConfigFile(options.config, options.cwd);
  const sources = await openSources({
    cwd: options.cwd,
    env: options.env ?? {},
    config: loadConfig(file?.text ?? null, file?.shown ?? 'whobreaks.yaml'),
    ...(file ? { root: file.root, configName: file.name } : { root: await findRoot(options.cwd) }),
    ...(options.against === undefined ? {} : { against: options.against }),
    ...(options.staged === undefined ? {} : { staged: options.staged }),
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.registry === undefined ? {} : { registry: options.registry }),
    ...(options.level === undefined ? {} : { level: options.level }),
    ...(options.all === true || options.strict === true ? { all: true } : {}),
    outline: outlineOf,
    recordName,
  });
  const read = await readContracts(sources);
  return { ...read, configFile: file?.shown ?? null, sources, problems: [...sources.problems, ...read.problems] };
}

async function subjectOptions(options: CheckOptions, plan: Plan): Promise<SubjectOptions> {
  const { config } = plan.sources;
  return {
    profile: options.profile ?? config.profile ?? 'confluent@next',
    policy: options.jsonPolicy ?? config.jsonPolicy ?? 'strict',
    prove: options.prove !== false,
    repair: true,
    level: 'BACKWARD',
    contracts: plan.contracts.length + plan.held.length,
    judge: await judgeOf(plan, options),
  };
}

async function judgeOf({ contracts, held, sources }: Plan, options: CheckOptions): Promise<Judge> {
  if (contracts.length + held.length === 0) return () => ({ impacts: [], consumers: [] });
  const { judge } = await import('./consumers/index.ts');
  const { pinnedFiles, pinnedReader } = await import('./pinned.ts');
  const files = pinnedFiles([...contracts, ...held]);
  const pinned = new Map(files.length === 0 ? [] : (await sources.readTexts(files)).texts.map(({ file, text }) => [file, text]));
  return (source, before, after, parsed) => {
    const records = parsed.proposed === null ? [] : parsed.format.records(parsed.proposed);
    const terms = { today: today(options), strict: options.strict === true, readPinned: pinnedReader(pinned, parsed) };
    const judged = (list: readonly Contract[]): Judgement => judge(list, { ...source, records }, before, after, terms);
    return held.length === 0 ? judged(contracts) : worse(judged(contracts), judged(held));
  };
}

/** For the strategies that name subjects by record. A text that does not parse has its say later, with its place. */
async function recordName(format: FormatName, text: string, file: string): Promise<string | undefined> {
  const loaded = await loadFormat(format);
  try {
    return loaded.records(loaded.parse({ schema: text, file }, { strictness: 'stored' }))[0];
  } catch (error) {
    if (error instanceof UsageError || error instanceof UncheckedError) return undefined;
    throw error;
  }
}

/** What the command line asks for goes before what the sources found. */
function asAsked(source: SubjectSource, { level, jsonPolicy }: CheckOptions): SubjectSource {
  return {
    ...source,
    ...(level === undefined ? {} : { level, levelFrom: 'option' }),
    ...(jsonPolicy === undefined ? {} : { policy: jsonPolicy }),
  };
}

function isTroubled(source: SubjectSource): boolean {
  return (source.problems?.length ?? 0) + (source.unchecked?.length ?? 0) > 0;
}

function toHeader({ configFile, sources, contracts, held }: Plan, version: string): RunHeader {
  return {
    command: 'check',
    version,
    config: configFile,
    baseline: { label: sources.baseline.label, detail: sources.baseline.detail },
    registry: sources.registry,
    schemas: sources.subjects.length,
    changed: sources.subjects.filter((source) => source.change !== 'unchanged').length,
    contracts: new Set([...contracts, ...held].map((contract) => contract.consumer)).size,
  };
}

/** Contracts that guard nothing, or not for long. One whose topic is nearly one of ours was meant to be checked. */
async function looseContracts({ contracts, sources }: Plan, options: CheckOptions): Promise<{ notes: string[]; unchecked: Unchecked[] }> {
  if (contracts.length === 0) return { notes: [], unchecked: [] };
  const { contractNotes, unmatched } = await import('./consumers/index.ts');
  const named = options.files !== undefined && options.files.length > 0;
  const strangers: readonly Unmatched[] = named ? [] : unmatched(contracts, sources.subjects);
  const said = (one: ContractNote | Unmatched): string => `${one.message} ${one.help} (${one.place.file}:${one.place.line}:${one.place.column})`;
  return {
    notes: [...strangers.filter((one) => one.meant === undefined), ...contractNotes(contracts, today(options))].map(said),
    unchecked: strangers.filter((one) => one.meant !== undefined).map(({ message, help, place }) => ({ message, tried: [], help, place })),
  };
}

/** A pattern that the configuration names and that matches nothing is a mistake, not an empty answer. */
function emptyGlobs({ sources, contracts, held, problems, configFile }: Plan): InputProblem[] {
  const { config } = sources;
  const empty = (key: 'schemas' | 'contracts', globs: readonly string[]): InputProblem => ({
    message: `\`${key}\` in ${configFile ?? 'the configuration'} matches no file: ${globs.join(', ')}.`,
    place: config.placeOf([key]),
    help: 'Correct the pattern, or leave the key out.',
  });
  const named = config.placeOf(['contracts']) !== null && config.contracts.length > 0;
  return [
    ...(config.schemas !== null && config.schemas.length > 0 && sources.subjects.length === 0 ? [empty('schemas', config.schemas)] : []),
    ...(named && contracts.length + held.length + problems.length === 0 ? [empty('contracts', config.contracts)] : []),
  ];
}

/** Without a configuration here, those further down are projects of their own, and nobody checked them. */
async function otherProjects({ sources, configFile }: Plan): Promise<Unchecked[]> {
  if (configFile !== null) return [];
  const { texts } = await sources.readTexts(['**/whobreaks.yaml', '**/whobreaks.yml']);
  return texts.map(({ file }) => ({
    message: `\`${file}\` is not read from here, so what it says was not checked.`,
    tried: [],
    help: `Run whobreaks in ${file.slice(0, file.lastIndexOf('/'))}, or give --config ${file}.`,
  }));
}

function registryNotes({ env }: CheckOptions, sources: Sources): string[] {
  const set = env?.['SCHEMA_REGISTRY_URL'] !== undefined && sources.registry === null;
  return set ? ['SCHEMA_REGISTRY_URL is set and was not used: name the registry in whobreaks.yaml, or give --registry.'] : [];
}

/** The level is not among them: the report of each subject has its own. */
function given({ staged, strict, profile, jsonPolicy }: CheckOptions): Pick<RunHeader, 'options'> {
  const list = [
    ...(staged === true ? ['--staged'] : []),
    ...(strict === true ? ['--strict'] : []),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(jsonPolicy === undefined ? [] : ['--json-policy', jsonPolicy]),
  ];
  return list.length === 0 ? {} : { options: list };
}

function today(options: CheckOptions): string {
  return options.today ?? new Date().toISOString().slice(0, 10);
}

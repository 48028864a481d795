import type { Contract, Judgement } from './consumers/index.ts';
import { UncheckedError, UsageError } from './errors.ts';
import type { ConsumerVerdict, InputProblem, Unchecked } from './model.ts';
import type { Sources } from './sources/index.ts';
import { asUnchecked } from './subject.ts';

/** The contracts of a run: those that are proposed, and those that the change would delete or rewrite. */
export interface RunContracts {
  readonly contracts: readonly Contract[];
  /** As they stood at the baseline. A change cannot loosen what it is judged by, so they count until it is merged. */
  readonly held: readonly Contract[];
  readonly problems: readonly InputProblem[];
  readonly unchecked: readonly Unchecked[];
  readonly notes: readonly string[];
}

const NONE: RunContracts = { contracts: [], held: [], problems: [], unchecked: [], notes: [] };

/** Reads contracts from the moment that is checked, and from the baseline where they differ. */
export async function readContracts(sources: Sources): Promise<RunContracts> {
  const globs = sources.config.contracts;
  const now = await sources.readTexts(globs);
  const before = await sources.readBaselineTexts(globs);
  const files = now.texts.filter(isYaml);
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  // A contract that only moved to another file asks for the same as before.
  const same = new Set(texts.values());
  const touched = before.texts.filter((one) => isYaml(one) && !same.has(one.text));
  if (files.length === 0 && touched.length === 0) return { ...NONE, problems: now.problems };
  const { loadContracts } = await import('./consumers/index.ts');
  try {
    const loaded = loadContracts(files);
    const held = loadContracts(touched).contracts;
    return { ...NONE, contracts: loaded.contracts, held, problems: [...now.problems, ...loaded.problems], notes: held.map((contract) => heldNote(contract, texts)) };
  } catch (error) {
    if (error instanceof UncheckedError) return { ...NONE, problems: now.problems, unchecked: [asUnchecked(error)] };
    if (error instanceof UsageError) return { ...NONE, problems: [...now.problems, ...error.problems] };
    throw error;
  }
}

function isYaml({ file }: { readonly file: string }): boolean {
  return /\.ya?ml$/.test(file);
}

function heldNote({ consumer, file }: Contract, texts: ReadonlyMap<string, string>): string {
  const what = texts.has(file) ? 'rewritten' : 'deleted';
  return `The contract of ${consumer} (${file}) is ${what} in this change; what it asked for before counts until that is merged.`;
}

/** What contracts say now, with what they said before where that is worse. */
export function worse(now: Judgement, before: Judgement): Judgement {
  const errors = new Set(now.impacts.filter((impact) => impact.level === 'error').map((impact) => impact.fingerprint));
  const held = before.impacts.filter((impact) => impact.level === 'error' && !errors.has(impact.fingerprint));
  const heavier = new Set(held.map((impact) => impact.fingerprint));
  const impacts = [...now.impacts.filter((impact) => !heavier.has(impact.fingerprint)), ...held];
  const consumers = new Map(now.consumers.map((one) => [one.consumer, one]));
  for (const one of before.consumers) {
    const other = consumers.get(one.consumer);
    if (!other || WEIGHT[one.verdict] > WEIGHT[other.verdict]) consumers.set(one.consumer, one);
  }
  return { impacts, consumers: [...consumers.values()] };
}

const WEIGHT: Readonly<Record<ConsumerVerdict['verdict'], number>> = { safe: 0, unknown: 1, 'at-risk': 2, breaks: 3 };

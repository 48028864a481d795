import type { Level } from '../model.ts';
import type { Config, SubjectEntry } from './config.ts';

const USUAL: Level = 'BACKWARD';

export interface Held {
  /** What applies to this run. */
  readonly config: Config;
  /** What the change would loosen, and what applies instead; one sentence each. */
  readonly held: readonly string[];
}

/**
 * A change cannot loosen the rules that it is judged by: what is stricter applies at once, what is weaker or merely
 * different applies when it is merged. `before` is the configuration at the baseline.
 */
export function holdBack(now: Config, before: Config): Held {
  const held: string[] = [];
  const hold = <Value>(key: string, wanted: Value, kept: Value, ok: boolean): Value => {
    if (ok || JSON.stringify(wanted) === JSON.stringify(kept)) return wanted;
    held.push(`\`${key}\` of this change takes effect when it is merged; until then ${spell(kept)} applies.`);
    return kept;
  };
  const level = hold('level', now.level, before.level, covers(now.level ?? USUAL, before.level ?? USUAL));
  const { level: _level, baseline: _baseline, profile: _profile, jsonPolicy: _policy, ...rest } = now;
  const baseline = hold('baseline', now.baseline, before.baseline, false);
  const profile = hold('profile', now.profile, before.profile, false);
  const jsonPolicy = hold('jsonPolicy', now.jsonPolicy, before.jsonPolicy, now.jsonPolicy !== 'lenient');
  const config: Config = {
    ...rest,
    subjects: subjects(now, before, hold),
    schemas: hold('schemas', now.schemas, before.schemas, now.schemas === null),
    contracts: sameList(now.contracts, before.contracts) ? now.contracts : [...now.contracts, ...before.contracts],
    registry: hold('registry', now.registry, before.registry, before.registry === null),
    ...(level === undefined ? {} : { level }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(profile === undefined ? {} : { profile }),
    ...(jsonPolicy === undefined ? {} : { jsonPolicy }),
  };
  return { config, held };
}

type Hold = <Value>(key: string, wanted: Value, kept: Value, ok: boolean) => Value;

/** Levels are compared subject by subject: as each stood at the baseline, by its own entry or by the general one. */
function subjects(now: Config, before: Config, hold: Hold): readonly SubjectEntry[] {
  const old = new Map(before.subjects.map((entry) => [entry.subject, entry]));
  const named = new Set(now.subjects.map((entry) => entry.subject));
  const kept = now.subjects.map((entry): SubjectEntry => {
    const was = old.get(entry.subject)?.level ?? before.level ?? USUAL;
    const wanted = entry.level ?? now.level ?? USUAL;
    const level = hold(`level of ${entry.subject}`, wanted, was, covers(wanted, was));
    return entry.level === undefined && level === wanted ? entry : { ...entry, level };
  });
  // An entry that is gone leaves its level behind where that was stricter.
  const gone = before.subjects.flatMap((entry): SubjectEntry[] => {
    if (entry.level === undefined || named.has(entry.subject)) return [];
    const wanted = now.level ?? before.level ?? USUAL;
    const level = hold(`level of ${entry.subject}`, wanted, entry.level, covers(wanted, entry.level));
    return level === wanted ? [] : [{ subject: entry.subject, level, references: [], place: null, schemaPlace: null }];
  });
  return [...kept, ...gone];
}

/** Does a level ask everything that another one asks? */
function covers(level: Level, other: Level): boolean {
  const directions = (one: Level): string[] => (one === 'NONE' ? [] : one.startsWith('FULL') ? ['FORWARD', 'BACKWARD'] : [one.split('_')[0]!]);
  const asks = directions(level);
  const reach = level.endsWith('_TRANSITIVE') || !other.endsWith('_TRANSITIVE');
  return directions(other).every((one) => asks.includes(one)) && (reach || other === 'NONE');
}

function spell(value: unknown): string {
  if (value === undefined || value === null) return 'the default';
  return typeof value === 'string' ? `\`${value}\`` : 'what stands there now';
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

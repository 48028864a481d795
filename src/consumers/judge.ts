import { UncheckedError } from '../errors.ts';
import type { Shape } from '../formats/shape.ts';
import type { ConsumerVerdict, FormatName, Impact, ImpactLevel } from '../model.ts';
import type { Contract, Dependency, Need } from './contract/contract.ts';
import { toImpact } from './impact.ts';
import { judgeNeed } from './judge-need.ts';
import { ceilingOf, hasEnded, levelOf, lower } from './level-of.ts';
import type { Reading } from './needs/check.ts';
import { summary } from './summary.ts';

/** The subject that a change is about. */
export interface Subject {
  readonly subject: string;
  readonly topic: string;
  readonly part: 'key' | 'value';
  readonly format: FormatName;
}

/** The schema as contracts see it; `record` picks a message of several. null: the schema has no such record. */
export type ShapeOf = (record?: string) => Shape | null;

export interface JudgeOptions {
  /** UTC calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Damage that was there before blocks as well. */
  readonly strict?: boolean;
}

export interface Judgement {
  readonly impacts: readonly Impact[];
  /** One for each contract that depends on the subject. */
  readonly consumers: readonly ConsumerVerdict[];
}

/**
 * What a change does to every consumer of a subject.
 *
 * `baseline` null: the subject is new. `proposed` null: its schema is deleted.
 */
export function judge(contracts: readonly Contract[], subject: Subject, baseline: ShapeOf | null, proposed: ShapeOf | null, options: JudgeOptions): Judgement {
  const impacts: Impact[] = [];
  const consumers: ConsumerVerdict[] = [];
  for (const contract of contracts) {
    const dependencies = contract.dependencies.filter((dependency) => dependsOn(dependency, subject));
    if (dependencies.length === 0 || contract.status === 'retired' || hasEnded(contract, options.today)) continue;
    const found = dependencies.flatMap((dependency) => judgeDependency({ contract, dependency, subject, baseline, proposed, options }));
    impacts.push(...found);
    consumers.push(summary(contract, dependencies, found));
  }
  return { impacts, consumers };
}

/** Without a subject of its own, a dependency is on the topic's value, or on its key when it says so. */
export function dependsOn(dependency: Dependency, subject: Pick<Subject, 'subject' | 'topic' | 'part'>): boolean {
  if (dependency.subject !== undefined) return dependency.subject === subject.subject;
  return dependency.topic === subject.topic && dependency.part === subject.part;
}

interface Case {
  readonly contract: Contract;
  readonly dependency: Dependency;
  readonly subject: Subject;
  readonly baseline: ShapeOf | null;
  readonly proposed: ShapeOf | null;
  readonly options: JudgeOptions;
}

function judgeDependency(one: Case): Impact[] {
  const { dependency, subject, baseline, proposed } = one;
  const after = proposed ? proposed(dependency.record) : null;
  const before = baseline ? baseline(dependency.record) : null;
  if (!after) return [gone(one, before !== null)];
  if (dependency.fields === null) return [unsaid(one)];
  const reading: Reading = {
    format: subject.format,
    mode: one.contract.reads.mode ?? (subject.format === 'protobuf' ? 'generated' : 'generic'),
    ...(one.contract.reads.language === undefined ? {} : { language: one.contract.reads.language }),
  };
  return dependency.fields.flatMap((need) => judgeOne(one, need, before, after, reading));
}

function judgeOne(one: Case, need: Need, before: Shape | null, after: Shape, reading: Reading): Impact[] {
  const about = { contract: one.contract, subject: one.subject.subject, topic: one.subject.topic, need, place: need.place };
  const ceiling = ceilingOf(one.contract, one.dependency, need, one.options.today);
  try {
    return judgeNeed(need, before, after, reading).map((judged) =>
      toImpact(about, { ...judged, level: lower(levelOf(judged.outcome, judged.said, one.options.strict === true), ceiling) }),
    );
  } catch (error) {
    if (!(error instanceof UncheckedError)) throw error;
    const said = { rule: 'contract/not-provable', args: { path: need.path.text, asks: 'as its consumers need it', says: error.message } } as const;
    return [toImpact(about, { said, level: lower('warning', ceiling), outcome: 'unverifiable', detail: 'limit', at: null, was: null, baseline: null, proposed: null })];
  }
}

/** The schema, or the record in it, is gone: every need is contradicted. */
function gone(one: Case, existed: boolean): Impact {
  const level: ImpactLevel = existed ? 'error' : 'warning';
  const name = one.proposed ? (one.dependency.record ?? one.subject.subject) : one.subject.subject;
  return toImpact(aboutAll(one), {
    said: { rule: 'contract/schema-deleted', args: { subject: name } },
    level: lower(level, ceilingOf(one.contract, one.dependency, null, one.options.today)),
    outcome: existed ? 'breaks' : 'pre-existing',
    detail: name,
    at: null,
    was: null,
    baseline: existed ? 'G' : 'C',
    proposed: 'C',
  });
}

function unsaid(one: Case): Impact {
  const args = { path: one.dependency.topic ?? one.dependency.subject ?? '', asks: 'as this consumer needs it, since the contract names no field', says: '' };
  const said = { rule: 'contract/not-provable', args } as const;
  return toImpact(aboutAll(one), { said, level: 'note', outcome: 'unverifiable', detail: 'no fields', at: null, was: null, baseline: 'U', proposed: 'U' });
}

function aboutAll(one: Case): Parameters<typeof toImpact>[0] {
  return { contract: one.contract, subject: one.subject.subject, topic: one.subject.topic, need: null, place: one.dependency.place };
}

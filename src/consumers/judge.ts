import { didYouMean } from '../did-you-mean.ts';
import { InvalidSchemaError, UncheckedError, UsageError } from '../errors.ts';
import type { Shape } from '../formats/shape.ts';
import type { ConsumerVerdict, FormatName, Impact } from '../model.ts';
import type { Contract, Dependency, Need } from './contract/contract.ts';
import type { NamedSubject } from './depends-on.ts';
import { dependsOn } from './depends-on.ts';
import type { Found } from './impact.ts';
import { toImpact } from './impact.ts';
import { judgeNeed } from './judge-need.ts';
import type { TopicSettings } from './level-check.ts';
import { levelCheck } from './level-check.ts';
import { ceilingOf, hasEnded, levelOf, lower } from './level-of.ts';
import type { Reading } from './needs/check.ts';
import type { ReadPinned } from './reader-check.ts';
import { readerCheck } from './reader-check.ts';
import { summary } from './summary.ts';

/** The subject that a change is about. */
export interface Subject extends NamedSubject, TopicSettings {
  readonly format: FormatName;
  /** The records that the proposed schema has, for "did you mean". */
  readonly records?: readonly string[];
}

/**
 * The schema as contracts see it; `record` picks a message of several. When there is no such record: null, a UsageError,
 * or a shape without alternatives.
 */
export type ShapeOf = (record?: string) => Shape | null;

export interface JudgeOptions {
  /** UTC calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Damage that was there before blocks as well. */
  readonly strict?: boolean;
  readonly readPinned?: ReadPinned;
}

export interface Judgement {
  readonly impacts: readonly Impact[];
  /** One for each contract in force that depends on the subject. */
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
    const found = dependencies.flatMap((dependency) => new DependencyJudge(contract, dependency, subject, options).judge(baseline, proposed));
    impacts.push(...found);
    consumers.push(summary(contract, dependencies, found));
  }
  return { impacts, consumers };
}

/** One consumer's dependency on one subject. */
class DependencyJudge {
  readonly #contract: Contract;
  readonly #dependency: Dependency;
  readonly #subject: Subject;
  readonly #options: JudgeOptions;

  constructor(contract: Contract, dependency: Dependency, subject: Subject, options: JudgeOptions) {
    this.#contract = contract;
    this.#dependency = dependency;
    this.#subject = subject;
    this.#options = options;
  }

  judge(baseline: ShapeOf | null, proposed: ShapeOf | null): Impact[] {
    const { record, fields } = this.#dependency;
    const before = baseline && shapeOf(baseline, record);
    const after = proposed && shapeOf(proposed, record);
    if (!after) return [proposed && !before ? this.#unknownRecord() : this.#deleted(proposed !== null, before)];
    return [
      ...levelCheck(this.#contract, this.#dependency, this.#subject).map((found) => this.#impact(found)),
      ...readerCheck(this.#contract, before !== null, this.#options.readPinned).map((found) => this.#impact(found)),
      ...(fields ? fields.flatMap((need) => this.#need(need, before, after)) : [this.#unsaid()]),
    ];
  }

  #need(need: Need, before: Shape | null, after: Shape): Impact[] {
    try {
      return judgeNeed(need, before, after, this.#reading()).map((judged) => this.#impact(judged, need));
    } catch (error) {
      if (!(error instanceof UncheckedError)) throw error;
      const args = { path: need.path.text, asks: 'as its consumers need it', says: error.message };
      return [this.#impact({ ...OPEN, said: { rule: 'contract/not-provable', args }, detail: 'limit' }, need)];
    }
  }

  /** The default of each format is how most of its consumers read. */
  #reading(): Reading {
    const { mode, language } = this.#contract.reads;
    const { format } = this.#subject;
    return { format, mode: mode ?? (format === 'protobuf' ? 'generated' : 'generic'), ...(language === undefined ? {} : { language }) };
  }

  /** The schema, or the record in it, is gone: every need is contradicted. */
  #deleted(recordOnly: boolean, before: Shape | null): Impact {
    const what = recordOnly ? `The record \`${this.#dependency.record}\` of \`${this.#subject.subject}\`` : `The schema of \`${this.#subject.subject}\``;
    const said = { rule: 'contract/schema-deleted', args: { what } } as const;
    return this.#impact({ said, outcome: 'breaks', detail: this.#dependency.record ?? '', at: null, was: before?.place ?? null, baseline: 'G', proposed: 'C' });
  }

  #unknownRecord(): Impact {
    const { record = '' } = this.#dependency;
    const known = didYouMean(record, this.#subject.records ?? []) ?? '';
    const said = { rule: 'contract/record-unknown', args: { record, subject: this.#subject.subject, known } } as const;
    return this.#impact({ said, outcome: 'pre-existing', detail: record, at: null, was: null, baseline: 'C', proposed: 'C' });
  }

  #unsaid(): Impact {
    const said = { rule: 'contract/no-fields', args: { subject: this.#subject.subject } } as const;
    return this.#impact({ ...OPEN, said, detail: 'no fields' });
  }

  #impact(found: Omit<Found, 'level'>, need: Need | null = null): Impact {
    const { subject, topic } = this.#subject;
    const place = need?.place ?? this.#dependency.place;
    const ceiling = ceilingOf(this.#contract, this.#dependency, need, this.#options.today);
    const level = lower(levelOf(found.outcome, found.said, this.#options.strict === true), ceiling);
    return toImpact({ contract: this.#contract, subject, topic, need, place }, { ...found, level });
  }
}

const OPEN = { outcome: 'unverifiable', at: null, was: null, baseline: 'U', proposed: 'U' } as const;

/** null when the schema has no such record. */
function shapeOf(provider: ShapeOf, record: string | undefined): Shape | null {
  try {
    const shape = provider(record);
    return shape && record !== undefined && shape.alternatives.length === 0 && shape.nullable === 'no' ? null : shape;
  } catch (error) {
    if (record === undefined || !(error instanceof UsageError) || error instanceof InvalidSchemaError) throw error;
    return null;
  }
}

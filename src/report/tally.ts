import type { CheckReport, ImpactLevel, SubjectReport } from '../model.ts';

/** What a run found, in numbers. */
export interface Tally {
  /** What stops the merge, with what the registry rejects without a finding. */
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Subjects in which something breaks. */
  readonly breaking: number;
  /** Subjects with an open question. */
  readonly open: number;
  /** Files that cannot be read. */
  readonly problems: number;
  /** Names of consumers that break, sorted. */
  readonly consumers: readonly string[];
}

export function tally(report: CheckReport): Tally {
  const { subjects } = report;
  const count = (severity: ImpactLevel): number => subjects.reduce((sum, subject) => sum + subject.alerts.filter((alert) => alert.severity === severity).length, 0);
  const broken = subjects.flatMap((subject) => subject.consumers.filter((consumer) => consumer.verdict === 'breaks').map((consumer) => consumer.consumer));
  return {
    errors: count('error') + subjects.filter(isRejected).length,
    warnings: count('warning'),
    notes: count('note'),
    breaking: subjects.filter((subject) => subject.verdict === 'breaks').length,
    open: subjects.filter((subject) => subject.unchecked.length > 0 || isUnexplained(subject)).length,
    problems: report.problems.length + subjects.reduce((sum, subject) => sum + subject.problems.length, 0),
    consumers: [...new Set(broken)].toSorted(),
  };
}

/** It breaks, and no finding says by what: the registry rejects it in its own way. */
export function isRejected(subject: SubjectReport): boolean {
  return subject.verdict === 'breaks' && !subject.alerts.some((alert) => alert.severity === 'error');
}

/** It is not safe, and nothing says why. Never to be shown as a pass. */
export function isUnexplained(subject: SubjectReport): boolean {
  return subject.verdict === 'unchecked' && subject.unchecked.length + subject.problems.length === 0;
}

export function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

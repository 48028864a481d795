import type { Alert, CheckReport, ImpactLevel, Place, SubjectReport } from '../model.ts';
import { untold, untoldProblem, untoldQuestion, UNTOLD_RULES, type Untold } from './untold.ts';

/** One line of a flat report: SARIF, annotations, Code Quality. */
export interface Entry {
  readonly rule: string;
  readonly severity: ImpactLevel;
  readonly message: string;
  readonly help: string;
  /** A place in the files as they are now; null when nothing there shows it. */
  readonly place: Place | null;
  readonly subject: SubjectReport | null;
  /** null for what stands for no finding. */
  readonly alert: Alert | null;
}

/** Everything that a run has to say, in its order. A run that is not safe has at least one error. */
export function entries(report: CheckReport): readonly Entry[] {
  const list = [
    ...report.problems.map((problem) => fromUntold(untoldProblem(problem), null)),
    ...report.unchecked.map((unchecked) => fromUntold(untoldQuestion(unchecked), null)),
    ...report.subjects.flatMap((subject) => [
      ...subject.alerts.map((alert) => fromAlert(alert, subject)),
      ...untold(subject).map((one) => fromUntold(one, subject)),
    ]),
  ];
  if (report.exitCode === 0 || list.some((entry) => entry.severity === 'error')) return list;
  const message = `The run ended with exit code ${report.exitCode}, and nothing says why.`;
  return [...list, { rule: 'gate/could-not-check', severity: 'error', message, help: UNTOLD_RULES['gate/could-not-check'].help, place: null, subject: null, alert: null }];
}

function fromAlert(alert: Alert, subject: SubjectReport): Entry {
  const { rule, severity, message, help } = alert;
  return { rule, severity, message, help, place: shownAt(alert, subject), subject, alert };
}

/** A line of the files as they are now. What is gone is shown at the line that stands where it was; null when the file is gone. */
export function shownAt(alert: Alert, subject: SubjectReport): Place | null {
  if (alert.at) return alert.at;
  if (subject.change === 'deleted') return null;
  const gone = alert.excerpt.findIndex((line) => line.number === null);
  const next = alert.excerpt.slice(gone + 1).find((line) => line.number !== null) ?? alert.excerpt.findLast((line) => line.number !== null);
  return { file: subject.file, line: next?.number ?? 1, column: 1 };
}

function fromUntold(one: Untold, subject: SubjectReport | null): Entry {
  const message = one.tried.length > 0 ? `${one.message} Tried: ${one.tried.join('; ')}.` : one.message;
  const place = one.place ?? (subject && subject.change !== 'deleted' ? { file: subject.file, line: 1, column: 1 } : null);
  return { rule: one.rule, severity: 'error', message, help: one.help, place, subject, alert: null };
}

import type { Alert, CheckReport, Impact, Place, RunHeader, SubjectReport } from '../../model.ts';
import { againCommand } from '../again.ts';
import { alertText } from '../alert-text.ts';
import { inWords } from '../../levels.ts';
import { shownAt } from '../entries.ts';
import { plain } from '../paint.ts';
import { untold, untoldProblem, untoldQuestion, type Untold } from '../untold.ts';

export interface Case {
  readonly suite: string;
  readonly subject: string;
  readonly name: string;
  readonly place: Place | null;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  /** Rule, for what did not pass. */
  readonly type: string;
  readonly message: string;
  /** The whole story, several lines. */
  readonly text: string;
}

/** The story names every consumer, so that many stories of many consumers are a long file. */
const MOST_STORIES = 10;
const MOST_ALERTS_TOLD = 1000;

/** Suite of what belongs to no topic. */
const RUN = 'whobreaks';

/** Every question of a run as a test case: each consumer with each of its paths, and the registry. */
export function cases(report: CheckReport): readonly Case[] {
  const whole = { suite: RUN, subject: RUN };
  const list = [
    ...report.problems.map((problem) => open(untoldProblem(problem), whole)),
    ...report.unchecked.map((unchecked) => open(untoldQuestion(unchecked), whole)),
    ...report.subjects.flatMap((subject) => subjectCases(subject, report.header)),
  ];
  if (report.exitCode !== 0 && list.every((one) => one.outcome === 'passed' || one.outcome === 'skipped')) {
    const message = `The run ended with exit code ${report.exitCode}, and nothing says why.`;
    return [...list, { ...whole, name: 'could not check', place: null, outcome: 'error', type: 'gate/could-not-check', message, text: message }];
  }
  if (list.length > 0) return list;
  return [{ ...whole, name: 'no schema changed', place: null, outcome: 'passed', type: '', message: '', text: '' }];
}

function subjectCases(subject: SubjectReport, run: RunHeader): Case[] {
  const about = { suite: subject.topic, subject: subject.subject };
  const told = subject.alerts.flatMap((alert, index) => alertCases(alert, subject, index < MOST_ALERTS_TOLD ? story(alert, subject, run) : `${alert.rule}: ${alert.message}`));
  const named = new Set(subject.alerts.flatMap((alert) => alert.impacts.map((impact) => impact.consumer)));
  const others = subject.consumers.filter((consumer) => !named.has(consumer.consumer)).map((consumer): Case => {
    const outcome = ({ safe: 'passed', 'at-risk': 'passed', breaks: 'failure', unknown: 'skipped' } as const)[consumer.verdict];
    return { ...about, name: consumer.consumer, place: null, outcome, type: 'contract', message: consumer.why, text: `${consumer.verdict}: ${consumer.why}` };
  });
  const { registry } = subject;
  const judged: Case[] = registry?.compatible ? [{ ...about, name: `registry: ${inWords(registry.level)}`, place: null, outcome: 'passed', type: '', message: '', text: '' }] : [];
  const rest = untold(subject).map((one) => open(one, about));
  const list = [...told, ...others, ...judged, ...rest];
  if (list.length > 0) return list;
  return [{ ...about, name: `schema ${subject.change}`, place: null, outcome: 'passed', type: '', message: '', text: subject.notes.join('\n') }];
}

/** As in the log of the run; a note is a line. */
function story(alert: Alert, subject: SubjectReport, run: RunHeader): string {
  if (alert.severity === 'note') return `${alert.rule}: ${alert.message}`;
  return alertText(alert, subject, run.baseline.label, againCommand(subject, run), { paint: plain, width: 100 });
}

function alertCases(alert: Alert, subject: SubjectReport, text: string): Case[] {
  const base = { suite: subject.topic, subject: subject.subject, type: alert.rule, message: alert.message, place: shownAt(alert, subject) };
  const list = alert.impacts.map((impact, index): Case => ({
    ...base, name: impactName(impact), outcome: impact.level === 'error' ? 'failure' : 'passed', text: index < MOST_STORIES ? text : `${alert.rule}: ${impact.message}`,
  }));
  const rejected = alert.severity === 'error' && list.every((one) => one.outcome === 'passed');
  if (alert.impacts.length > 0 && !rejected) return list;
  const path = alert.findings[0]?.path;
  return [...list, { ...base, name: path === undefined ? 'registry' : `registry › ${path}`, outcome: alert.severity === 'error' ? 'failure' : 'passed', text }];
}

function impactName({ consumer, path }: Impact): string {
  return path === '' ? consumer : `${consumer} › ${path}`;
}

function open(one: Untold, about: { readonly suite: string; readonly subject: string }): Case {
  const { rule, message, help, tried, place } = one;
  const rejected = rule === 'gate/registry-rejects';
  const text = [message, ...tried.map((line) => `tried: ${line}`), help, ...(rejected ? [] : ['This is not a pass: who breaks is unknown.'])].join('\n');
  return { ...about, name: rejected ? 'registry' : rule === 'gate/invalid-input' ? 'input' : 'could not check', place, outcome: rejected ? 'failure' : 'error', type: rule, message, text };
}

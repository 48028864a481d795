import type { CheckReport, InputProblem, RunHeader, SubjectReport, Unchecked } from '../model.ts';
import { againCommand } from './again.ts';
import { alertText, levelSentence, placeText, row, type TextOptions } from './alert-text.ts';
import { safeLine } from './escape.ts';
import { quietLines } from './quiet.ts';
import type { Reporter } from './reporter.ts';
import { unexplained, type Untold } from './untold.ts';
import { sentences } from './verdict.ts';
import { wrap } from './wrap.ts';

/** The report for people, in a terminal or a CI log. */
export function textReporter(options: TextOptions): Reporter {
  let header: RunHeader | null = null;
  return {
    begin(run) {
      header = run;
      return `${headerText(run, options)}\n\n`;
    },
    subject(subject) {
      const text = subjectText(subject, header!, options);
      return text === '' ? '' : `${text}\n\n`;
    },
    end: (report) => `${endText(report, options)}\n`,
  };
}

function headerText(run: RunHeader, { paint }: TextOptions): string {
  if (run.command === 'compare') return `${paint('strong', `whobreaks ${safeLine(run.version)}`)}   two files, no consumers`;
  const how = run.config ? `config ${safeLine(run.config)}` : 'no config file, so: schemas and contracts found by name, baseline from git';
  const line = (label: string, text: string): string => `${paint('strong', label.padEnd(11))}${text}`;
  return [
    `${paint('strong', `whobreaks ${safeLine(run.version)}`)}   ${how}`,
    line('baseline', `${safeLine(run.baseline.label)}${run.baseline.detail ? paint('dim', `  ${safeLine(run.baseline.detail)}`) : ''}`),
    ...(run.registry ? [line('registry', safeLine(run.registry))] : []),
    line('schemas', `${run.schemas} found, ${run.changed} changed`),
    line('contracts', run.contracts === 0 ? 'none found: who reads these schemas is unknown' : `${run.contracts} ${run.contracts === 1 ? 'consumer' : 'consumers'}`),
  ].join('\n');
}

function subjectText(subject: SubjectReport, run: RunHeader, options: TextOptions): string {
  const again = againCommand(subject, run);
  const loud = subject.alerts.filter((alert) => alert.severity !== 'note');
  const parts = loud.map((alert) => alertText(alert, subject, run.baseline.label, again, options));
  parts.push(...unexplained(subject).map((one) => unexplainedText(one, options)));
  parts.push(...subject.problems.map((problem) => problemText(problem, options)));
  parts.push(...subject.unchecked.map((unchecked) => uncheckedText(unchecked, options, subject.subject)));
  if (parts.length === 0 && subject.change !== 'unchanged') parts.push(calmText(subject, options));
  const notes = [...quietLines(subject), ...subject.notes];
  if (notes.length > 0) parts.push(notes.map((note) => noteText(note, options)).join('\n'));
  return parts.join('\n\n');
}

/** Safe is said only of what was compared. */
function calmWord({ registry, consumers }: SubjectReport): string {
  if (registry === null) return 'new';
  return registry.level === 'NONE' && consumers.length === 0 ? 'not compared' : 'safe';
}

/** A changed subject in which nothing breaks: one line on what was asked, one on who was asked for. */
function calmText(subject: SubjectReport, options: TextOptions): string {
  const { paint } = options;
  const lines = [`${paint('good', calmWord(subject))} ${paint('strong', safeLine(subject.subject))}  ${safeLine(subject.file)} ${changeWord(subject)}`];
  if (subject.registry) lines.push(...row('checked', levelSentence(subject.registry.level), options));
  const safe = subject.consumers.filter((consumer) => consumer.verdict === 'safe').map((consumer) => `${consumer.consumer} (${consumer.why})`);
  lines.push(...row('safe', safe.join(', '), options));
  return lines.join('\n');
}

function changeWord(subject: SubjectReport): string {
  if (subject.change === 'renamed' && subject.previousFile) return `renamed from ${safeLine(subject.previousFile)}`;
  return subject.change === 'added' ? 'new' : subject.change;
}

function unexplainedText({ rule, message, help }: Untold, options: TextOptions): string {
  const title = `error[${rule}]`;
  return [`${options.paint('error', title)}: ${wrap(safeLine(message), options.width, title.length + 2, '  ')}`, ...row('fix', help, options)].join('\n');
}

/** Wrong input of the user's own: what, where, how to go on. */
export function problemText(problem: InputProblem, options: TextOptions): string {
  const title = 'error[input]';
  return [
    `${options.paint('error', title)}: ${wrap(safeLine(problem.message), options.width, title.length + 2, '  ')}`,
    ...(problem.place ? [`  ${options.paint('frame', '-->')} ${placeText(problem.place)}`] : []),
    ...row('fix', problem.help ?? '', options),
  ].join('\n');
}

/** What could not be checked, what was tried, and that this is no pass. */
export function uncheckedText(unchecked: Unchecked, options: TextOptions, subject?: string): string {
  const what = subject === undefined ? '' : `${safeLine(subject)}: `;
  return [
    `${options.paint('error', 'could not check')}: ${what}${wrap(safeLine(unchecked.message), options.width, 17, '  ')}`,
    ...(unchecked.place ? [`  ${options.paint('frame', '-->')} ${placeText(unchecked.place)}`] : []),
    ...unchecked.tried.flatMap((line, index) => row(index === 0 ? 'tried' : '', line, options)),
    ...row('so', 'this is not a pass: who breaks is unknown', options),
    ...row('fix', unchecked.help ?? '', options),
  ].join('\n');
}

function noteText(note: string, options: TextOptions): string {
  return row('note', note, options).join('\n');
}

function endText(report: CheckReport, options: TextOptions): string {
  const out = [
    ...report.problems.map((problem) => `${problemText(problem, options)}\n`),
    ...report.unchecked.map((unchecked) => `${uncheckedText(unchecked, options)}\n`),
    ...report.notes.map((note) => noteText(note, options)),
    ...summary(report).map((line) => wrap(line, options.width, 0, '')),
  ];
  const exit = `exit ${report.exitCode}`;
  return [...out, options.paint('dim', report.exitCode === 0 ? exit : `${exit}   (0 safe, 1 breaks, 2 wrong use or input, 3 could not check)`)].join('\n');
}

function summary(report: CheckReport): string[] {
  const learn = report.subjects.flatMap((subject) => subject.alerts).find((alert) => alert.severity === 'error');
  const lines = sentences(report).map(safeLine);
  return learn ? [...lines, `Learn a rule: whobreaks explain ${safeLine(learn.rule)}`] : lines;
}

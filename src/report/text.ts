import type { Alert, CheckReport, InputProblem, RunHeader, SubjectReport, Unchecked } from '../model.ts';
import { alertText, levelSentence, placeText, row, type TextOptions } from './alert-text.ts';
import { safeLine } from './escape.ts';
import type { Reporter } from './reporter.ts';
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
  const how = run.config ? `config ${safeLine(run.config)}` : 'no config file, so: schemas and contracts found by name, baseline from git';
  const line = (label: string, text: string): string => `${paint('strong', label.padEnd(11))}${text}`;
  return [
    `${paint('strong', `whobreaks ${run.version}`)}   ${how}`,
    line('baseline', `${safeLine(run.baseline.label)}${run.baseline.detail ? paint('dim', `  ${safeLine(run.baseline.detail)}`) : ''}`),
    ...(run.registry ? [line('registry', safeLine(run.registry))] : []),
    line('schemas', `${run.schemas} found, ${run.changed} changed`),
    line('contracts', run.contracts === 0 ? 'none found: who reads these schemas is unknown' : `${run.contracts} ${run.contracts === 1 ? 'consumer' : 'consumers'}`),
  ].join('\n');
}

function subjectText(subject: SubjectReport, run: RunHeader, options: TextOptions): string {
  const again = againCommand(subject, run);
  const parts = subject.alerts.map((alert) => alertText(alert, subject, run.baseline.label, again, options));
  parts.push(...subject.problems.map((problem) => problemText(problem, options)));
  parts.push(...subject.unchecked.map((unchecked) => uncheckedText(unchecked, options, subject.subject)));
  if (parts.length > 0) parts.push(...subject.notes.map((note) => noteText(note, options)));
  else if (subject.change !== 'unchanged') parts.push(calmText(subject, options));
  return parts.join('\n\n');
}

function againCommand(subject: SubjectReport, run: RunHeader): string {
  return `whobreaks check ${quoted(subject.file)} --against ${quoted(run.baseline.label)}`;
}

/** Safe to paste into a shell. */
function quoted(word: string): string {
  return /^[\w./:@=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A changed subject in which nothing breaks: one line on what was asked, one on who was asked for. */
function calmText(subject: SubjectReport, options: TextOptions): string {
  const { paint } = options;
  const lines = [`${paint('good', 'safe')} ${paint('strong', safeLine(subject.subject))}  ${safeLine(subject.file)} ${changeWord(subject)}`];
  if (subject.registry) lines.push(...row('checked', levelSentence(subject.registry.level), options));
  const safe = subject.consumers.filter((consumer) => consumer.verdict === 'safe').map((consumer) => `${consumer.consumer} (${consumer.why})`);
  lines.push(...row('safe', safe.join(', '), options));
  lines.push(...subject.notes.flatMap((note) => row('note', note, options)));
  return lines.join('\n');
}

function changeWord(subject: SubjectReport): string {
  if (subject.change === 'renamed' && subject.previousFile) return `renamed from ${safeLine(subject.previousFile)}`;
  return subject.change === 'added' ? 'new' : subject.change;
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
  const all = report.subjects.flatMap((subject) => subject.alerts);
  const errors = count(all, 'error');
  const lines: string[] = [];
  const schemas = report.subjects.filter((subject) => subject.alerts.some((alert) => alert.severity === 'error')).length;
  const more = [plural(count(all, 'warning'), 'warning'), plural(count(all, 'note'), 'note')].filter((part) => !part.startsWith('0 '));
  const tail = more.length > 0 ? `, ${more.join(', ')}` : '';
  if (errors > 0) lines.push(`${plural(errors, 'error')}${tail} in ${schemas} of ${plural(report.header.schemas, 'schema')}.`);
  else if (report.header.changed === 0) lines.push(`No schema changed${tail}.`);
  else lines.push(`Nothing found that breaks${tail}. ${plural(report.header.changed, 'changed schema')} looked at.`);
  const consumers = brokenConsumers(report);
  if (consumers.length > 0) lines.push(`${consumers.length} of ${plural(report.header.contracts, 'consumer')} ${consumers.length === 1 ? 'breaks' : 'break'}: ${consumers.map(safeLine).join(', ')}`);
  else if (report.header.contracts === 0 && report.header.changed > 0) lines.push('No contracts were found, so nobody can be vouched for by name.');
  const open = report.subjects.filter((subject) => subject.unchecked.length > 0).length;
  if (open + report.unchecked.length > 0) lines.push(`${plural(Math.max(open, 1), 'subject')} could not be checked. That is not a pass.`);
  const invalid = report.problems.length + report.subjects.reduce((sum, subject) => sum + subject.problems.length, 0);
  if (invalid > 0) lines.push(`${plural(invalid, 'file problem')} to mend first.`);
  const learn = all.find((alert) => alert.severity === 'error');
  if (learn) lines.push(`Learn a rule: whobreaks explain ${learn.rule}`);
  return lines;
}

function brokenConsumers(report: CheckReport): string[] {
  const names = report.subjects.flatMap((subject) => subject.consumers.filter((consumer) => consumer.verdict === 'breaks').map((consumer) => consumer.consumer));
  return [...new Set(names)].toSorted();
}

function count(alerts: readonly Alert[], severity: Alert['severity']): number {
  return alerts.filter((alert) => alert.severity === severity).length;
}

function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

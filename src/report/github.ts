import type { CheckReport, ImpactLevel } from '../model.ts';
import { howMany } from './alert-text.ts';
import { entries, type Entry } from './entries.ts';
import { plural } from './tally.ts';
import { atEnd } from './reporter.ts';
import { headline, sentences } from './verdict.ts';
import { workflowCommand, type CommandName } from './workflow-command.ts';

/** GitHub shows ten errors and ten warnings of one step, and drops the others without a word. */
const MOST = 10;
const MOST_NAMES = 5;

/** Annotations for a pull request: the worst ten errors and warnings, and one notice with the verdict and the count of the rest. */
export const githubReporter = atEnd((report) => {
  const all = entries(report);
  const loud = (['error', 'warning'] as const).flatMap((severity) => all.filter((entry) => entry.severity === severity));
  const shown = loud.slice(0, MOST);
  return [...shown.map(annotation), verdict(report, all.length - shown.length)].map((line) => `${line}\n`).join('');
});

const COMMANDS: Readonly<Record<ImpactLevel, CommandName>> = { error: 'error', warning: 'warning', note: 'notice' };

function annotation(entry: Entry): string {
  const { alert, subject, place } = entry;
  const properties = new Map<string, string | number>();
  if (place) {
    properties.set('file', place.file.replace(/^\.\//, '')).set('line', place.line);
    if (place.endLine !== undefined) properties.set('endLine', place.endLine);
    // Columns are taken only for a mark on one line.
    if ((place.endLine ?? place.line) === place.line) properties.set('col', place.column).set('endColumn', place.endColumn ?? '');
  }
  properties.set('title', alert && subject ? `${entry.rule}:${howMany(alert, subject) || ` ${subject.subject}`}` : `${entry.rule}, not a pass`);
  return workflowCommand(COMMANDS[entry.severity], properties, message(entry));
}

function message({ alert, subject, place, message, help }: Entry): string {
  const hurt = [...new Map((alert?.impacts ?? []).filter((impact) => impact.level === 'error').map((impact) => [impact.consumer, impact.owner?.team]))];
  const named = hurt.slice(0, MOST_NAMES).map(([consumer, team]) => (team === undefined ? consumer : `${consumer} (${team})`));
  const more = hurt.length > MOST_NAMES ? `, and ${hurt.length - MOST_NAMES} more` : '';
  return [
    place || !subject ? message : `${subject.file}: ${message}`,
    ...(named.length > 0 ? [`Breaks ${named.join(', ')}${more}.`] : []),
    ...(alert?.proof ? [`Proof: ${alert.proof.detail}`] : []),
    alert?.fixes[0] ?? help,
  ].join('\n');
}

/** A notice has a limit of its own, so it is shown whatever was dropped. */
function verdict(report: CheckReport, left: number): string {
  const rest = left === 0 ? [] : [`${plural(left, 'finding')} more not shown here: see the job summary or the log.`];
  const exit = `exit ${report.exitCode} (0 safe, 1 breaks, 2 wrong use or input, 3 could not check)`;
  return workflowCommand('notice', new Map([['title', `whobreaks: ${headline(report)}`]]), [...sentences(report), ...rest, exit].join('\n'));
}

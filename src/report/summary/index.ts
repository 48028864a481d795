import type { CheckReport, SubjectReport } from '../../model.ts';
import { clip } from '../clip.ts';
import { mdCode, mdSentence, mdText } from '../markdown.ts';
import { quietLines } from '../quiet.ts';
import { atEnd, type Reporter } from '../reporter.ts';
import { plural } from '../tally.ts';
import { headline, sentences } from '../verdict.ts';
import { alertSection } from './alert-section.ts';
import { consumerTable } from './consumer-table.ts';
import { fit } from './fit.ts';
import { openSections } from './open-section.ts';

/** The first line of a comment: by it the comment of an earlier run is found again. */
export const COMMENT_MARKER = '<!-- whobreaks -->';

/** Markdown for `$GITHUB_STEP_SUMMARY`, which takes 1 MiB of one step. */
export const summaryReporter = reporter('', 1024 * 1024);

/** Markdown for the one comment of a pull request, which holds 65 536 characters. */
export const markdownReporter = reporter(`${COMMENT_MARKER}\n`, 65_536);

const MOST_NAMES = 200;

function reporter(marker: string, limit: number): Reporter {
  return atEnd((report) => fit(`${marker}${top(report)}`, sections(report), foot(report), limit));
}

function top(report: CheckReport): string {
  const { baseline, registry, config } = report.header;
  const against = `Against ${mdCode(clip(baseline.label, 200))}${baseline.detail ? ` (${mdText(clip(baseline.detail, 200))})` : ''}`;
  const where = [against, ...(registry ? [`registry ${mdCode(clip(registry, 200))}`] : []), ...(config ? [`config ${mdCode(clip(config, 200))}`] : [])].join(', ');
  return [`## whobreaks: ${headline(report)}`, ...sentences(report).map((line) => mdText(clip(line, 1000))), `${where}.`].join('\n\n');
}

/** Written when they are asked for: a run may have more than any page holds. */
function sections(report: CheckReport): readonly (() => string)[] {
  const all = report.subjects.flatMap((subject) => subject.alerts.map((alert) => ({ alert, subject })));
  const alerts = (['error', 'warning'] as const).flatMap((severity) => all.filter(({ alert }) => alert.severity === severity));
  const proofs = new Map(alerts.filter(({ alert }) => alert.proof).map(({ alert }, index) => [alert, index + 1]));
  const table = consumerTable(report, proofs);
  const ready = (texts: readonly string[]): (() => string)[] => texts.map((text) => () => text);
  return [
    ...ready(openSections(report)),
    ...ready(table === '' ? [] : [`### Who breaks\n\n${table}`]),
    ...alerts.map(({ alert, subject }) => () => alertSection(alert, subject, report.header, proofs.get(alert))),
    ...ready([...unknown(report), ...notes(report), ...safe(report)]),
  ];
}

/** Whom nobody can vouch for, and why. */
function unknown({ subjects }: CheckReport): string[] {
  const all = subjects.flatMap((subject) => subject.consumers.filter((one) => one.verdict === 'unknown').map((one) => `- ${mdCode(clip(one.consumer, 200))} on ${mdCode(clip(subject.subject, 200))}: ${mdSentence(clip(one.why, 500))}`));
  if (all.length === 0) return [];
  const more = all.length > MOST_NAMES ? [`- And ${all.length - MOST_NAMES} more.`] : [];
  return [['### Consumers that cannot be judged', '', ...all.slice(0, MOST_NAMES), ...more].join('\n')];
}

function notes(report: CheckReport): string[] {
  const all = [...report.notes, ...report.subjects.flatMap((subject) => [...quietLines(subject), ...subject.notes])];
  if (all.length === 0) return [];
  const more = all.length > MOST_NAMES ? [`- And ${all.length - MOST_NAMES} more.`] : [];
  return [['### Notes', '', ...all.slice(0, MOST_NAMES).map((note) => `- ${mdSentence(clip(note, 1000))}`), ...more].join('\n')];
}

/** Named one by one, as long as a person would read them. */
function safe({ subjects }: CheckReport): string[] {
  const calm = subjects.filter((subject) => subject.verdict === 'safe');
  const consumers = [...new Set(subjects.flatMap(safeConsumers))].filter((name) => !subjects.some((subject) => subject.consumers.some((one) => one.consumer === name && one.verdict !== 'safe')));
  if (calm.length + consumers.length === 0) return [];
  const names = (list: readonly string[]): string => [...list.slice(0, MOST_NAMES).map((name) => mdCode(clip(name, 200))), ...(list.length > MOST_NAMES ? [`and ${list.length - MOST_NAMES} more`] : [])].join(', ');
  return [
    [
      `<details><summary>Safe: ${plural(consumers.length, 'consumer')}, ${plural(calm.length, 'checked schema')}</summary>`,
      ...(consumers.length > 0 ? [`Consumers: ${names(consumers.toSorted())}`] : []),
      ...(calm.length > 0 ? [`Schemas: ${names(calm.map((subject) => subject.subject))}`] : []),
      '</details>',
    ].join('\n\n'),
  ];
}

function safeConsumers({ consumers }: SubjectReport): string[] {
  return consumers.filter((one) => one.verdict === 'safe').map((one) => one.consumer);
}

function foot({ header, exitCode }: CheckReport): string {
  return `whobreaks ${mdCode(clip(header.version, 50))}, exit ${exitCode} (0 safe, 1 breaks, 2 wrong use or input, 3 could not check).`;
}

import type { Alert, CheckReport, Impact, SubjectReport } from '../../model.ts';
import { clip } from '../clip.ts';
import { mdCode, mdSentence, mdText } from '../markdown.ts';
import { placeText } from '../alert-text.ts';

const MOST_ROWS = 100;
const CELL = 300;

/** Who breaks, whom to ask, and which message proves it: one row for each consumer, path and reason. Empty when nobody is known. */
export function consumerTable(report: CheckReport, proofs: ReadonlyMap<Alert, number>): string {
  const rows = report.subjects.flatMap((subject) => subject.alerts.flatMap((alert) => breaking(alert).map((impact) => ({ impact, alert, subject }))));
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST_ROWS).map(({ impact, alert, subject }) => `| ${cells(impact, alert, subject, proofs).join(' | ')} |`);
  const more = rows.length > MOST_ROWS ? ['', `And ${rows.length - MOST_ROWS} more rows.`] : [];
  return ['| Consumer | Team | Ask | Reads | Why it breaks | Proof |', '|---|---|---|---|---|---|', ...shown, ...more].join('\n');
}

function breaking(alert: Alert): readonly Impact[] {
  return alert.impacts.filter((impact) => impact.level === 'error');
}

function cells({ consumer, owner, path, contract, message }: Impact, alert: Alert, subject: SubjectReport, proofs: ReadonlyMap<Alert, number>): string[] {
  const ask = owner?.slack ?? owner?.email ?? owner?.pager;
  const number = proofs.get(alert);
  return [
    mdCode(clip(consumer, CELL)),
    owner?.team === undefined ? '' : mdText(clip(owner.team, CELL)),
    ask === undefined ? '' : mdCode(clip(ask, CELL)),
    `${mdCode(clip(path === '' ? subject.subject : path, CELL))} (${mdCode(clip(placeText(contract), CELL))})`,
    mdSentence(clip(message, CELL)),
    number === undefined ? '' : String(number),
  ];
}

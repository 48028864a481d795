import type { CheckReport } from '../model.ts';
import { plural, tally } from './tally.ts';

/** The answer of a run as the title of a report. It never reads like a pass unless it is one. */
export function headline(report: CheckReport): string {
  const { warnings, breaking, open, consumers } = tally(report);
  switch (report.verdict) {
    case 'breaks': {
      const who = consumers.length > 0 ? `${consumers.length} of ${plural(Math.max(report.header.contracts, consumers.length), 'consumer')}` : `${breaking} of ${plural(Math.max(report.header.schemas, breaking), 'schema')}`;
      const more = open > 0 ? `, and ${plural(open, 'subject')} could not be checked` : '';
      return `do not merge, ${who} ${(consumers.length || breaking) === 1 ? 'breaks' : 'break'}${more}`;
    }
    case 'invalid':
      return 'input cannot be read, this is not a pass';
    case 'unchecked':
      return 'could not check, this is not a pass';
    case 'safe': {
      const seen = report.header.changed === 0 ? 'no schema changed' : `${plural(report.header.changed, 'changed schema')}, nothing breaks`;
      return `safe, ${seen}${warnings > 0 ? `, ${plural(warnings, 'warning')}` : ''}`;
    }
  }
}

/** What a run found, what it could not answer, and what is to be done first; names as they are. */
export function sentences(report: CheckReport): readonly string[] {
  const { errors, warnings, notes, breaking, open, problems, consumers } = tally(report);
  const { header } = report;
  const rest = [[warnings, 'warning'] as const, [notes, 'note'] as const].filter(([n]) => n > 0).map(([n, noun]) => `, ${plural(n, noun)}`).join('');
  const lines: string[] = [];
  if (errors > 0) lines.push(`${plural(errors, 'error')}${rest} in ${breaking} of ${plural(header.schemas, 'schema')}.`);
  else if (header.changed > 0 && report.verdict !== 'safe') lines.push(`Nothing found that breaks in what could be checked${rest}.`);
  else if (header.changed > 0) lines.push(`Nothing found that breaks${rest}. ${plural(header.changed, 'changed schema')} looked at.`);
  else if (report.verdict === 'safe') lines.push(`No schema changed${rest}.`);
  if (consumers.length > 0) lines.push(`${consumers.length} of ${plural(header.contracts, 'consumer')} ${consumers.length === 1 ? 'breaks' : 'break'}: ${consumers.join(', ')}`);
  else if (header.contracts === 0 && header.changed > 0) lines.push('No contracts were found, so nobody can be vouched for by name.');
  if (open > 0) lines.push(`${plural(open, 'subject')} could not be checked. That is not a pass.`);
  if (report.unchecked.length > 0) lines.push(`${plural(report.unchecked.length, 'question')} about the whole run could not be answered. That is not a pass.`);
  if (problems > 0) lines.push(`${plural(problems, 'file problem')} to mend first.`);
  const reasons = errors + open + report.unchecked.length + problems;
  return reasons > 0 || report.exitCode === 0 ? lines : [...lines, 'It was not checked to the end, and nothing says why. That is not a pass.'];
}

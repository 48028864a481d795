import type { CheckReport, ImpactLevel } from '../model.ts';
import { howMany } from './alert-text.ts';
import { entries, type Entry } from './entries.ts';
import { fingerprints } from './fingerprint.ts';
import { safeJson } from './json-escape.ts';
import { atEnd } from './reporter.ts';

/** GitLab's Code Quality report: an array, empty when there is nothing to say. What could not be checked blocks. */
export const gitlabReporter = atEnd((report) => {
  const all = entries(report);
  const names = fingerprints(all);
  return `${safeJson(all.map((entry, index) => issue(entry, names[index]!, report)))}\n`;
});

const SEVERITIES: Readonly<Record<ImpactLevel, string>> = { error: 'critical', warning: 'minor', note: 'info' };

function issue(entry: Entry, fingerprint: string, report: CheckReport): Record<string, unknown> {
  const { alert, subject, place, rule, severity } = entry;
  return {
    description: alert && subject ? `${entry.message}${howMany(alert, subject)}` : `${entry.message} ${entry.help}`,
    check_name: rule,
    fingerprint,
    severity: alert ? SEVERITIES[severity] : 'blocker',
    location: {
      path: (place?.file ?? subject?.file ?? report.header.config ?? 'whobreaks.yaml').replace(/^\.\//, ''),
      lines: { begin: place?.line ?? 1 },
    },
  };
}

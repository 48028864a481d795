import type { CheckReport } from '../../src/model.ts';
import { githubReporter } from '../../src/report/github.ts';
import { gitlabReporter } from '../../src/report/gitlab.ts';
import type { ReportFormat } from '../../src/report/index.ts';
import { jsonReporter } from '../../src/report/json.ts';
import { junitReporter } from '../../src/report/junit/index.ts';
import { htmlReporter } from '../../src/report/page/index.ts';
import { plain } from '../../src/report/paint.ts';
import type { Reporter } from '../../src/report/reporter.ts';
import { sarifReporter } from '../../src/report/sarif/index.ts';
import { markdownReporter, summaryReporter } from '../../src/report/summary/index.ts';
import { textReporter } from '../../src/report/text.ts';
import { rule } from '../../src/rule.ts';

/** A catalogue of its own, so that a better sentence in the real one changes no golden. */
export const CATALOGUE = new Map([
  [
    'contract/field-missing',
    rule<never>({ title: 'A field that a consumer needs is gone', message: () => '', help: 'Keep the field.', registry: { verdict: 'unseen', type: null }, truth: 'depends' }),
  ],
  [
    'avro/missing-enum-symbols',
    rule<never>({ title: 'The writer has a symbol that the reader does not know', message: () => '', help: 'Add the symbol first.', registry: { verdict: 'breaks', type: 'MISSING_ENUM_SYMBOLS' }, truth: 'depends' }),
  ],
]);

export const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  text: 'txt', json: 'json', sarif: 'sarif', junit: 'junit.xml', github: 'github.txt', summary: 'summary.md', markdown: 'comment.md', gitlab: 'gitlab.json', html: 'html',
};

/** A new reporter of a format, for reports in which nothing is left to the machine. */
export function reporterOf(format: ReportFormat): Reporter {
  const reporters: Readonly<Record<ReportFormat, () => Reporter>> = {
    text: () => textReporter({ paint: plain, width: 100 }),
    json: () => jsonReporter,
    sarif: () => sarifReporter(CATALOGUE),
    junit: () => junitReporter,
    github: () => githubReporter,
    summary: () => summaryReporter,
    markdown: () => markdownReporter,
    gitlab: () => gitlabReporter,
    html: () => htmlReporter,
  };
  return reporters[format]();
}

/** All that a reporter writes for a run. */
export function render(format: ReportFormat, report: CheckReport): string {
  const reporter = reporterOf(format);
  return reporter.begin(report.header) + report.subjects.map((subject) => reporter.subject(subject)).join('') + reporter.end(report);
}

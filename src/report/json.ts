import type { CheckReport } from '../model.ts';
import { safeJson } from './json-escape.ts';
import { atEnd } from './reporter.ts';

/** Version of the JSON report's shape; see docs/report.schema.json. A new major means that a reader must look again. */
export const JSON_REPORT_VERSION = 1;

/** The whole report as one JSON document, the same bytes for the same input. */
export const jsonReporter = atEnd((report) => `${safeJson({ reportVersion: JSON_REPORT_VERSION, ...document(report) })}\n`);

function document(report: CheckReport): CheckReport {
  return {
    header: report.header,
    verdict: report.verdict,
    exitCode: report.exitCode,
    subjects: report.subjects,
    problems: report.problems,
    unchecked: report.unchecked,
    notes: report.notes,
  };
}

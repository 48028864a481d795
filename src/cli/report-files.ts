import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { didYouMean } from '../did-you-mean.ts';
import { UncheckedError, UsageError } from '../errors.ts';
import type { CheckReport } from '../model.ts';
import { plain } from '../report/paint.ts';
import { loadReporter, REPORT_FORMATS, type ReportFormat } from '../report/index.ts';

/** A report that was asked for by `--report <format>=<file>`. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly file: string;
}

/** @throws UsageError for a format that does not exist, or a report without a file. */
export function parseReportFiles(wanted: readonly string[]): readonly ReportFile[] {
  return wanted.map((text) => {
    const equals = text.indexOf('=');
    const format = equals < 0 ? text : text.slice(0, equals);
    const file = equals < 0 ? '' : text.slice(equals + 1);
    const known = REPORT_FORMATS.find((one) => one === format);
    if (known && file !== '') return { format: known, file };
    const near = known ? undefined : didYouMean(format, REPORT_FORMATS);
    const message = known ? `The report \`${text}\` names no file.` : `There is no report format \`${format}\`.${near ? ` Did you mean \`${near}\`?` : ''}`;
    throw new UsageError({ message, place: null, help: `Write it like --report sarif=whobreaks.sarif; formats are ${REPORT_FORMATS.join(', ')}.` });
  });
}

/** Writes every report whole or not at all: a build server must not read half a file. */
export async function writeReportFiles(files: readonly ReportFile[], report: CheckReport, cwd: string): Promise<void> {
  for (const { format, file } of files) {
    const reporter = await loadReporter(format, { paint: plain, width: 100 });
    const text = [reporter.begin(report.header), ...report.subjects.map((subject) => reporter.subject(subject)), reporter.end(report)].join('');
    const target = resolve(cwd, file);
    const draft = `${target}.${process.pid}.tmp`;
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(draft, text);
      await rename(draft, target);
    } catch (cause) {
      await rm(draft, { force: true });
      throw new UncheckedError(`The report \`${file}\` cannot be written.`, { cause, tried: [(cause as Error).message], help: 'Name a file that may be written.' });
    }
  }
}

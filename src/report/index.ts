import type { Reporter } from './reporter.ts';
import type { TextOptions } from './alert-text.ts';

export const REPORT_FORMATS = ['text', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Loads the reporter that is asked for, and no other. */
export async function loadReporter(format: ReportFormat, options: TextOptions): Promise<Reporter> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).textReporter(options);
    case 'json':
      return (await import('./json.ts')).jsonReporter;
  }
}

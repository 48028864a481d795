import type { TextOptions } from './alert-text.ts';
import type { Reporter } from './reporter.ts';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'summary', 'markdown', 'gitlab', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Loads the reporter that is asked for, and no other. */
export async function loadReporter(format: ReportFormat, options: TextOptions): Promise<Reporter> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).textReporter(options);
    case 'json':
      return (await import('./json.ts')).jsonReporter;
    case 'sarif': {
      const { allRules } = await import('../rules.ts');
      return (await import('./sarif/index.ts')).sarifReporter(await allRules());
    }
    case 'junit':
      return (await import('./junit/index.ts')).junitReporter;
    case 'github':
      return (await import('./github.ts')).githubReporter;
    case 'summary':
      return (await import('./summary/index.ts')).summaryReporter;
    case 'markdown':
      return (await import('./summary/index.ts')).markdownReporter;
    case 'gitlab':
      return (await import('./gitlab.ts')).gitlabReporter;
    case 'html':
      return (await import('./page/index.ts')).htmlReporter;
  }
}

import { describe, expect, it, vi } from 'vitest';
import { loadReporter, REPORT_FORMATS } from '../../src/report/index.ts';
import { plain } from '../../src/report/paint.ts';
import { CATALOGUE, render } from './render.ts';
import { breaking } from './reports.ts';

// The sentences of the real catalogue are tested where they are; here it matters that SARIF is given one.
vi.mock('../../src/rules.ts', () => ({ allRules: () => Promise.resolve(CATALOGUE) }));

describe('loading', () => {
  it.each(REPORT_FORMATS)('finds the reporter of %s by its name', async (format) => {
    const reporter = await loadReporter(format, { paint: plain, width: 100 });
    const out = reporter.begin(breaking.header) + breaking.subjects.map((subject) => reporter.subject(subject)).join('') + reporter.end(breaking);
    expect(out).toBe(render(format, breaking));
  });
});

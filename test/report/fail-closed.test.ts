import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/model.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../src/report/index.ts';
import { render } from './render.ts';
import { ALL_REPORTS } from './reports.ts';
import { runnerCommands } from './runner-grammar.ts';
import { all, parseXml } from './strict-xml.ts';
import { htmlTree, markdownTree } from './tree.ts';
import { violations } from './validators.ts';

interface SarifRun {
  readonly invocations: readonly [{ readonly exitCode: number; readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] }];
  readonly results: readonly { readonly level: string; readonly suppressions: readonly unknown[] }[];
}

/** Does a reader of this format see a failure? Each asks what its own tools look at. */
const SHOWS_FAILURE: Readonly<Record<ReportFormat, (out: string) => boolean>> = {
  text: (out) => /^exit [123]/m.test(out) && /error\[|could not check|not a pass/.test(out),
  json: (out) => (JSON.parse(out) as CheckReport).exitCode !== 0 && (JSON.parse(out) as CheckReport).verdict !== 'safe',
  sarif: (out) => sarif(out).results.some(({ level, suppressions }) => level === 'error' && suppressions.length === 0) && sarif(out).invocations[0].exitCode !== 0,
  junit: (out) => [...all(parseXml(out), 'failure'), ...all(parseXml(out), 'error')].length > 0,
  github: (out) => runnerCommands(out).some(({ name }) => name === 'error') && runnerCommands(out).some(({ properties }) => /do not merge|not a pass/.test(properties.get('title') ?? '')),
  summary: (out) => /do not merge|not a pass/.test(markdownTree(out).text.split('\n')[0]!),
  markdown: (out) => /do not merge|not a pass/.test(markdownTree(out).text.trim().split('\n')[0]!),
  gitlab: (out) => (JSON.parse(out) as { severity: string }[]).some(({ severity }) => severity === 'critical' || severity === 'blocker'),
  html: (out) => /<header class="verdict (?:breaks|invalid|unchecked)"><h1>whobreaks: [^<]*(?:do not merge|not a pass)/.test(out),
};

function sarif(out: string): SarifRun {
  return (JSON.parse(out) as { runs: [SarifRun] }).runs[0];
}

describe.each(ALL_REPORTS)('a run that is %s', (name, report) => {
  it.each(REPORT_FORMATS)('never looks like a pass in %s, unless it is one', (format) => {
    const out = render(format, report);
    expect(out.length).toBeGreaterThan(2);
    expect(SHOWS_FAILURE[format](out)).toBe(report.exitCode !== 0);
  });

  it.each(['sarif', 'gitlab', 'json'] as const)('is valid in %s', (format) => {
    expect(violations(format, render(format, report))).toEqual([]);
  });

  it('is executed to the end in SARIF only if it was', () => {
    const [invocation] = sarif(render('sarif', report)).invocations;
    const open = report.exitCode > 1 || name === 'breaking';
    expect(invocation).toMatchObject({ exitCode: report.exitCode, executionSuccessful: !open });
    expect(invocation.toolExecutionNotifications.length > 0).toBe(open);
  });

  it('counts its cases right in JUnit, and has one that passes when nothing fails', () => {
    const root = parseXml(render('junit', report));
    for (const element of [root, ...all(root, 'testsuite')]) {
      const count = (what: string): string => String(all(element, what).length);
      expect(Object.fromEntries(element.attributes)).toMatchObject({ tests: count('testcase'), failures: count('failure'), errors: count('error'), skipped: count('skipped') });
    }
    const passed = all(root, 'testcase').filter(({ children }) => children.every((child) => child.name === 'system-out'));
    if (report.exitCode === 0) expect(passed.length).toBeGreaterThan(0);
  });

  it('shows what could not be checked in Markdown and in the page', () => {
    const open = [...report.unchecked, ...report.problems, ...report.subjects.flatMap((subject) => [...subject.unchecked, ...subject.problems])];
    for (const { message } of open) {
      const said = message.replaceAll('`', '');
      expect(markdownTree(render('summary', report)).text).toContain(said);
      expect(htmlTree(render('html', report)).text).toContain(said);
    }
  });
});

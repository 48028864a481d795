import { describe, expect, it } from 'vitest';
import type { Alert, CheckReport, SubjectReport } from '../../src/model.ts';
import { render } from './render.ts';
import { breaking } from './reports.ts';
import { runnerCommands } from './runner-grammar.ts';
import { all, parseXml } from './strict-xml.ts';
import { markdownTree } from './tree.ts';
import { violations } from './validators.ts';

/** A run with `n` alerts, the last the only error beside the first. */
function many(n: number): CheckReport {
  const orders = breaking.subjects[0]!;
  const [first] = orders.alerts as readonly [Alert];
  const alerts = Array.from({ length: n }, (_, index): Alert => ({
    ...first,
    severity: index === 0 || index === n - 1 ? 'error' : 'warning',
    impacts: first.impacts.map((impact) => ({ ...impact, path: `field_${index}`, args: { path: `field_${index}` } })),
  }));
  const subject: SubjectReport = { ...orders, alerts };
  return { ...breaking, subjects: [subject, ...breaking.subjects.slice(1)] };
}

describe('a run with more than a format holds', () => {
  const report = many(6000);

  it('is a comment of 65 536 characters, with the verdict first and what is left out counted', () => {
    const out = render('markdown', report);
    expect(new TextEncoder().encode(out).length).toBeLessThanOrEqual(65_536);
    expect(out.length).toBeGreaterThan(40_000);
    const tree = markdownTree(out);
    expect(tree.text.trim()).toMatch(/^whobreaks: do not merge, 3 of 6 consumers break, and 1 subject could not be checked/);
    expect(tree.text).toContain('Could not check, which is not a pass');
    const shown = tree.elements.filter(({ name }) => name === 'h3').length;
    const left = Number(/(\d+) sections left out/.exec(tree.text)?.[1]);
    // Two titles and every alert has a section; notes and what is safe come last.
    expect(shown + left).toBeGreaterThanOrEqual(6002);
  });

  it('is a job summary of 1 MiB', () => {
    const size = new TextEncoder().encode(render('summary', report)).length;
    expect(size).toBeLessThanOrEqual(1024 * 1024);
    expect(size).toBeGreaterThan(900_000);
  });

  it('is ten annotations, errors first, and a notice that counts the others', () => {
    const commands = runnerCommands(render('github', report));
    expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'error', ...Array.from({ length: 7 }, () => 'warning'), 'notice']);
    expect(commands.at(-1)!.data).toContain('5991 findings more not shown here');
  });

  it('is 5000 results in SARIF, every error among them, and a notification that counts the others', () => {
    const out = render('sarif', report);
    expect(violations('sarif', out)).toEqual([]);
    const run = (JSON.parse(out) as { runs: [{ results: { level: string; partialFingerprints: Record<string, string> }[]; invocations: [{ toolExecutionNotifications: { message: { text: string } }[] }] }] }).runs[0];
    expect(run.results).toHaveLength(5000);
    expect(run.results.filter(({ level }) => level === 'error')).toHaveLength(3);
    expect(new Set(run.results.map(({ partialFingerprints }) => partialFingerprints['whobreaks/v1'])).size).toBe(5000);
    expect(run.invocations[0].toolExecutionNotifications.at(-1)!.message.text).toContain('1001 results');
  });

  it('is 500 findings on the page, with the others counted', () => {
    const out = render('html', report);
    expect(out.match(/<article class="(?:error|warning)"/g)).toHaveLength(500);
    expect(out).toContain('5500 findings more not shown here');
  });

  it('is 10 000 cases in JUnit, what failed among them, and one that counts the others', () => {
    const root = parseXml(render('junit', many(12_000)));
    const cases = all(root, 'testcase');
    expect(cases).toHaveLength(10_001);
    expect(all(root, 'error')).toHaveLength(1);
    expect(cases.filter((one) => one.children.some(({ name }) => name === 'failure'))).toHaveLength(10_000);
    expect(all(root, 'failure').at(-1)!.attributes.get('message')).toMatch(/^\d+ cases more not written here, \d+ of them failed\.$/);
  });

  it('is whole in Code Quality', () => {
    expect(JSON.parse(render('gitlab', report))).toHaveLength(6001);
  });
});

describe('cases of one name', () => {
  it('are told apart in JUnit', () => {
    const [first] = breaking.subjects[0]!.alerts as readonly [Alert];
    const twice = { ...breaking, subjects: [{ ...breaking.subjects[0]!, alerts: [first, first] }] };
    const names = all(parseXml(render('junit', twice)), 'testcase').map(({ attributes }) => attributes.get('name'));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('billing-service › customer_email (2)');
  });
});

describe('a fingerprint', () => {
  const prints = (report: CheckReport): string[] => (JSON.parse(render('gitlab', report)) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  const change = (mend: (alert: Alert) => Alert): CheckReport => ({ ...breaking, subjects: breaking.subjects.map((subject) => ({ ...subject, alerts: subject.alerts.map(mend) })) });

  it('stays when lines move and when a consumer comes or goes', () => {
    expect(prints(change((alert) => ({ ...alert, at: { file: 'schemas/orders.avsc', line: 99, column: 1 }, excerpt: [] })))).toEqual(prints(breaking));
    expect(prints(change((alert) => ({ ...alert, impacts: alert.impacts.slice(0, 1) })))).toEqual(prints(breaking));
  });

  it('is another for another path', () => {
    const other = prints(change((alert) => ({ ...alert, impacts: alert.impacts.map((impact) => ({ ...impact, path: 'other' })) })));
    expect(other.filter((print) => prints(breaking).includes(print))).toHaveLength(2);
  });
});

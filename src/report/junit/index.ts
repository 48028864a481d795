import type { CheckReport } from '../../model.ts';
import { atEnd } from '../reporter.ts';
import { plural } from '../tally.ts';
import { headline } from '../verdict.ts';
import { xmlAttribute, xmlText } from '../xml.ts';
import { cases, type Case } from './cases.ts';

/** JUnit XML: a suite for each topic, a case for each consumer and path. What could not be checked is an error, never skipped. */
export const junitReporter = atEnd((report) => {
  const all = distinct(most(cases(report)));
  const suites = new Map<string, Case[]>();
  for (const one of all) {
    const suite = suites.get(one.suite);
    if (suite) suite.push(one);
    else suites.set(one.suite, [one]);
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttribute('name', `whobreaks: ${headline(report)}`)}${counts(all)} time="0">`,
    ...[...suites].flatMap(([name, list]) => suiteLines(name, list, report)),
    '</testsuites>',
    '',
  ].join('\n');
});

/** Dashboards read no more, and slowly. */
const MOST_CASES = 10_000;

/** What could not be checked comes first, then what failed; of what is left out, a failure is still a failure. */
function most(all: readonly Case[]): readonly Case[] {
  if (all.length <= MOST_CASES) return all;
  const failed = (one: Case): boolean => one.outcome === 'failure' || one.outcome === 'error';
  const ranked = (['error', 'failure', 'skipped', 'passed'] as const).flatMap((outcome) => all.filter((one) => one.outcome === outcome));
  const left = ranked.slice(MOST_CASES);
  const message = `${plural(left.length, 'case')} more not written here, ${left.filter(failed).length} of them failed.`;
  const outcome = left.some(failed) ? 'failure' : 'skipped';
  return [...ranked.slice(0, MOST_CASES), { suite: 'whobreaks', subject: 'whobreaks', name: 'more', place: null, outcome, type: 'gate/more', message, text: message }];
}

/** Dashboards take cases of one name for one case. */
function distinct(all: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const key = JSON.stringify([one.suite, one.subject, one.name]);
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? one : { ...one, name: `${one.name} (${n})` };
  });
}

function counts(list: readonly Case[]): string {
  const count = (outcome: Case['outcome']): number => list.filter((one) => one.outcome === outcome).length;
  return ` tests="${list.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function suiteLines(name: string, list: readonly Case[], { header, exitCode }: CheckReport): string[] {
  const property = (key: string, value: string): string => `      <property name="${key}"${xmlAttribute('value', value)}/>`;
  return [
    `  <testsuite${xmlAttribute('name', name)}${counts(list)} time="0">`,
    '    <properties>',
    property('version', header.version),
    property('baseline', header.baseline.label),
    property('exit', String(exitCode)),
    '    </properties>',
    ...list.flatMap(caseLines),
    '  </testsuite>',
  ];
}

function caseLines(one: Case): string[] {
  const { name, subject, place, outcome, type, message, text } = one;
  const at = place ? `${xmlAttribute('file', place.file)}${xmlAttribute('line', place.line)}` : '';
  const head = `    <testcase${xmlAttribute('name', name)}${xmlAttribute('classname', subject)}${at} time="0"`;
  if (outcome === 'passed') return text === '' ? [`${head}/>`] : [`${head}>`, `      <system-out>${xmlText(text)}</system-out>`, '    </testcase>'];
  const said = `${outcome === 'skipped' ? '' : xmlAttribute('type', type)}${xmlAttribute('message', message)}`;
  return [`${head}>`, `      <${outcome}${said}>${xmlText(text)}</${outcome}>`, '    </testcase>'];
}

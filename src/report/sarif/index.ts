import type { CheckReport } from '../../model.ts';
import type { AnyRule } from '../../rules.ts';
import { entries, type Entry } from '../entries.ts';
import { fingerprints } from '../fingerprint.ts';
import { safeJson } from '../json-escape.ts';
import { plural } from '../tally.ts';
import { atEnd, type Reporter } from '../reporter.ts';
import { headline, sentences } from '../verdict.ts';
import { fileLocation, physicalLocation } from './location.ts';
import { result } from './result.ts';
import { descriptor } from './rules.ts';

/** GitHub shows no more of one run, and refuses 25 000. */
const MOST_RESULTS = 5000;

/** SARIF 2.1.0, with a result for what could not be checked as well: a tool that shows only results must not show a pass. */
export function sarifReporter(catalogue: ReadonlyMap<string, AnyRule>): Reporter {
  return atEnd((report) => `${safeJson(log(report, catalogue))}\n`);
}

function log(report: CheckReport, catalogue: ReadonlyMap<string, AnyRule>): Record<string, unknown> {
  const all = entries(report);
  const names = fingerprints(all);
  const shown = worst(all, MOST_RESULTS);
  const ids = [...new Set(shown.map(({ entry }) => entry.rule))].toSorted();
  const ruleIndex = new Map(ids.map((id, index) => [id, index]));
  const driver = {
    name: 'whobreaks',
    version: report.header.version,
    informationUri: 'https://github.com/whobreaks/whobreaks',
    rules: ids.map((id) => descriptor(id, catalogue)),
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        automationDetails: { id: 'whobreaks/' },
        invocations: [invocation(report, all, all.length - shown.length, ruleIndex)],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'unicodeCodePoints',
        results: shown.map(({ entry, index }) => result(entry, names[index]!, { header: report.header, ruleIndex })),
        properties: { verdict: report.verdict, headline: headline(report), baseline: report.header.baseline, summary: sentences(report), notes: report.notes },
      },
    ],
  };
}

/** The worst, in the order of the run. */
function worst(all: readonly Entry[], most: number): readonly { entry: Entry; index: number }[] {
  const numbered = all.map((entry, index) => ({ entry, index }));
  const severities = ['error', 'warning', 'note'] as const;
  const ranked = severities.flatMap((severity) => numbered.filter(({ entry }) => entry.severity === severity));
  return ranked.slice(0, most).toSorted((a, b) => a.index - b.index);
}

const EXITS = ['safe', 'something breaks', 'wrong use or unreadable input', 'could not check'] as const;

function invocation(report: CheckReport, all: readonly Entry[], left: number, ruleIndex: ReadonlyMap<string, number>): Record<string, unknown> {
  const open = all.filter(({ rule, alert }) => !alert && rule !== 'gate/registry-rejects');
  const notifications = open.slice(0, MOST_RESULTS).map((entry) => notification(entry, report, ruleIndex));
  if (left > 0) notifications.push({ level: 'warning', message: { text: `${plural(left, 'result')} of lesser weight left out: code scanning shows ${MOST_RESULTS}. The exit code counts all.` } });
  return { executionSuccessful: open.length === 0, exitCode: report.exitCode, exitCodeDescription: EXITS[report.exitCode], toolExecutionNotifications: notifications };
}

function notification({ rule, message, help, place, subject }: Entry, report: CheckReport, ruleIndex: ReadonlyMap<string, number>): Record<string, unknown> {
  const where = place ? physicalLocation(place) : fileLocation(subject?.file ?? report.header.config ?? 'whobreaks.yaml');
  const index = ruleIndex.get(rule);
  return {
    level: 'error',
    message: { text: `${message} ${help}` },
    locations: [{ physicalLocation: where }],
    ...(index === undefined ? {} : { associatedRule: { id: rule, index } }),
  };
}

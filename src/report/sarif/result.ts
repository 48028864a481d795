import type { Alert, Impact, RunHeader, SubjectReport } from '../../model.ts';
import { howMany, registrySentence } from '../alert-text.ts';
import { againCommand } from '../again.ts';
import type { Entry } from '../entries.ts';
import { fileLocation, physicalLocation } from './location.ts';

/** GitHub takes no more; the others are counted in the message. */
const MOST_RELATED = 100;
const MOST_DATUM = 4096;

export interface ResultContext {
  readonly header: RunHeader;
  readonly ruleIndex: ReadonlyMap<string, number>;
}

/** One result for each thing to look at: the schema line, the contracts that read it, how it differs from the baseline. */
export function result(entry: Entry, fingerprint: string, { header, ruleIndex }: ResultContext): Record<string, unknown> {
  const { alert, subject } = entry;
  const impacts = alert?.impacts ?? [];
  return {
    ruleId: entry.rule,
    ruleIndex: ruleIndex.get(entry.rule)!,
    level: entry.severity,
    message: { text: notALink(message(entry)) },
    locations: [{ physicalLocation: entry.place ? physicalLocation(entry.place) : fileLocation(subject?.file ?? header.config ?? 'whobreaks.yaml'), ...logical(subject) }],
    ...(impacts.length > 0 ? { relatedLocations: impacts.slice(0, MOST_RELATED).map(contractLocation) } : {}),
    partialFingerprints: { 'whobreaks/v1': fingerprint },
    baselineState: baselineState(impacts),
    // Present and empty says: nobody has suppressed it.
    suppressions: [],
    properties: subject ? { ...about(subject, header), ...(alert ? details(alert, subject) : {}) } : { help: entry.help },
  };
}

function message({ alert, subject, message, help }: Entry): string {
  if (!alert || !subject) return `${message} ${help}`;
  const names = [...new Set(alert.impacts.filter((impact) => impact.level === 'error').map((impact) => impact.consumer))];
  const registry = registrySentence(alert, subject);
  return [
    `${message}${howMany(alert, subject)}`,
    ...(names.length > 0 ? [`Breaks: ${names.join(', ')}.`] : []),
    ...(alert.proof ? [`Proof: ${alert.proof.detail}`] : []),
    ...(registry ? [`Registry: ${registry}.`] : []),
    ...(alert.fixes.length > 0 ? alert.fixes : [help]),
  ].join('\n');
}

/** `[text](target)` is a link in SARIF's messages; text from outside makes none. */
function notALink(text: string): string {
  return text.includes('](') ? text.replace(/[\\[\]]/g, String.raw`\$&`) : text;
}

function logical(subject: SubjectReport | null): Record<string, unknown> {
  return subject ? { logicalLocations: [{ name: subject.subject, kind: 'resource', fullyQualifiedName: `${subject.topic}/${subject.subject}` }] } : {};
}

function contractLocation(impact: Impact, id: number): Record<string, unknown> {
  const who = impact.owner?.team === undefined ? impact.consumer : `${impact.consumer} (${impact.owner.team})`;
  return { id, physicalLocation: physicalLocation(impact.contract), message: { text: notALink(`${who} reads ${impact.path}`) } };
}

/** `unchanged`: the damage was there before this change. */
function baselineState(impacts: readonly Impact[]): 'new' | 'updated' | 'unchanged' {
  if (impacts.length === 0 || impacts.some((impact) => impact.outcome === 'breaks' || impact.outcome === 'pending')) return 'new';
  return impacts.every((impact) => impact.baseline === impact.proposed) ? 'unchanged' : 'updated';
}

function about(subject: SubjectReport, header: RunHeader): Record<string, unknown> {
  return { subject: subject.subject, topic: subject.topic, format: subject.format, change: subject.change, again: againCommand(subject, header) };
}

function details(alert: Alert, subject: SubjectReport): Record<string, unknown> {
  const { proof } = alert;
  const small = proof !== undefined && JSON.stringify(proof.datum).length <= MOST_DATUM;
  return {
    help: alert.help,
    registry: registrySentence(alert, subject),
    ...(proof ? { proof: { outcome: proof.outcome, detail: proof.detail, ...(small ? { datum: proof.datum } : {}) } } : {}),
    impacts: alert.impacts.map(({ consumer, owner, path, level, outcome, fingerprint }) => ({ consumer, ...(owner ? { owner } : {}), path, level, outcome, fingerprint })),
  };
}

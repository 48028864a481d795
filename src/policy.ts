import { excerpt, type Excerpt } from './excerpt.ts';
import type { Alert, Answer, CheckReport, Finding, Impact, ImpactLevel, Place, PlacedFinding, SubjectReport, Verdict } from './model.ts';

export interface RegistrySays {
  readonly rejected: boolean;
  readonly registryType: string | null;
  /** A real reader is hurt by every case of the rule. */
  readonly certain: boolean;
}

export interface Evidence {
  readonly answers: readonly Answer[];
  readonly impacts: readonly Impact[];
  /** What the registry makes of a rule: does it reject by it, and by which difference type? */
  readonly registrySays: (rule: string) => RegistrySays;
  /** Running readers on the proposed messages: what proves that a consumer is hurt. */
  readonly running: readonly Finding[];
  /** Text of a file as proposed and as it was, references included. */
  readonly proposed: (file: string) => string | null;
  readonly baseline: (file: string) => string | null;
}

/** Puts findings and impacts of the same change together, the worst first. */
export function alerts(evidence: Evidence): readonly Alert[] {
  const groups = groupImpacts(evidence.impacts);
  const alone: PlacedFinding[][] = [];
  for (const finding of mergeVersions(evidence)) {
    const group = groups.find((candidate) => candidate.impacts.some((impact) => samePlace(impact, finding)));
    if (group) group.findings.push(finding);
    else {
      const twin = alone.find((others) => others.some((other) => other.rule === finding.rule && samePlace(other, finding)));
      if (twin) twin.push(finding);
      else alone.push([finding]);
    }
  }
  const list = [
    ...groups.map((group) => fromImpacts(group, evidence)),
    ...alone.map((findings) => fromFindings(findings, evidence)),
  ];
  return list.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || byPlace(a, b) || compareText(a.rule, b.rule));
}

const WEIGHT: Readonly<Record<ImpactLevel, number>> = { error: 0, warning: 1, note: 2 };

interface ImpactGroup {
  readonly impacts: Impact[];
  readonly findings: PlacedFinding[];
}

function groupImpacts(impacts: readonly Impact[]): ImpactGroup[] {
  const groups = new Map<string, ImpactGroup>();
  for (const impact of impacts) {
    const key = JSON.stringify([impact.rule, impact.path, impact.message, impact.level, placeKey(impact.at), placeKey(impact.was)]);
    const group = groups.get(key);
    if (group) group.impacts.push(impact);
    else groups.set(key, { impacts: [impact], findings: [] });
  }
  return [...groups.values()];
}

/** The same finding against several versions, or in both directions, is told once. */
function mergeVersions(evidence: Evidence): PlacedFinding[] {
  const merged = new Map<string, PlacedFinding & { against: string[] }>();
  for (const answer of evidence.answers) {
    for (const finding of answer.findings) {
      const key = JSON.stringify([answer.direction, finding.rule, finding.path, finding.message]);
      const known = merged.get(key);
      if (known) known.against.push(answer.against);
      else merged.set(key, { ...finding, direction: answer.direction, against: [answer.against], ...registryPart(evidence.registrySays(finding.rule)) });
    }
  }
  return [...merged.values()];
}

function registryPart({ rejected, registryType }: RegistrySays): Pick<PlacedFinding, 'rejected' | 'registryType'> {
  return { rejected, registryType };
}

function fromImpacts(group: ImpactGroup, evidence: Evidence): Alert {
  const first = group.impacts[0]!;
  const proof = evidence.running.find((finding) => finding.proof && samePlace(first, finding))?.proof;
  const severity = group.findings.some((finding) => weight(finding, evidence) === 'error') ? 'error' : first.level;
  const shown = show(evidence, first);
  return {
    severity,
    rule: first.rule,
    message: first.message,
    help: first.help,
    at: shown.at,
    was: first.was,
    impacts: group.impacts,
    findings: group.findings,
    ...(proof ? { proof } : {}),
    excerpt: shown.lines,
    fixes: [],
  };
}

function fromFindings(findings: PlacedFinding[], evidence: Evidence): Alert {
  const first = findings[0]!;
  const proof = findings.find((finding) => finding.proof)?.proof;
  const shown = show(evidence, first);
  return {
    severity: findings.some((finding) => weight(finding, evidence) === 'error') ? 'error' : 'warning',
    rule: first.rule,
    message: first.message,
    help: first.help,
    at: shown.at,
    was: first.was,
    impacts: [],
    findings,
    ...(proof ? { proof } : {}),
    excerpt: shown.lines,
    fixes: [],
  };
}

function show(evidence: Evidence, { at, was }: { at: Place | null; was: Place | null }): Excerpt {
  return excerpt(at ? evidence.proposed(at.file) : was ? evidence.proposed(was.file) : null, was ? evidence.baseline(was.file) : null, at, was);
}

/** What the registry rejects breaks, and so does what is proved; what depends on the data, or loses a little, is for people to weigh. */
function weight(finding: PlacedFinding, evidence: Evidence): ImpactLevel {
  if (finding.rejected) return 'error';
  const outcome = finding.proof?.outcome;
  return outcome === 'fails' || (outcome === 'misread' && evidence.registrySays(finding.rule).certain) ? 'error' : 'warning';
}

function samePlace(a: { at: Place | null; was: Place | null }, b: { at: Place | null; was: Place | null }): boolean {
  return sameLine(a.was, b.was) || (a.was === null && sameLine(a.at, b.at));
}

function sameLine(a: Place | null, b: Place | null): boolean {
  return a !== null && b !== null && a.file === b.file && a.line === b.line && a.column === b.column;
}

function byPlace(a: Alert, b: Alert): number {
  const left = a.at ?? a.was;
  const right = b.at ?? b.was;
  if (!left || !right) return Number(left === null) - Number(right === null);
  return compareText(left.file, right.file) || left.line - right.line || left.column - right.column;
}

function placeKey(place: Place | null): string {
  return place ? `${place.file}:${place.line}:${place.column}` : '';
}

/** Code unit order: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A subject is safe only if everything was checked and nothing breaks. */
export function subjectVerdict(report: Omit<SubjectReport, 'verdict'>): Verdict {
  if (report.alerts.some((alert) => alert.severity === 'error')) return 'breaks';
  if (report.registry && !report.registry.compatible) return 'breaks';
  return report.unchecked.length > 0 || report.problems.length > 0 ? 'unchecked' : 'safe';
}

/** 0 safe, 1 breaks, 2 the user's own bad input, 3 could not check; the first that applies of 1, 2, 3 wins. */
export function conclude(report: Omit<CheckReport, 'verdict' | 'exitCode'>): Pick<CheckReport, 'verdict' | 'exitCode'> {
  if (report.subjects.some((subject) => subject.verdict === 'breaks')) return { verdict: 'breaks', exitCode: 1 };
  if (report.problems.length > 0 || report.subjects.some((subject) => subject.problems.length > 0)) {
    return { verdict: 'invalid', exitCode: 2 };
  }
  if (report.unchecked.length > 0 || report.subjects.some((subject) => subject.verdict !== 'safe')) {
    return { verdict: 'unchecked', exitCode: 3 };
  }
  return { verdict: 'safe', exitCode: 0 };
}

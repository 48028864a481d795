import { comparePair } from './compare.ts';
import { InvalidSchemaError, UncheckedError, UsageError } from './errors.ts';
import { toFinding } from './findings.ts';
import type { Format } from './formats/format.ts';
import { loadFormat } from './formats/index.ts';
import type { Shape } from './formats/shape.ts';
import { questions } from './levels.ts';
import type {
  Alert, Answer, ConsumerVerdict, Finding, FormatName, Impact, InputProblem, JsonPolicy, Level, Profile, RegistryAnswer, SchemaText, SourceVersion, SubjectReport,
  SubjectSource, Unchecked,
} from './model.ts';
import type { ParsedSubject } from './pinned.ts';
import { alerts, subjectVerdict, type RegistrySays } from './policy.ts';
import { reservedProblems } from './reserved.ts';
import { rulesOf, type RuleTable } from './rules.ts';

/** Judges the contracts on a subject; `null` where there is no schema before or after. */
export type Judge = (source: SubjectSource, before: ShapeOf | null, after: ShapeOf | null, parsed: ParsedSubject) => { impacts: readonly Impact[]; consumers: readonly ConsumerVerdict[] };
/** null: the schema has no such record. */
export type ShapeOf = (record?: string) => Shape | null;

export interface SubjectOptions {
  readonly profile: Profile;
  readonly policy: JsonPolicy;
  readonly prove: boolean;
  /** Try repairs on what breaks, and say those that help. */
  readonly repair: boolean;
  /** Level of subjects that have none of their own. */
  readonly level: Level;
  readonly judge: Judge;
  /** How many consumers are declared at all: with none, nobody can say that a deleted schema is not read. */
  readonly contracts: number;
}

/** Everything about one subject: parse, compare by its level, judge its contracts, put the findings together. */
export async function checkSubject(source: SubjectSource, general: SubjectOptions): Promise<SubjectReport> {
  const options = source.policy === undefined ? general : { ...general, policy: source.policy };
  const trouble = new Trouble(source);
  const format = await loadFormat(source.format);
  const proposed = trouble.guard(() => (source.proposed ? format.parse(source.proposed, { strictness: 'new' }) : null)) ?? null;
  const versions = await parseVersions(source, trouble);
  const unreadable = proposed === null && source.change !== 'deleted';
  trouble.problems.push(...(trouble.guard(() => reservedProblems(source, format, proposed)) ?? []));

  const registry = unreadable ? null : await answerLevel(source, format, proposed, versions, options, trouble);
  const latest = versions.at(-1);
  const unknownBefore = latest !== undefined && latest.schema === undefined;
  const shapeOf = (schema: unknown, from: Format<unknown>): ShapeOf => (asked) => {
    const record = asked ?? source.record;
    return record === undefined || offers(from.records(schema), record) ? from.shape(schema, record) : null;
  };
  const parsed: ParsedSubject = {
    subject: source.subject,
    format,
    rows: await rulesOf(source.format),
    baseline: latest?.from.format === source.format ? latest.schema : null,
    proposed,
    versions: versions.filter((version) => version.from.format === source.format && version.schema !== undefined).map(({ from, schema }) => ({ label: from.label, schema })),
    profile: options.profile,
    policy: options.policy,
  };
  const before = latest ? shapeOf(latest.schema, latest.with) : null;
  // Nobody who reads the one type can read the other, however alike the fields are.
  const after = proposed === null || (latest && latest.from.format !== source.format) ? null : shapeOf(proposed, format);
  const judged = unreadable || unknownBefore
    ? NOBODY_ASKED
    : (trouble.guard(() => options.judge(source, before, after, parsed)) ?? NOBODY_ASKED);

  const says = await registrySays(source.format);
  const gateRows = await rulesOf('gate');
  const report = {
    subject: source.subject,
    topic: source.topic,
    format: source.format,
    file: source.file,
    ...(source.previousFile === undefined ? {} : { previousFile: source.previousFile }),
    change: source.change,
    registry,
    consumers: judged.consumers,
    alerts: [...deletion(source, judged.impacts, options, gateRows), ...silentBreaks(source, registry, options, gateRows), ...alerts({
      answers: registry?.answers ?? [],
      impacts: judged.impacts,
      registrySays: says,
      running: judged.impacts.length === 0 ? [] : (trouble.guard(() => runningReaders(parsed, registry, source, options)) ?? []),
      proposed: textOf(source.proposed),
      baseline: textOf(source.versions.at(-1)?.text ?? null),
    })],
    unchecked: [...trouble.unchecked, ...unjudged(judged.impacts)],
    problems: trouble.problems,
    notes: [...(source.notes ?? []), ...deliberateCases(source)],
  };
  const verdict = subjectVerdict(report);
  if (!options.repair || verdict !== 'breaks') return { ...report, verdict };
  return { ...report, verdict, alerts: await withFixes(source, report.alerts, options) };
}

/** Repairs are tried on the whole gate, compare and contracts alike; what does not help is not said. */
async function withFixes(source: SubjectSource, found: readonly Alert[], options: SubjectOptions): Promise<readonly Alert[]> {
  const baseline = source.versions.at(-1)?.text.schema;
  // A repaired text is another schema than the one that the registry has already.
  const { proposed, registered: _, ...rest } = source;
  if (baseline === undefined || proposed === null) return found;
  const { repairs } = await import('./repair.ts');
  const mended: Alert[] = [];
  let tries = 0;
  for (const alert of found) {
    const fixes: string[] = [];
    for (const repair of alert.severity === 'error' ? repairs(alert, baseline, proposed.schema) : []) {
      if (fixes.length === 2 || (repair.fallback && fixes.length > 0) || ++tries > MOST_TRIES) break;
      const again = await checkSubject({ ...rest, proposed: { ...proposed, schema: repair.text } }, { ...options, repair: false, prove: false });
      if (helps(alert, found, again)) fixes.push(repair.sentence);
    }
    mended.push({ ...alert, fixes });
  }
  return mended;
}

/** More tries cost time, and nobody reads that many fixes. */
const MOST_TRIES = 24;

/** A repair helps when its alert is gone, nothing new is found, and nothing is unreadable or open. */
function helps(alert: Alert, before: readonly Alert[], after: SubjectReport): boolean {
  if (after.problems.length > 0 || after.unchecked.length > 0) return false;
  const loud = (list: readonly Alert[]): string[] => list.filter((other) => other.severity !== 'note').map(identity);
  const known = new Set(loud(before));
  const left = loud(after.alerts);
  return !left.includes(identity(alert)) && left.every((key) => known.has(key));
}

function identity(alert: Alert): string {
  return JSON.stringify([alert.rule, alert.impacts.map((impact) => impact.fingerprint).toSorted(), alert.impacts.length > 0 ? '' : alert.message]);
}

const NOBODY_ASKED = { impacts: [], consumers: [] } as const;

interface ParsedVersion {
  readonly from: SourceVersion;
  readonly with: Format<unknown>;
  /** undefined when the text cannot be read; `trouble` says why. */
  readonly schema: unknown;
}

/** Findings of readers that are still on the earlier schema; compared once more where the level did not ask. */
function runningReaders(parsed: ParsedSubject, registry: RegistryAnswer | null, source: SubjectSource, options: SubjectOptions): readonly Finding[] {
  const latest = source.versions.at(-1)?.label;
  const asked = registry?.answers.find((answer) => answer.direction === 'FORWARD' && answer.against === latest);
  if (asked) return asked.findings;
  if (!options.prove || parsed.baseline === null || parsed.baseline === undefined || parsed.proposed === null) return [];
  return comparePair(parsed.format, parsed.baseline, parsed.proposed, options).facts.map((fact) => toFinding(fact, parsed.rows, 'writer'));
}

/** A schema's own text, or that of a file that it refers to. */
function textOf(text: SchemaText | null): (file: string) => string | null {
  return (file) => {
    if (!text) return null;
    const reference = text.references?.find((one) => (one.file ?? one.name) === file);
    return reference && file !== text.file ? reference.schema : text.schema;
  };
}

/** A contract on a record that is not there was not judged at all. */
function unjudged(impacts: readonly Impact[]): Unchecked[] {
  return impacts
    .filter((impact) => impact.rule === 'contract/record-unknown')
    .map(({ message, help, contract }) => ({ message, tried: [], help, place: contract }));
}

/** By full or simple name. */
function offers(records: readonly string[], record: string): boolean {
  return records.some((name) => name === record || name.endsWith(`.${record}`));
}

async function parseVersions(source: SubjectSource, trouble: Trouble): Promise<ParsedVersion[]> {
  const parsed: ParsedVersion[] = [];
  for (const from of source.versions) {
    const format = await loadFormat(from.format);
    const schema = trouble.guardBaseline(from.label, () => format.parse(from.text, { strictness: 'stored' }));
    parsed.push({ from, with: format, schema });
  }
  return parsed;
}

async function answerLevel(
  source: SubjectSource, format: Format<unknown>, proposed: unknown, versions: readonly ParsedVersion[], options: SubjectOptions, trouble: Trouble,
): Promise<RegistryAnswer | null> {
  const level = source.level ?? options.level;
  if (proposed === null || versions.length === 0) return null;
  if (source.registered !== undefined) return { level, levelFrom: source.levelFrom ?? 'default', compatible: true, answers: [] };
  const rows = await rulesOf(source.format);
  const answers: Answer[] = [];
  for (const { direction, against } of questions(level, versions)) {
    if (against.from.format !== source.format) {
      answers.push(await typeChanged(source, against, direction));
      continue;
    }
    if (against.schema === undefined) continue;
    const answer = trouble.guard(() => {
      const [reader, writer] = direction === 'BACKWARD' ? [proposed, against.schema] : [against.schema, proposed];
      const pair = comparePair(format, reader, writer, options);
      const side = direction === 'BACKWARD' ? 'reader' : 'writer';
      const findings = pair.facts.map((fact) => toFinding(fact, rows, side));
      return { direction, against: against.from.label, compatible: pair.compatible, differences: pair.differences, findings, actual: pair.actual };
    });
    if (answer) answers.push(answer);
  }
  return { level, levelFrom: source.levelFrom ?? 'default', compatible: answers.every((answer) => answer.compatible), answers };
}

/** A change of schema type is incompatible under every level but NONE, whatever the texts say. */
async function typeChanged(source: SubjectSource, against: ParsedVersion, direction: Answer['direction']): Promise<Answer> {
  const rows = await rulesOf('gate');
  const place = { file: source.file, line: 1, column: 1 };
  const args = { was: FORMAT_WORDS[against.from.format], now: FORMAT_WORDS[source.format] };
  const fact = { rule: 'gate/schema-type-changed', path: '/', args, reader: place, writer: null };
  const finding: Finding = { ...toFinding(fact, rows), at: place, was: null };
  return {
    direction,
    against: against.from.label,
    compatible: false,
    differences: [{ type: 'SCHEMA_TYPE_CHANGED', path: '/', compatible: false }],
    findings: [finding],
  };
}

/** What the registry accepts, no rule explains, and a message proves all the same. */
function silentBreaks(source: SubjectSource, registry: RegistryAnswer | null, options: SubjectOptions, rows: RuleTable): Alert[] {
  const found = (registry?.answers ?? []).filter(
    ({ compatible, actual, findings }) => compatible && actual?.verdict === 'breaks' && actual.proof && !findings.some((finding) => finding.proof),
  );
  return found.slice(0, 1).map(({ direction, actual }) => {
    const readers = direction === 'BACKWARD' ? 'readers on the new schema' : 'readers that are still on the earlier schema';
    const place = { file: source.file, line: 1, column: 1 };
    const { rule, message, help } = toFinding({ rule: 'gate/reader-breaks', path: '/', args: { readers, detail: actual!.proof!.detail }, reader: place, writer: null }, rows);
    // A lenient policy says that writers send only what they declare; the proof may rest on the opposite.
    const severity = options.policy === 'lenient' || actual!.proof!.outcome === 'lossy' ? 'warning' : 'error';
    return { severity, rule, message, help, at: place, was: null, impacts: [], findings: [], proof: actual!.proof!, excerpt: [], fixes: [] };
  });
}

/** A deleted schema is a change like any other. Contracts speak first; without any, nobody can be called safe. */
function deletion(source: SubjectSource, impacts: readonly Impact[], options: SubjectOptions, rows: RuleTable): Alert[] {
  if (source.change !== 'deleted' || impacts.some((impact) => impact.level === 'error')) return [];
  const was = { file: source.previousFile ?? source.file, line: 1, column: 1 };
  const finding = toFinding({ rule: 'gate/schema-deleted', path: '/', args: { file: source.file, subject: source.subject }, reader: null, writer: was }, rows);
  const { rule, message, help } = finding;
  return [{ severity: options.contracts === 0 ? 'error' : 'warning', rule, message, help, at: null, was, impacts: [], findings: [], excerpt: [], fixes: [] }];
}

const FORMAT_WORDS: Readonly<Record<FormatName, string>> = { avro: 'Avro', protobuf: 'Protobuf', json: 'JSON Schema' };

/** New and deleted subjects are said aloud. */
function deliberateCases(source: SubjectSource): string[] {
  if (source.change === 'added') return [`${source.subject} is new: the baseline has no schema for it, so there was nothing to compare it with.`];
  if (source.change === 'deleted') return [`The schema of ${source.subject} is deleted; the registry keeps what is registered until someone deletes it there.`];
  return [];
}

async function registrySays(format: FormatName): Promise<(rule: string) => RegistrySays> {
  const tables: readonly RuleTable[] = [await rulesOf(format), await rulesOf('gate')];
  return (rule) => {
    const row = tables.find((table) => Object.hasOwn(table, rule))?.[rule];
    return { rejected: row !== undefined && row.registry.verdict !== 'unseen' && row.registry.verdict !== 'allows', registryType: row?.registry.type ?? null, certain: row?.truth === 'breaks' };
  };
}

/** Collects what went wrong with one subject, so that the others still run. */
class Trouble {
  readonly problems: InputProblem[];
  readonly unchecked: Unchecked[];

  constructor(source: SubjectSource) {
    this.problems = [...(source.problems ?? [])];
    this.unchecked = [...(source.unchecked ?? [])];
  }

  guard<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof UsageError) this.problems.push(...error.problems);
      else if (error instanceof UncheckedError) this.unchecked.push(asUnchecked(error));
      else throw error;
      return undefined;
    }
  }

  /** A stored version that cannot be read is nobody's typing mistake: the question stays open. */
  guardBaseline<T>(label: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof InvalidSchemaError) {
        this.unchecked.push({ message: `The baseline ${label} cannot be read: ${error.message}`, tried: [], place: error.place, help: 'Choose another baseline with --against.' });
      } else if (error instanceof UncheckedError) this.unchecked.push(asUnchecked(error));
      else throw error;
      return undefined;
    }
  }
}

export function asUnchecked(error: UncheckedError): Unchecked {
  return { message: error.message, tried: error.tried, ...(error.help === undefined ? {} : { help: error.help }) };
}

import type { Config, SubjectEntry } from '../config/config.ts';
import type { Change, Level, Reference, SchemaText, SourceVersion, SubjectSource } from '../model.ts';
import type { UnitPair } from './changes.ts';
import { earlierVersions, type EarlierContext } from './earlier-versions.ts';
import { sameText } from './scan.ts';
import type { NamedUnit, Remote, Side, Trouble } from './side.ts';
import { newest, type UnitVersion } from './units.ts';

export interface SubjectContext {
  readonly config: Config;
  readonly proposed: Side;
  readonly baseline: Side;
  readonly remote: Remote;
  readonly earlier: EarlierContext['earlier'];
  readonly fileAt: EarlierContext['fileAt'];
  /** Asked for on the command line. */
  readonly level: Level | undefined;
  /** Are unchanged subjects checked as well, and so need all their versions? */
  readonly all: boolean;
}

/**
 * A pair as subjects to check. Usually one; a history that gains several versions at once gives one for each of them, and
 * a schema that moved to another subject leaves the old one deleted.
 */
export async function toSubjects(pair: UnitPair<NamedUnit>, context: SubjectContext): Promise<SubjectSource[]> {
  const { proposed, baseline } = pair;
  if (!proposed) return baseline ? [await deleted(baseline, context, null)] : [];
  if (!baseline) return [await added(proposed, context)];
  const sources: SubjectSource[] = [];
  const before: UnitVersion[] = [];
  for (const version of newVersions(proposed, baseline)) {
    sources.push(await changed(pair, proposed, baseline, version, before, context));
    before.push(version);
  }
  if (before.length === 0) sources.push(await changed(pair, proposed, baseline, newest(proposed), [], context));
  if (proposed.subject !== baseline.subject) sources.push(await deleted(baseline, context, proposed.subject));
  return sources;
}

async function deleted(unit: NamedUnit, context: SubjectContext, successor: string | null): Promise<SubjectSource> {
  const trouble: Trouble = { problems: [], unchecked: [] };
  const { file } = newest(unit);
  const versions = await stored(unit, context, trouble, []);
  const notes = successor === null ? [] : [`Its schema moved to the subject ${successor}.`];
  return source(unit, context, { file: file.path, format: file.format, change: 'deleted', proposed: null, versions, notes, trouble });
}

async function added(unit: NamedUnit, context: SubjectContext): Promise<SubjectSource> {
  const trouble: Trouble = { problems: [], unchecked: [] };
  const older: SourceVersion[] = [];
  for (const version of unit.versions.slice(0, -1)) older.push(...(await storedVersion(version, unit, context.proposed, version.version!.label, context, trouble)));
  const { file } = newest(unit);
  const text = await context.proposed.text(file, references(unit, context.config), context.remote, trouble);
  return source(unit, context, { file: file.path, format: file.format, change: 'added', proposed: text, versions: older, notes: [], trouble });
}

/** `earlier` are versions that are as new as this one, and come before it. */
async function changed(
  pair: UnitPair<NamedUnit>, unit: NamedUnit, baseline: NamedUnit, version: UnitVersion, earlier: readonly UnitVersion[], context: SubjectContext,
): Promise<SubjectSource> {
  const trouble: Trouble = { problems: [], unchecked: [] };
  const { file } = version;
  const text = await context.proposed.text(file, references(unit, context.config), context.remote, trouble);
  const versions = await stored(baseline, context, trouble, unit.versions);
  for (const one of earlier) versions.push(...(await storedVersion(one, unit, context.proposed, one.version!.label, context, trouble)));
  const old = newest(baseline).file;
  const moved = pair.moved && old.path !== file.path;
  const same = sameText(file, old) && (file.path === old.path || moved);
  const last = versions.at(-1);
  const touched = same && text && last ? changedReferences(text, last.text) : [];
  const change: Change = moved ? 'renamed' : same && touched.length === 0 ? 'unchanged' : 'modified';
  const wanted = change !== 'unchanged' || context.all;
  const level = context.level ?? entryOf(unit, context.config)?.level ?? context.config.level;
  const earlierOnes = wanted ? await earlierVersions(baseline, level, references(unit, context.config), context, trouble) : [];
  const notes = [
    ...(touched.length > 0 ? [`Only what it refers to changed: ${touched.join(', ')}.`] : []),
    ...rewritten(unit, baseline, file.path),
    ...(unit.subject !== baseline.subject ? [`Its schema was that of the subject ${baseline.subject} until now.`] : []),
  ];
  const previousFile = old.path === file.path || !moved ? undefined : old.path;
  return source(unit, context, { file: file.path, format: file.format, previousFile, change, proposed: text, versions: [...earlierOnes, ...versions], notes, trouble });
}

/** Versions newer than all of the baseline, oldest first. */
function newVersions(proposed: NamedUnit, baseline: NamedUnit): readonly UnitVersion[] {
  const known = new Set(baseline.versions.map(({ file }) => file.path));
  const last = proposed.versions.findLastIndex(({ file }) => known.has(file.path));
  return last < 0 ? [] : proposed.versions.slice(last + 1);
}

async function stored(unit: NamedUnit, context: SubjectContext, trouble: Trouble, now: readonly UnitVersion[]): Promise<SourceVersion[]> {
  const versions: SourceVersion[] = [];
  for (const one of unit.versions) {
    const standing = now.some(({ file }) => file.path === one.file.path && sameText(file, one.file));
    const label = one.version ? (standing ? one.version.label : `${one.version.label} at ${context.baseline.label}`) : context.baseline.label;
    versions.push(...(await storedVersion(one, unit, context.baseline, label, context, trouble)));
  }
  return versions;
}

function storedVersion(
  { file }: UnitVersion, unit: NamedUnit, side: Side, label: string, context: SubjectContext, trouble: Trouble,
): Promise<SourceVersion[]> {
  return side.stored(file, label, references(unit, context.config), context.remote, trouble);
}

function references(unit: NamedUnit, config: Config): SubjectEntry['references'] {
  return entryOf(unit, config)?.references ?? [];
}

function entryOf(unit: NamedUnit, config: Config): SubjectEntry | undefined {
  return unit.entry ?? config.subjects.find((entry) => entry.schema === undefined && entry.subject === unit.subject);
}

/** Files behind references that are not what they were, by the name that people know. */
function changedReferences(now: SchemaText, before: SchemaText): string[] {
  const text = (references: readonly Reference[] | undefined): Map<string, string> =>
    new Map((references ?? []).map(({ name, schema }) => [name, schema.replaceAll('\r\n', '\n')]));
  const left = text(now.references);
  const right = text(before.references);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => left.get(name) !== right.get(name));
}

/** Versions are for good; one that was edited is taken as it was. */
function rewritten(unit: NamedUnit, baseline: NamedUnit, proposedPath: string): string[] {
  const before = new Map(baseline.versions.map(({ file }) => [file.path, file]));
  const lastKnown = unit.versions.findLastIndex(({ file }) => before.has(file.path));
  return unit.versions.flatMap(({ file, version }, i) => {
    const old = before.get(file.path);
    const edited = version && file.path !== proposedPath && old && !sameText(old, file);
    const inserted = version && !old && i < lastKnown;
    if (edited) return [`Version ${version.label} is edited; it is taken as it was at the baseline.`];
    return inserted ? [`Version ${version.label} is new, older than the newest, and not compared with those after it.`] : [];
  });
}

interface Parts extends Pick<SubjectSource, 'file' | 'format' | 'change' | 'proposed'> {
  readonly previousFile?: string | undefined;
  readonly versions: readonly SourceVersion[];
  readonly notes: readonly string[];
  readonly trouble: Trouble;
}

function source(unit: NamedUnit, { config }: SubjectContext, parts: Parts): SubjectSource {
  const entry = entryOf(unit, config);
  const level = entry?.level ?? config.level;
  const { previousFile, notes, trouble, ...rest } = parts;
  return {
    subject: unit.subject,
    topic: unit.topic,
    part: unit.part,
    ...rest,
    ...(previousFile === undefined ? {} : { previousFile }),
    ...(level === undefined ? {} : { level, levelFrom: 'config' as const }),
    ...(entry?.record === undefined ? {} : { record: entry.record }),
    ...(entry?.metadata === undefined ? {} : { metadata: entry.metadata }),
    ...(notes.length > 0 ? { notes } : {}),
    ...(trouble.problems.length > 0 ? { problems: trouble.problems } : {}),
    ...(trouble.unchecked.length > 0 ? { unchecked: trouble.unchecked } : {}),
  };
}

import { UncheckedError } from '../errors.ts';
import type { Level, SourceVersion, SubjectSource } from '../model.ts';
import type { Registry } from './registry/registry.ts';

export interface RegistryUse {
  readonly registry: Registry;
  /** Is the registry the baseline itself? Otherwise it answers only for subjects that changed. */
  readonly isBaseline: boolean;
  /** Level asked for on the command line, which decides how many versions are needed. */
  readonly level: Level | undefined;
}

/**
 * Takes a subject's versions and level from the registry. A subject that the registry does not know is said aloud, and a
 * question that it does not answer stays open for this subject only.
 */
export async function withRegistry(source: SubjectSource, use: RegistryUse): Promise<SubjectSource> {
  if (source.change === 'deleted' || (source.change === 'unchanged' && !use.isBaseline)) return source;
  try {
    const stored = await use.registry.subject(source.subject, use.level ?? source.level);
    if (!stored) return noted(source, [unknown(source, use)]);
    const notes = [...stored.notes, ...levelNotes(source, stored.level), ...registeredAs(source, stored.versions)];
    const level = source.level === undefined ? { level: stored.level, levelFrom: 'registry' as const } : {};
    return noted({ ...source, ...level, versions: stored.versions, change: use.isBaseline ? changeFrom(source, stored.versions) : source.change }, notes);
  } catch (error) {
    if (!(error instanceof UncheckedError)) throw error;
    const { message, tried, help } = error;
    return { ...source, unchecked: [...(source.unchecked ?? []), { message, tried, ...(help === undefined ? {} : { help }) }] };
  }
}

/** The same schema text? Space between the words of JSON does not count; a registry stores it without. */
export function sameSchema(a: string, b: string, isJson: boolean): boolean {
  if (!isJson) return a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim();
  return a === b || withoutSpace(a) === withoutSpace(b);
}

function withoutSpace(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (piece) => (piece.startsWith('"') ? piece : ''));
}

function changeFrom(source: SubjectSource, versions: readonly SourceVersion[]): SubjectSource['change'] {
  const latest = versions.at(-1);
  return source.proposed && latest && isSame(source, latest) ? 'unchanged' : 'modified';
}

function registeredAs(source: SubjectSource, versions: readonly SourceVersion[]): string[] {
  const known = versions.find((version) => isSame(source, version));
  return known ? [`This schema is registered already, as ${known.label} of ${source.subject}.`] : [];
}

function isSame(source: SubjectSource, version: SourceVersion): boolean {
  const { proposed, format } = source;
  if (!proposed || format !== version.format) return false;
  const references = (text: SourceVersion['text']): readonly string[] => (text.references ?? []).map(({ name, schema }) => `${name} ${withoutSpace(schema)}`);
  return sameSchema(proposed.schema, version.text.schema, format !== 'protobuf') && sameSet(references(proposed), references(version.text));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function unknown(source: SubjectSource, use: RegistryUse): string {
  const instead = source.versions.length > 0 ? ' It is compared with the baseline instead.' : '';
  return `The registry ${use.registry.label} has no subject ${source.subject}: it would be new there, or the name is not the one in use.${instead}`;
}

function levelNotes(source: SubjectSource, level: Level): string[] {
  if (source.level === undefined || source.level === level) return [];
  return [`whobreaks.yaml says ${source.level} and the registry ${level}; ${source.level} is checked.`];
}

function noted(source: SubjectSource, notes: readonly string[]): SubjectSource {
  return notes.length === 0 ? source : { ...source, notes: [...(source.notes ?? []), ...notes] };
}

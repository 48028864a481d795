import { UncheckedError } from '../errors.ts';
import type { JsonPolicy, Level, SubjectSource } from '../model.ts';
import type { Registry, RegistrySubject } from './registry/registry.ts';

export interface RegistryUse {
  readonly registry: Registry;
  /** Is the registry the baseline itself? Otherwise it answers only for subjects that changed. */
  readonly isBaseline: boolean;
  /** Level asked for on the command line, which decides how many versions are needed. */
  readonly level: Level | undefined;
  /** What the configuration says of JSON Schema, which goes before the registry's own. */
  readonly jsonPolicy: JsonPolicy | undefined;
}

/**
 * Takes a subject's versions, level and policy from the registry. A subject that the registry does not know is said
 * aloud, and a question that it does not answer stays open for this subject only.
 */
export async function withRegistry(source: SubjectSource, use: RegistryUse): Promise<SubjectSource> {
  if (source.change === 'deleted' || (source.change === 'unchanged' && !use.isBaseline)) return source;
  try {
    const proposal = { format: source.format, text: source.proposed, metadata: source.metadata ?? null };
    const stored = await use.registry.subject(source.subject, use.level ?? source.level, proposal);
    if (!stored) return noted(source, [unknown(source, use)]);
    const notes = [...registeredAs(source, stored), ...stored.notes, ...levelNotes(source, stored.level), ...policyNotes(source, stored, use)];
    return noted(answered(source, stored, use), notes);
  } catch (error) {
    if (!(error instanceof UncheckedError)) throw error;
    const { message, tried, help } = error;
    return { ...source, unchecked: [...(source.unchecked ?? []), { message, tried, ...(help === undefined ? {} : { help }) }] };
  }
}

function answered(source: SubjectSource, stored: RegistrySubject, use: RegistryUse): SubjectSource {
  const { versions, level, policy, registered, reserved, unchecked } = stored;
  const isLatest = registered !== null && versions.at(-1)?.label === registered;
  return {
    ...source,
    versions,
    ...(use.isBaseline ? { change: isLatest ? 'unchanged' : 'modified' } : {}),
    ...(source.level === undefined ? { level, levelFrom: 'registry' } : {}),
    ...(policy === null || use.jsonPolicy !== undefined ? {} : { policy }),
    ...(registered === null ? {} : { registered }),
    ...(reserved === null ? {} : { reserved }),
    ...(unchecked.length === 0 ? {} : { unchecked: [...(source.unchecked ?? []), ...unchecked] }),
  };
}

function registeredAs({ subject }: SubjectSource, { registered }: RegistrySubject): string[] {
  return registered === null ? [] : [`This schema is registered already, as ${registered} of ${subject}: the registry would answer with that version, and compare nothing.`];
}

function policyNotes(source: SubjectSource, { policy }: RegistrySubject, { jsonPolicy }: RegistryUse): string[] {
  if (source.format !== 'json' || jsonPolicy === undefined || (policy ?? 'strict') === jsonPolicy) return [];
  return [`whobreaks.yaml says ${jsonPolicy} and the registry ${policy ?? 'strict'} about open content models; ${jsonPolicy} is checked.`];
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

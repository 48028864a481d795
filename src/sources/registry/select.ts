import type { FormatName, Level, SchemaText } from '../../model.ts';
import { sameSchema } from '../same-schema.ts';
import type { Properties, StoredSchema } from './decode.ts';
import type { Effective } from './effective.ts';
import { isFoundBy, proposedMetadata, type Proposed } from './metadata.ts';

/** How many versions before the latest are looked through for one that is the same. */
const LOOK_BACK = 100;

/** What is about to be registered. */
export interface Proposal {
  readonly format: FormatName;
  readonly text: SchemaText | null;
  /** null: none are given, so the registry takes over those of the version before. */
  readonly metadata: Properties | null;
}

export interface Selected {
  /** Oldest first. */
  readonly compared: readonly StoredSchema[];
  /** Versions that may be the proposed schema itself, newest first; references are still to be compared. */
  readonly alike: readonly StoredSchema[];
  readonly latest: StoredSchema;
  readonly proposed: Proposed;
  readonly notes: readonly string[];
}

/**
 * The live versions with which the registry compares: those of the proposal's compatibility group, of these the newest or
 * all, as the level says. null when none is live.
 */
export async function selectVersions(
  numbers: readonly number[], config: Effective, level: Level, proposal: Proposal | null, fetch: (version: number) => Promise<StoredSchema>,
): Promise<Selected | null> {
  const rest = numbers.toReversed();
  let latest: StoredSchema | undefined;
  while (rest.length > 0 && (latest === undefined || latest.deleted)) latest = await fetch(rest.shift()!);
  if (latest === undefined || latest.deleted) return null;

  const proposed = proposedMetadata(proposal?.metadata ?? null, latest, config);
  const isTransitive = level.endsWith('_TRANSITIVE');
  const isAlike = (version: StoredSchema): boolean => isAlready(version, proposal, proposed, latest, config);
  const lookBack = proposal?.text && !isAlike(latest) ? LOOK_BACK : 0;
  const wanted = isTransitive || config.group !== null ? rest : rest.slice(0, lookBack);
  const older = await Promise.all(wanted.map(fetch));
  const newestFirst = [latest, ...older.filter((version) => !version.deleted)];

  const group = config.group === null ? newestFirst : newestFirst.filter((version) => version.properties.get(config.group!) === proposed.properties.get(config.group!));
  const compared = (isTransitive ? group : group.slice(0, 1)).toReversed();
  const notes = config.group === null ? [] : [groupNote(config.group, proposed, compared)];
  return { compared, alike: newestFirst.filter(isAlike), latest, proposed, notes };
}

function isAlready(version: StoredSchema, proposal: Proposal | null, proposed: Proposed, latest: StoredSchema, config: Effective): boolean {
  if (!proposal?.text || version.format !== proposal.format) return false;
  return isFoundBy(version, proposal.metadata, proposed, latest, config.hasRules) && sameSchema(proposal.text.schema, version.schema, version.format !== 'protobuf');
}

function groupNote(group: string, proposed: Proposed, compared: readonly StoredSchema[]): string {
  const value = proposed.properties.get(group);
  const whose = value === undefined ? `that have no \`${group}\` in their metadata` : `whose \`${group}\` is \`${value}\`, as it is set ${proposed.sourceOf(group)}`;
  if (compared.length === 0) return `The registry compares only with versions ${whose}; there is none, so it compares with nothing.`;
  return `The registry compares only with versions ${whose}; of these with ${compared.map(({ version }) => `v${version}`).join(', ')}.`;
}

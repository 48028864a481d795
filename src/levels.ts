import type { Direction, Level } from './model.ts';

export const LEVELS: readonly Level[] = [
  'NONE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
];

/** One question that a level asks: in which direction, against which version. */
export interface Question<Version> {
  readonly direction: Direction;
  readonly against: Version;
}

/**
 * The questions of a level, newest version first; FULL asks forward before backward, as the registry does.
 * `versions` is oldest first. Levels that are not transitive ask about the newest version only.
 */
export function questions<Version>(level: Level, versions: readonly Version[]): readonly Question<Version>[] {
  const newestFirst = versions.toReversed();
  const against = level.endsWith('_TRANSITIVE') ? newestFirst : newestFirst.slice(0, 1);
  return against.flatMap((version) => directions(level).map((direction) => ({ direction, against: version })));
}

/** Which way round a level reads. */
export function directions(level: Level): readonly Direction[] {
  if (level.startsWith('FULL')) return ['FORWARD', 'BACKWARD'];
  if (level.startsWith('FORWARD')) return ['FORWARD'];
  return level.startsWith('BACKWARD') ? ['BACKWARD'] : [];
}

/** In words, who reads what: a level's name alone is misread too often. */
export function inWords(level: Level): string {
  const every = level.endsWith('_TRANSITIVE');
  const old = every ? 'messages of every earlier version' : 'messages of the version before';
  const readers = every ? 'readers on every earlier version' : 'readers on the version before';
  if (level.startsWith('FULL')) return `readers on your new schema can read ${old}, and ${readers} can read your new messages`;
  if (level.startsWith('FORWARD')) return `${readers} can read your new messages`;
  if (level.startsWith('BACKWARD')) return `readers on your new schema can read ${old}`;
  return 'nothing is compared';
}

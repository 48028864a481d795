import type { Place } from '../../model.ts';
import type { JsonNode } from '../json-text.ts';
import type { Raw } from './schema.ts';

/** Which part of a member is meant. */
export type Part = 'value' | 'member' | 'key';

/** A text and the way back from its data to its places. */
export interface Source {
  readonly file: string;
  /** The place of `key` in `holder`, of the holder itself if it has no such key; `null` if the holder is of another text. */
  place(holder: Raw | null, key: string | number | null, part?: Part): Place | null;
  /** A number as it is written; `null` where there is none. */
  spelled(holder: Raw, key: string): string | null;
  /** The lossless twin of an object or an array of the data. */
  lossless(holder: Raw): JsonNode | undefined;
}

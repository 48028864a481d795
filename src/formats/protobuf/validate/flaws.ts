import type { Anchor } from '../place.ts';

/** What protoc refuses although the registry takes it. */
export interface Flaw {
  /** The registry's path of what is wrong. */
  readonly path: string;
  /** One sentence without its full stop. */
  readonly what: string;
  readonly anchor: Anchor;
}

/** Where checks put what they find. */
export type Tell = (path: string, what: string, anchor: Anchor) => void;

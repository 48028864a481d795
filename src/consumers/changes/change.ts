import type { ScalarShape } from '../../formats/shape.ts';
import type { Need } from '../contract/contract.ts';
import type { Reading, Said } from '../needs/check.ts';
import type { Leaf } from '../path/leaf.ts';
import type { Located } from '../path/located.ts';

/** A value before and after, where both schemas have it. */
export interface Pair {
  readonly need: Need;
  readonly before: Leaf;
  readonly after: Leaf;
  readonly reading: Reading;
  /** Keys of the checks that this change breaks already: what they say need not be said again. */
  readonly broken: ReadonlySet<string>;
}

/** Something that changed under a consumer although no requirement of its contract names it. */
export interface Change {
  readonly said: Said;
  readonly outcome: 'breaks' | 'at-risk' | 'changed';
  readonly detail: string;
  readonly at: Located;
  readonly was: Located;
}

export type ChangeCheck = (pair: Pair) => readonly Change[];

export function scalars(leaf: Leaf): readonly ScalarShape[] {
  return leaf.alternatives.filter((alternative) => alternative.kind === 'scalar');
}

import type { Every, Some } from '../ir/term.ts';

/** What an object has to satisfy. */
export interface ObjectQuestion {
  readonly min: number;
  readonly max: number;
  readonly every: readonly Every[];
  readonly some: readonly Some[];
}

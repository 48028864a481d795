import type { Fact } from '../../model.ts';
import type { Pair } from './facts.ts';
import type { Issue } from './issue.ts';

/** What the registry lets pass and a reader suffers from. */
export function hazardFacts(_pair: Pair, _found: readonly Issue[]): readonly Fact[] {
  return [];
}

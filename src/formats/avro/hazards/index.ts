import type { Fact } from '../../../model.ts';
import type { Pair } from '../facts.ts';
import type { Issue } from '../issue.ts';
import { aliasFacts } from './aliases.ts';
import { HazardWalk } from './walk.ts';

/** What the registry lets pass and a reader suffers from. Whatever stands inside an incompatibility is left out. */
export function hazardFacts(pair: Pair, found: readonly Issue[]): readonly Fact[] {
  const walk = new HazardWalk(pair, found);
  walk.visit(pair.reader.root, pair.writer.root);
  return [...walk.facts, ...aliasFacts(pair)];
}

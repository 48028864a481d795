import type { Difference, Fact } from '../../model.ts';
import type { Comparison } from '../format.ts';
import { registryType } from './detail.ts';
import { type Pair, issueFact } from './facts.ts';
import { hazardFacts } from './hazards.ts';
import type { Issue } from './issue.ts';
import type { AvroSchema } from './schema.ts';
import { Ambiguity, Walk } from './walk.ts';

/** The registry's verdict on "can `reader` read what `writer` wrote?", the facts behind it, and the hazards it does not see. */
export function compare(reader: AvroSchema, writer: AvroSchema): Comparison {
  const found = issues(reader, writer);
  const pair = { reader, writer };
  return { compatible: found.length === 0, differences: found.map(difference), facts: [...facts(found, pair), ...hazardFacts(pair, found)] };
}

function issues(reader: AvroSchema, writer: AvroSchema): readonly Issue[] {
  const found: Issue[] = [];
  try {
    new Walk().check(reader.root, writer.root, found);
  } catch (error) {
    // The reference gives up here; the registry answers "incompatible" with the error alone.
    if (error instanceof Ambiguity) return [error.issue];
    throw error;
  }
  return found;
}

function difference(issue: Issue): Difference {
  return { type: registryType(issue), path: issue.path, compatible: false };
}

/** A pair of types that is met twice is one fact, though two differences. */
function facts(found: readonly Issue[], pair: Pair): Fact[] {
  return [...new Set(found)].map((issue) => issueFact(issue, pair));
}

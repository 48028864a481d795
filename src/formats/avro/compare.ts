import type { Difference, Fact } from '../../model.ts';
import type { Comparison } from '../format.ts';
import { withinStack } from './depth.ts';
import { registryType } from './detail.ts';
import { type Pair, hiddenFact, issueFact } from './facts.ts';
import { hazardFacts } from './hazards/index.ts';
import type { Issue } from './issue.ts';
import type { AvroSchema } from './schema.ts';
import { soundIssues } from './sound.ts';
import { Ambiguity, Walk } from './walk.ts';

/** The registry's verdict on "can `reader` read what `writer` wrote?", the facts behind it, and the hazards it does not see. */
export function compare(reader: AvroSchema, writer: AvroSchema): Comparison {
  return withinStack(() => compareSchemas(reader, writer));
}

function compareSchemas(reader: AvroSchema, writer: AvroSchema): Comparison {
  const found: Issue[] = [];
  const walk = new Walk();
  const pair = { reader, writer, walk };
  try {
    walk.check(reader.root, writer.root, found);
  } catch (error) {
    if (!(error instanceof Ambiguity)) throw error;
    // The reference gives up here; the registry answers "incompatible" with the error alone.
    return { compatible: false, differences: [difference(error.issue)], facts: [issueFact(error.issue, pair)] };
  }
  const hazards = walk.notable ? hazardFacts(pair, found) : [];
  const hidden = walk.assumed && found.length === 0 ? hiddenFacts(reader, writer) : [];
  return { compatible: found.length === 0, differences: found.map(difference), facts: [...facts(found, pair), ...hazards, ...hidden] };
}

/** What the reference forgets: it took a pair for compatible on an assumption that failed later. */
function hiddenFacts(reader: AvroSchema, writer: AvroSchema): readonly Fact[] {
  const { found, walk } = soundIssues(reader, writer);
  return found.map((issue) => hiddenFact(issue, { reader, writer, walk }));
}

function difference(issue: Issue): Difference {
  return { type: registryType(issue), path: issue.path, compatible: false };
}

/** A pair of types that is met twice is one fact, though two differences. */
function facts(found: readonly Issue[], pair: Pair): Fact[] {
  return [...new Set(found)].map((issue) => issueFact(issue, pair));
}

import type { Actual, Fact } from '../../model.ts';
import { hazardRules } from './rules/hazards.ts';
import type { JsonSchema } from './schema.ts';
import type { ProvableSchema } from './truth/prove.ts';
import { prove as proveContainment } from './truth/prove.ts';

/** The truth about a pair: is every message that the writer's schema allows allowed by the reader's? */
export function prove(reader: JsonSchema, writer: JsonSchema, facts: readonly Fact[]): { actual: Actual; facts: readonly Fact[] } {
  const proved = proveContainment(provable(reader), provable(writer), facts);
  if (proved.actual.verdict !== 'safe') return proved;
  // A hazard that cannot happen is none; what the registry refuses is told all the same.
  return { ...proved, facts: proved.facts.filter((fact) => !(fact.rule in hazardRules)) };
}

function provable({ document, library, dialect }: JsonSchema): ProvableSchema {
  return {
    root: document.root,
    references: new Map([...library.references].map(([name, reference]) => [name, reference.root])),
    dialect: dialect.name,
    place(value) {
      const holder = library.documents().find((each) => each.root === value || each.key(value) !== null);
      return holder === undefined ? null : holder.place(holder.key(value)?.keyStart ?? value.start, value.end);
    },
  };
}

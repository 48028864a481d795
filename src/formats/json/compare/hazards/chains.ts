import type { ReferenceSchema, Schema } from '../../model.ts';
import type { Findings } from '../found.ts';

/** A reference that leads to a reference is followed one step only, and two that are left over are equal to the registry. */
export function suspectChains(findings: Findings, writer: ReferenceSchema, reader: ReferenceSchema): void {
  findings.suspect('json/reference-chain-changed', ['$ref'], (fits) => {
    const [from, to] = [endOf(writer), endOf(reader)];
    return from !== null && to !== null && !fits(from, to);
  }, []);
}

/** null for a chain that bites its tail. */
function endOf(schema: ReferenceSchema): Schema | null {
  const seen = new Set<Schema>();
  let at: Schema | null = schema;
  while (at !== null && at.kind === 'reference' && !seen.has(at)) {
    seen.add(at);
    at = at.target;
  }
  return at?.kind === 'reference' ? null : at;
}

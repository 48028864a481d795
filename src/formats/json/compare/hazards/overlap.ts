import type { CombinedSchema, Schema } from '../../model.ts';
import { canonical } from '../canonical.ts';
import type { Findings, Fits } from '../found.ts';

/**
 * `oneOf` refuses what two of its members take, and the registry does not look at that. `exclusive`: the writer's members were in a
 * `oneOf` already, so only a new member can add an overlap.
 */
export function suspectOverlap(findings: Findings, before: readonly Schema[], reader: CombinedSchema, exclusive: boolean): void {
  const after = reader.subschemas;
  if (reader.criterion !== 'oneOf' || after.length < 2) return;
  findings.suspect('json/alternatives-overlap', ['oneOf'], (fits) => {
    const known = new Set(exclusive ? before.map(canonical) : []);
    return before.some((member) => overlaps(member, after, known, fits));
  }, []);
}

function overlaps(member: Schema, after: readonly Schema[], known: ReadonlySet<string>, fits: Fits): boolean {
  if (member.kind === 'false') return false;
  const taking = after.filter((other) => fits(member, other));
  return taking.length > 1 && taking.some((other) => !known.has(canonical(other)));
}

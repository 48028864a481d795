import type { ArraySchema } from '../../model.ts';
import type { Findings } from '../found.ts';

/** The registry compares how often `contains` must match, and never what; in the older drafts it does not look at all. */
export function suspectContains(findings: Findings, { contains: before }: ArraySchema, { contains: after, minContains }: ArraySchema): void {
  if (after === null || minContains === 0) return;
  // In the newer drafts a new `contains` is seen by its count.
  if (before === null) {
    if (minContains === null) findings.suspect('json/contains-narrowed', ['contains']);
  } else findings.suspect('json/contains-narrowed', ['contains'], (fits) => !fits(before, after));
}

import type { Route } from './resolve.ts';

/** The step at which a path is lost; a member that only an open model lets in is lost as well. */
export function lostStep({ stop, end, trail }: Route): number | null {
  return stop?.step ?? (end === 'open' ? (trail.at(-1)?.step ?? null) : null);
}

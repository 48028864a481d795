import type { CheckReport, InputProblem, Unchecked } from '../model.ts';

/** The report of a run that ended before its first subject, so that its files say so instead of missing. Exit 2 or 3. */
export function failedRun(version: string, why: { readonly problems?: readonly InputProblem[]; readonly unchecked?: readonly Unchecked[] }): CheckReport {
  const problems = why.problems ?? [];
  return {
    header: { command: 'check', version, config: null, baseline: { label: 'none', detail: 'the run ended before it had one' }, registry: null, schemas: 0, changed: 0, contracts: 0 },
    subjects: [],
    problems,
    unchecked: why.unchecked ?? [],
    notes: [],
    ...(problems.length > 0 ? { verdict: 'invalid', exitCode: 2 } : { verdict: 'unchecked', exitCode: 3 }),
  };
}

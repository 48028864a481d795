import type { ImpactLevel } from '../model.ts';
import type { Contract, Dependency, Need, Severity } from './contract/contract.ts';
import type { Said } from './needs/check.ts';
import type { Outcome } from './transition.ts';

const BY_OUTCOME: Readonly<Record<Exclude<Outcome, 'ok' | 'fixed'>, ImpactLevel>> = {
  breaks: 'error',
  'at-risk': 'warning',
  'pre-existing': 'warning',
  unverifiable: 'note',
  pending: 'note',
  improved: 'note',
  changed: 'note',
};

const BY_SEVERITY: Readonly<Record<Severity, ImpactLevel>> = { block: 'error', warn: 'warning', info: 'note' };
const WEIGHT: Readonly<Record<ImpactLevel, number>> = { note: 0, warning: 1, error: 2 };

/** A contract that is wrong about the schema, or whose strongest check was not made, protects nobody: say so each time. */
const ALWAYS_WARNS = new Set<Said['rule']>(['contract/field-never-existed', 'contract/record-unknown', 'contract/reader-not-checked', 'contract/no-fields']);

/** The level of one finding, before the contract says how much it may weigh. */
export function levelOf(outcome: Exclude<Outcome, 'ok' | 'fixed'>, said: Pick<Said, 'rule' | 'cap' | 'lasting'>, strict: boolean): ImpactLevel {
  if (ALWAYS_WARNS.has(said.rule)) return 'warning';
  if (said.lasting !== undefined && outcome !== 'breaks' && outcome !== 'at-risk') return said.lasting;
  const level = strict && outcome === 'pre-existing' ? 'error' : BY_OUTCOME[outcome];
  return said.cap === undefined ? level : lower(level, said.cap);
}

/** The most that a contract's findings may weigh: the nearest severity, its status and its dates. */
export function ceilingOf(contract: Contract, dependency: Dependency, need: Need | null, today: string): ImpactLevel {
  const severity = need?.severity ?? dependency.severity ?? contract.severity;
  const caps: ImpactLevel[] = [BY_SEVERITY[severity]];
  if (contract.status === 'draft') caps.push('note');
  if (contract.status === 'deprecated' || need?.deprecatedUse !== undefined || isReviewDue(contract, today)) caps.push('warning');
  return caps.reduce(lower);
}

export function lower(a: ImpactLevel, b: ImpactLevel): ImpactLevel {
  return WEIGHT[a] <= WEIGHT[b] ? a : b;
}

/** Dates are UTC calendar days; the day itself still counts. */
export function isReviewDue(contract: Contract, today: string): boolean {
  return contract.reviewBy !== undefined && today > contract.reviewBy;
}

export function hasEnded(contract: Contract, today: string): boolean {
  return contract.until !== undefined && today > contract.until;
}

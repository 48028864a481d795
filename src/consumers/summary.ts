import type { ConsumerVerdict, Impact } from '../model.ts';
import type { Contract, Dependency } from './contract/contract.ts';

/** Old news that takes nothing from a proof: a form that surprised before, a name, a default. */
const QUIET = new Set(['contract/type-representation', 'contract/name-unit-mismatch', 'contract/default-changed']);
/** The contract itself is what was not checked. */
const BLIND = new Set(['contract/no-fields', 'contract/record-unknown', 'contract/reader-not-checked', 'contract/not-provable', 'contract/pattern-changed']);

/** What a change does to one consumer, in a word and a few more. Safe only when every need is proved. */
export function summary(contract: Contract, dependencies: readonly Dependency[], impacts: readonly Impact[]): ConsumerVerdict {
  const base = { consumer: contract.consumer, ...(contract.owner ? { owner: contract.owner } : {}) };
  const draft = contract.status === 'draft' ? 'not in production yet: ' : '';
  const breaking = impacts.filter((impact) => impact.level === 'error');
  if (breaking.length > 0) return { ...base, verdict: 'breaks', why: draft + about(breaking) };
  const risky = impacts.filter(isRisky);
  if (risky.length > 0) return { ...base, verdict: 'at-risk', why: draft + about(risky) };
  const open = impacts.filter((impact) => impact.proposed !== 'G' && !QUIET.has(impact.rule));
  if (open.length > 0) return { ...base, verdict: 'unknown', why: draft + unknownWhy(open) };
  const fields = dependencies.flatMap((dependency) => dependency.fields ?? []).length;
  if (fields === 0) return { ...base, verdict: 'safe', why: `${draft}has no requirement on it` };
  return { ...base, verdict: 'safe', why: draft + held(fields) };
}

/** Damage counts even when the contract's severity makes it a note. */
function isRisky(impact: Impact): boolean {
  if (impact.outcome === 'breaks' || impact.outcome === 'at-risk') return true;
  return impact.outcome === 'pre-existing' && !QUIET.has(impact.rule) && !BLIND.has(impact.rule);
}

function held(fields: number): string {
  if (fields === 1) return 'the field it needs still holds';
  return `${fields === 2 ? 'both' : `all ${fields}`} fields it needs still hold`;
}

function about(impacts: readonly Impact[]): string {
  const paths = [...new Set(impacts.map((impact) => impact.path).filter((path) => path !== ''))];
  return paths.length === 0 ? impacts[0]!.message : paths.map((path) => `\`${path}\``).join(', ');
}

function unknownWhy(open: readonly Impact[]): string {
  if (open.every((impact) => impact.outcome === 'pending')) return `not compared, because there is no earlier schema: ${about(open)}`;
  return open.every((impact) => impact.path === '') ? about(open) : `cannot be known from the schema: ${about(open)}`;
}

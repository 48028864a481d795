import type { ConsumerVerdict, Impact } from '../model.ts';
import type { Contract, Dependency } from './contract/contract.ts';

/** What a change does to one consumer, in a word and a few more. Safe only when every need is proved. */
export function summary(contract: Contract, dependencies: readonly Dependency[], impacts: readonly Impact[]): ConsumerVerdict {
  const base = { consumer: contract.consumer, ...(contract.owner ? { owner: contract.owner } : {}) };
  const breaking = impacts.filter((impact) => impact.level === 'error');
  if (breaking.length > 0) return { ...base, verdict: 'breaks', why: about(breaking) };
  const risky = impacts.filter((impact) => impact.level === 'warning' || impact.outcome === 'breaks');
  if (risky.length > 0) return { ...base, verdict: 'at-risk', why: about(risky) };
  const open = impacts.filter((impact) => impact.proposed !== 'G' && impact.rule !== 'contract/type-representation');
  if (open.length > 0) return { ...base, verdict: 'unknown', why: unknownWhy(open) };
  const fields = dependencies.flatMap((dependency) => dependency.fields ?? []).length;
  if (fields === 0) return { ...base, verdict: 'safe', why: 'has no requirement on it' };
  return { ...base, verdict: 'safe', why: fields === 1 ? 'the field it needs still holds' : `all ${fields} fields it needs still hold` };
}

function about(impacts: readonly Impact[]): string {
  const paths = [...new Set(impacts.map((impact) => impact.path).filter((path) => path !== ''))];
  return paths.length === 0 ? impacts[0]!.message : paths.map((path) => `\`${path}\``).join(', ');
}

function unknownWhy(open: readonly Impact[]): string {
  if (open.every((impact) => impact.outcome === 'pending')) return `not compared, because there is no earlier schema: ${about(open)}`;
  return `cannot be known from the schema: ${about(open)}`;
}

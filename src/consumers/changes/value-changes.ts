import type { EnumValue } from '../../formats/shape.ts';
import { includes, mapped, possibleValues } from '../needs/values.ts';
import { isKnown, nameOf } from '../needs/branches.ts';
import type { Leaf } from '../path/leaf.ts';
import type { Change, ChangeCheck, Pair } from './change.ts';
import { scalars } from './change.ts';

/** The name stays and the number behind it changes: binary messages carry only the number. */
export const valueRenumbered: ChangeCheck = ({ need, before, after, reading }) => {
  if (reading.mode === 'json' || reading.mode === 'sql') return [];
  const was = new Map(enumValues(before).map((one) => [one.value, one]));
  return enumValues(after).flatMap((now): Change[] => {
    const old = was.get(now.value);
    const cares = !need.allowed || includes(need.allowed, mapped(now.value, need.mapping));
    if (!old || old.number === undefined || now.number === undefined || old.number === now.number || !cares) return [];
    const args = { path: need.path.text, value: String(now.value), was: old.number, is: now.number };
    return [{ said: { rule: 'contract/value-renumbered', args }, outcome: 'breaks', detail: `value ${now.value}`, at: now, was: old }];
  });
};

/** New values and branches for a consumer that tolerates them: told, not held against the change. */
export const toleratedAdditions: ChangeCheck = (pair) => [...toleratedValues(pair), ...toleratedBranches(pair)];

function toleratedValues({ need, before, after, reading }: Pair): Change[] {
  const { allowed } = need;
  if (!allowed || need.unknownValues !== 'tolerate') return [];
  const known = new Set(scalars(before).flatMap((one) => possibleValues(one, need, reading) ?? []).map(({ value }) => value));
  const swallows = scalars(before).find((one) => one.enumDefault !== undefined && reading.mode === 'reader_schema')?.enumDefault;
  return scalars(after)
    .flatMap((one) => possibleValues(one, need, reading) ?? [])
    .filter(({ value }) => !includes(allowed, value) && !known.has(value) && known.size > 0)
    .map(({ value, where }) => {
      const args = { path: need.path.text, value: String(value), allowed: swallows === undefined ? 'tolerate' : `read the default \`${swallows}\` instead` };
      const [cap, outcome] = swallows === undefined ? (['note', 'changed'] as const) : (['warning', 'at-risk'] as const);
      return { said: { rule: 'contract/value-tolerated', args, cap }, outcome, detail: `value ${String(value)}`, at: where, was: before.where };
    });
}

function toleratedBranches({ need, before, after }: Pair): Change[] {
  const known = need.branches;
  if (!known || need.unknownBranches !== 'tolerate') return [];
  const was = new Set(before.alternatives.map((one) => nameOf(one, before)));
  return after.alternatives
    .filter((one) => !isKnown(one, after, known) && !was.has(nameOf(one, after)))
    .map((one) => {
      const args = { path: need.path.text, value: nameOf(one, after), allowed: 'tolerate' };
      return { said: { rule: 'contract/value-tolerated', args, cap: 'note' }, outcome: 'changed', detail: `branch ${nameOf(one, after)}`, at: one, was: before.where };
    });
}

/** A value that the consumer handles can never come again; where it waits for it, that is a check of its own. */
export const valueRemoved: ChangeCheck = ({ need, before, after, reading }) => {
  const { allowed } = need;
  const now = scalars(after).map((one) => possibleValues(one, need, reading));
  if (!allowed || now.length === 0 || now.includes(null) || after.alternatives.length !== now.length) return [];
  const left = new Set(now.flatMap((one) => one ?? []).map(({ value }) => value));
  return scalars(before)
    .flatMap((one) => possibleValues(one, need, reading) ?? [])
    .filter(({ value }) => includes(allowed, value) && !left.has(value) && !includes(need.expects, value))
    .map(({ value, where }) => {
      const args = { path: need.path.text, value: String(value) };
      return { said: { rule: 'contract/value-removed', args, cap: 'note' }, outcome: 'changed', detail: `value ${String(value)}`, at: after.where, was: where };
    });
};

function enumValues(leaf: Leaf): readonly EnumValue[] {
  return scalars(leaf).flatMap((one) => (one.type === 'enum' ? (one.values ?? []) : []));
}

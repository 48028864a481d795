import type { Damage, Reading } from '../needs/check.ts';
import { includes, mapped } from '../needs/values.ts';
import type { Need } from '../contract/contract.ts';
import type { Leaf } from '../path/leaf.ts';
import type { ChangeCheck } from './change.ts';
import { scalars } from './change.ts';

/** Readers by number follow a field through a new name; their code does not, once it is generated again. */
export const fieldRenamed: ChangeCheck = ({ need, before, after, reading }) => {
  if (reading.format !== 'protobuf' || reading.mode !== 'generated') return [];
  const was = before.routes[0]?.trail ?? [];
  const now = after.routes[0]?.trail ?? [];
  const renamed = now.find((one, index) => one.member.number !== undefined && one.member.number === was[index]?.member.number && one.name !== was[index].name);
  const old = was.find((one) => one.step === renamed?.step);
  if (!renamed || !old) return [];
  const args = { path: need.path.text, was: old.name, is: renamed.name, number: renamed.member.number ?? 0 };
  return [{ said: { rule: 'contract/field-renamed', args, cap: 'warning' }, outcome: 'at-risk', detail: `name ${renamed.name}`, at: renamed.member, was: old.member }];
};

/** A strange symbol may be a known constant under a new name: the same number, which is all that a binary message carries. */
export function renamedConstant(need: Need, before: Leaf, after: Leaf, damage: Damage, reading: Reading): string | null {
  if (reading.format !== 'protobuf' || (reading.mode !== 'generated' && reading.mode !== 'reader_schema')) return null;
  const values = (leaf: Leaf): NonNullable<ReturnType<typeof scalars>[number]['values']> => scalars(leaf).flatMap((one) => one.values ?? []);
  const number = values(after).find((one) => `value ${JSON.stringify(mapped(one.value, need.mapping))}` === damage.key)?.number;
  const names = new Set(values(after).map((one) => one.value));
  const old = values(before).find((one) => number !== undefined && one.number === number && !names.has(one.value));
  const spelled = old ? mapped(old.value, need.mapping) : null;
  return spelled !== null && includes(need.allowed ?? [], spelled) ? String(spelled) : null;
}

import { schemaUnit, sameUnit, unitOf } from '../needs/units.ts';
import type { Leaf } from '../path/leaf.ts';
import type { Change, ChangeCheck } from './change.ts';
import { scalars } from './change.ts';

/** The number is the same kind of number and means another instant: no schema check of the registry sees it. */
export const timestampUnit: ChangeCheck = ({ need, before, after }) => {
  const was = timeUnits(before);
  const now = timeUnits(after).filter((unit) => !was.includes(unit));
  if (was.length === 0 || now.length === 0) return [];
  const args = { path: need.path.text, was: was.join(' or '), is: now.join(' or ') };
  return [{ said: { rule: 'contract/timestamp-unit-changed', args }, outcome: 'breaks', detail: `time unit ${now.join()}`, at: after.where, was: before.where }];
};

/** Bytes of a decimal are read with the scale of the reader's schema. */
export const decimalScale: ChangeCheck = ({ need, before, after, broken }) => {
  if (broken.has('scale')) return [];
  const was = scales(before);
  const now = scales(after).filter((scale) => !was.includes(scale));
  if (was.length === 0 || now.length === 0) return [];
  const args = { path: need.path.text, was: was.join(' or '), is: now.join(' or ') };
  return [{ said: { rule: 'contract/decimal-scale-changed', args }, outcome: 'breaks', detail: `scale ${now.join()}`, at: after.where, was: before.where }];
};

/** The unit next to the field is another one. Where the contract names its unit, that is a check of its own. */
export const unitChanged: ChangeCheck = ({ need, before, after }) => {
  if (need.semantics.unit !== undefined || need.semantics.scale !== undefined) return [];
  const was = writtenUnit(before);
  const now = writtenUnit(after);
  if (was === null || (now !== null && sameUnit(unitOf(was), unitOf(now)))) return [];
  const change: Omit<Change, 'said' | 'outcome'> = { detail: `unit ${now ?? 'none'}`, at: after.where, was: before.where };
  const args = { path: need.path.text, was, is: now ?? 'unknown' };
  if (now === null) return [{ ...change, said: { rule: 'contract/unit-changed', args, cap: 'note' }, outcome: 'changed' }];
  return [{ ...change, said: { rule: 'contract/unit-changed', args, cap: 'warning' }, outcome: 'at-risk' }];
};

function timeUnits(leaf: Leaf): readonly string[] {
  return [...new Set(scalars(leaf).flatMap((one) => (one.type === 'integer' && one.timeUnit !== undefined ? [one.timeUnit] : [])))];
}

function scales(leaf: Leaf): readonly string[] {
  return [...new Set(scalars(leaf).flatMap((one) => (one.logical === 'decimal' && one.scale !== undefined ? [String(one.scale)] : [])))];
}

/** Without the unit that a time type has by itself: its change is told apart. */
function writtenUnit(leaf: Leaf): string | null {
  const written = leaf.routes.map((route) => (route.member?.unit ?? route.shape?.unit) === undefined ? null : schemaUnit(route));
  return written.find((unit) => unit !== null) ?? null;
}

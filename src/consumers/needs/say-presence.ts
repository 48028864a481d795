import type { Need, ReadMode } from '../contract/contract.ts';
import type { Route } from '../path/resolve.ts';
import type { Reuse } from '../path/reuse.ts';
import type { Check, Damage, Said } from './check.ts';

/** What stands behind a missing field, for the sentence. */
export interface Absence {
  readonly mode: ReadMode;
  /** A sentence about where the field seems to have gone, or empty. */
  readonly renamed: string;
  /** The default that the schema of running readers gives the field, as JSON; undefined when it has none. */
  readonly readerDefault?: string;
  /** The nearest name that does exist; empty for none. */
  readonly meant: string;
  /** Another field took over the number. */
  readonly reuse: Reuse | null;
  /** Neither schema has ever declared the path. */
  readonly never: boolean;
}

/** The fact behind a presence check that is violable or contradicted. */
export function sayPresence(check: Check, damage: Damage | null, need: Need, routes: readonly Route[], absence: Absence): Said {
  const path = need.path.text;
  if (check.state === 'C') return sayGone(need, routes, absence);
  const { kind = '', text: part = path, branch = '' } = damage ?? {};
  if (kind === 'null') return { rule: 'contract/field-becomes-nullable', args: { path, part } };
  if (kind === 'oneof') return { rule: 'contract/field-moved-to-oneof', args: { path, part, oneof: oneofOf(routes, part) } };
  return { rule: 'contract/field-becomes-optional', args: { path, part, why: whyMissing(kind, branch) } };
}

function sayGone(need: Need, routes: readonly Route[], absence: Absence): Said {
  const path = need.path.text;
  if (absence.never) return { rule: 'contract/field-never-existed', args: { path, meant: absence.meant }, cap: 'warning' };
  const { renamed, reuse } = absence;
  if (reuse) return { rule: 'contract/number-reused', args: { path, ...reuse } };
  const consequence = consequenceOf(absence);
  if (need.required === false) return { rule: 'contract/optional-dependency-removed', args: { path, consequence, renamed }, cap: 'warning' };
  const part = routes.find((route) => route.stop)?.stop?.part ?? path;
  return { rule: 'contract/field-missing', args: { path, part, consequence, renamed } };
}

const WITHOUT: Readonly<Record<ReadMode, string>> = {
  generic: 'finds no such field',
  reader_schema: 'fails, because its schema gives the field no default',
  generated: 'silently gets the zero value, without an error',
  json: 'finds no such key',
  sql: 'gets NULL in that column',
};

function consequenceOf({ mode, readerDefault }: Absence): string {
  const silent = readerDefault !== undefined && (mode === 'generic' || mode === 'reader_schema');
  return silent ? `silently reads the default \`${readerDefault}\` if it decodes with the earlier schema` : WITHOUT[mode];
}

function whyMissing(kind: string, branch: string): string {
  if (kind === 'gone') return branch === '' ? 'is missing in one branch of a union' : `is missing in the branch \`${branch}\``;
  return kind === 'implicit' ? 'has no presence, so that unset and zero look the same' : 'may be missing';
}

function oneofOf(routes: readonly Route[], part: string): string {
  const hazard = routes.flatMap((route) => route.hazards).find((one) => one.kind === 'oneof' && one.part === part);
  return hazard?.oneof ?? part;
}

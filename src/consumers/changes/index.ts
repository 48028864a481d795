import type { ChangeCheck } from './change.ts';
import { defaultChanged, docChanged, typeWidened } from './type-changes.ts';
import { fieldRenamed } from './renames.ts';
import { decimalScale, timestampUnit, unitChanged } from './unit-changes.ts';
import { toleratedAdditions, valueRemoved, valueRenumbered } from './value-changes.ts';

/** What can change under a consumer without breaking the letter of its contract, in the order of the reports. */
export const CHANGES: readonly ChangeCheck[] = [
  fieldRenamed, timestampUnit, decimalScale, typeWidened, valueRenumbered, unitChanged, docChanged, defaultChanged, toleratedAdditions, valueRemoved,
];

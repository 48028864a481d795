import { branches } from './branches.ts';
import type { Dimension } from './check.ts';
import { reliedDefault } from './default.ts';
import { digits } from './digits.ts';
import { format } from './format.ts';
import { length, uniqueness } from './length.ts';
import { nullability } from './nullability.ts';
import { pattern } from './pattern.ts';
import { range } from './range.ts';
import { representation, type } from './type.ts';
import { nameUnit, unit } from './unit.ts';
import { expectedValues, values } from './values.ts';

/** Everything that a contract can ask of a value that is there, in the order of the reports. */
export const DIMENSIONS: readonly Dimension[] = [
  nullability, type, representation, values, expectedValues, branches, range, digits, length, uniqueness, pattern, format, unit, nameUnit, reliedDefault,
];

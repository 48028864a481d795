import type { Dimension } from './check.ts';
import { nullability } from './nullability.ts';
import { range } from './range.ts';
import { representation, type } from './type.ts';
import { expectedValues, values } from './values.ts';

/** Everything that a contract can ask of a value that is there, in the order of the reports. */
export const DIMENSIONS: readonly Dimension[] = [nullability, type, representation, values, expectedValues, range];

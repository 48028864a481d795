export { check } from './check.ts';
export type { CheckOptions } from './check.ts';
export { compare } from './compare.ts';
export type { CompareAnswer, CompareInput } from './compare.ts';
export { InvalidSchemaError, UncheckedError, UsageError } from './errors.ts';
export type { Problem } from './errors.ts';
export type * from './model.ts';

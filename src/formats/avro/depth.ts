import { UncheckedError } from '../../errors.ts';

/** Deepest nesting of a schema text, in JSON levels. */
export const MAX_DEPTH = 256;

/** Longest chain of types that refer to each other, in records, arrays and maps. */
export const MAX_CHAIN = 500;

/** The error of a chain that is longer. */
export function tooDeep(): UncheckedError {
  return new UncheckedError(`The schemas refer to types more than ${MAX_CHAIN} levels deep.`);
}

/** Runs `work`; a stack that runs full in it is a chain that is too long, whatever the count says. */
export function withinStack<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError && error.message.includes('call stack') ? tooDeep() : error;
  }
}

import type { Place } from './model.ts';

/** One thing that is wrong, where, and the way out. */
export interface Problem {
  readonly message: string;
  readonly place: Place | null;
  /** One imperative sentence. */
  readonly help?: string;
}

/** Wrong use, or unreadable input of the user's own. Ends in exit 2, all problems told at once. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => problem.message).join('\n'));
    this.problems = list;
  }
}

/** A schema text that is not a valid schema of its format. */
export class InvalidSchemaError extends UsageError {
  override readonly name = 'InvalidSchemaError';
  readonly place: Place | null;

  constructor(message: string, place: Place | null, help?: string) {
    super({ message, place, ...(help === undefined ? {} : { help }) });
    this.place = place;
  }
}

/** The question could not be answered: registry, git, a limit. Ends in exit 3, never in "safe". */
export class UncheckedError extends Error {
  override readonly name = 'UncheckedError';
  /** What was tried, one line each. */
  readonly tried: readonly string[];
  readonly help: string | undefined;

  constructor(message: string, options: { tried?: readonly string[]; help?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.tried = options.tried ?? [];
    this.help = options.help;
  }
}

/** For what cannot happen; reaching it is a bug of ours and shows a stack. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Internal error: ${message}`);
}

import type { Dialect } from '../dialect.ts';
import type { Schema } from '../model.ts';
import type { Library, Located } from '../references.ts';

/** What the builders share while one schema is built. */
export interface Build {
  readonly dialect: Dialect;
  readonly library: Library;
  /** The class of any value below; a wrong kind of value is refused. */
  schema(at: Located): Schema;
  /** Builds the target of a reference later: chains and cycles need no stack. */
  later(task: () => void): void;
}

import type { Dialect } from './dialect.ts';
import type { Document } from './document.ts';
import type { Schema } from './model.ts';
import type { Library } from './references.ts';

/** A parsed schema: the text as it stands, and the classes that the registry makes of it. */
export interface JsonSchema {
  readonly dialect: Dialect;
  readonly document: Document;
  /** Finds what a `$ref` names. */
  readonly library: Library;
  readonly root: Schema;
}

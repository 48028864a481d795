import { InvalidSchemaError, UncheckedError } from '../../errors.ts';
import { Places } from '../../place.ts';
import { JsonTextError, toPlain } from '../json-text.ts';
import type { Builder } from './build.ts';
import type { DefaultCheck } from './defaults.ts';
import { JsonSource } from './json-source.ts';
import type { Slot } from './schema.ts';
import type { Source } from './source.ts';

/** A text that has been read, but is not a schema yet. */
export interface Document {
  readonly source: Source;
  readonly lossless: DefaultCheck;
  /** Builds its types; the slot is the one that the text is about. */
  build(builder: Builder): Slot;
}

/** Reads a schema (`.avsc`), a protocol (`.avpr`) or IDL (`.avdl`); what the file name leaves open, the text decides. */
export function readDocument(text: string, file: string): Document {
  return readSchema(text, file);
}

function readSchema(text: string, file: string): Document {
  const source = readJson(text, file);
  return {
    source,
    lossless: (holder) => source.node(holder),
    build: (builder) => builder.slot(source.data, null, '', null, 0),
  };
}

/** JSON.parse is the fast way; what it refuses may still hold comments, which the reference allows. */
function readJson(text: string, file: string): JsonSource {
  try {
    return new JsonSource(text, file, JSON.parse(text) as unknown);
  } catch {
    const source = new JsonSource(text, file, null);
    try {
      return new JsonSource(text, file, toPlain(source.root()));
    } catch (error) {
      throw badText(error, text, file);
    }
  }
}

function badText(error: unknown, text: string, file: string): unknown {
  if (!(error instanceof JsonTextError)) return error;
  if (error.limit) return new UncheckedError(`${file}: ${error.message}`);
  return new InvalidSchemaError(error.message, new Places(text, file).at(error.offset), 'Write the schema as JSON.');
}

import { InvalidSchemaError, UncheckedError } from '../../errors.ts';
import type { SchemaText } from '../../model.ts';
import type { ParseOptions } from '../format.ts';
import { type BuildOptions, Builder } from './build.ts';
import { withinStack } from './depth.ts';
import { readDocument } from './document.ts';
import { SchemaFault } from './fault.ts';
import type { AvroSchema, NamedType, Slot } from './schema.ts';
import type { Source } from './source.ts';

/** Longest schema text, in UTF-16 units. */
export const MAX_TEXT = 8 * 1024 * 1024;

/**
 * Parses a text with all that it refers to, references first, onto one table of names.
 *
 * @throws InvalidSchemaError for what the reference refuses under the given strictness.
 * @throws UncheckedError for a text that is too long or too deep.
 */
export function parse(text: SchemaText, options: ParseOptions): AvroSchema {
  const names = new Map<string, NamedType>();
  const types: NamedType[] = [];
  const sources: Source[] = [];
  // One text may be handed over under several of the names that it defines.
  const seen = new Set([text.schema]);
  for (const reference of text.references ?? []) {
    if (seen.has(reference.schema)) continue;
    seen.add(reference.schema);
    parseText(reference.schema, reference.file ?? reference.name, { names, types, sources }, options, false);
  }
  const root = parseText(text.schema, text.file ?? '<schema>', { names, types, sources }, options, true);
  return { root, names, types, sources };
}

interface Table {
  readonly names: Map<string, NamedType>;
  readonly types: NamedType[];
  readonly sources: Source[];
}

function parseText(text: string, file: string, table: Table, options: ParseOptions, main: boolean): Slot {
  if (text.length > MAX_TEXT) throw new UncheckedError(`${file} is longer than ${MAX_TEXT} characters.`);
  const document = readDocument(text, file);
  table.sources.push(document.source);
  const fresh = options.strictness === 'new';
  const rules: BuildOptions = {
    nameRule: fresh ? 'strict' : main ? 'letters' : 'any',
    checkNamespaces: fresh,
    defaults: fresh ? document.lossless : null,
    isWhole: document.isWhole,
  };
  const builder = new Builder(table.names, table.types, rules);
  try {
    const root = document.build(builder);
    withinStack(() => builder.finish());
    return root();
  } catch (error) {
    if (!(error instanceof SchemaFault)) throw error;
    throw new InvalidSchemaError(
      error.message,
      document.source.place(error.holder, error.key, error.part) ?? document.source.place(null, null),
      error.help,
    );
  }
}

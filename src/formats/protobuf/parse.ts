import { UncheckedError } from '../../errors.ts';
import type { SchemaText } from '../../model.ts';
import type { ParseOptions } from '../format.ts';
import { looksLikeDescriptor, readDescriptorFile } from './binary/descriptor-file.ts';
import type { ProtoFile } from './descriptor.ts';
import { limits } from './limits.ts';
import { readFile } from './parse/file.ts';
import { ProtoSchema } from './schema.ts';

/** Parses a text and what it refers to. Throws InvalidSchemaError with a place, or UncheckedError for a limit. */
export function parse(text: SchemaText, options: ParseOptions): ProtoSchema {
  const references = new Map<string, ProtoFile>();
  for (const { name, schema, file } of text.references ?? []) references.set(name, readBounded(schema, file ?? name));
  const file = readBounded(text.schema, text.file ?? '<schema>');
  return new ProtoSchema(file, references, options.strictness === 'new');
}

function readBounded(text: string, name: string): ProtoFile {
  if (text.length > limits.textLength) {
    throw new UncheckedError(`${name} is longer than ${limits.textLength / 1024 / 1024} MiB.`, { help: 'Split the schema into several files.' });
  }
  return looksLikeDescriptor(text) ? readDescriptorFile(text, name) : readFile(text, name);
}

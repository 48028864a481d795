import { InvalidSchemaError, UncheckedError } from '../../errors.ts';
import { Places } from '../../place.ts';
import { JsonTextError, toPlain } from '../json-text.ts';
import type { Builder } from './build.ts';
import type { DefaultCheck } from './defaults.ts';
import { SchemaFault } from './fault.ts';
import { IdlError } from './idl/lexer.ts';
import { parseIdl } from './idl/parser.ts';
import { IdlSource } from './idl/spans.ts';
import { JsonSource } from './json-source.ts';
import { mainTypes } from './main-types.ts';
import type { Raw, RawObject, Slot } from './schema.ts';
import type { Source } from './source.ts';

/** A text that has been read, but is not a schema yet. */
export interface Document {
  readonly source: Source;
  readonly lossless: DefaultCheck;
  /** Is the number at `key` of `holder` written as a whole one? */
  readonly isWhole: (holder: Raw, key: string) => boolean;
  /** Puts its types on the table; the result is asked when all names are known. */
  build(builder: Builder): () => Slot;
}

/** Reads a schema (`.avsc`), a protocol (`.avpr`) or IDL (`.avdl`); what the file name leaves open, the text decides. */
export function readDocument(text: string, file: string): Document {
  return isIdl(text, file) ? readIdl(text, file) : readJson(text, file);
}

/** IDL starts with a word, an annotation or a comment before one, where JSON starts with a bracket or a quote. */
export function isIdl(text: string, file: string): boolean {
  if (file.endsWith('.avdl')) return true;
  if (file.endsWith('.avsc') || file.endsWith('.avpr')) return false;
  const start = /^(?:[\s\uFEFF]+|\/\/[^\n]*|\/\*[^]*?\*\/)*/.exec(text)?.[0].length ?? 0;
  return /^(?:@|(?:protocol|namespace|schema|import|record|error|enum|fixed)\b)/.test(text.slice(start, start + 20));
}

/** A JSON object that is a protocol, not a schema. */
export function isProtocol(data: unknown): data is RawObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && 'protocol' in data && !('type' in data);
}

function readJson(text: string, file: string): Document {
  const source = jsonSource(text, file);
  const { data } = source;
  const lossless: DefaultCheck = (holder) => source.lossless(holder);
  // The text is only read again when a size is written in another way at all.
  const isWhole = (holder: Raw, key: string): boolean =>
    !/"size"\s*:\s*\d+[.eE]/.test(text) || /^\d+$/.test(source.spelled(holder, key) ?? '');
  if (!isProtocol(data)) {
    return {
      source,
      lossless,
      isWhole,
      build(builder) {
        const root = builder.slot(data, null, '', null, 0);
        return () => root;
      },
    };
  }
  const namespace = data['namespace'];
  const types = data['types'];
  const list = Array.isArray(types) ? types : [];
  return {
    source,
    lossless,
    isWhole,
    build: (builder) => protocolTypes(builder, list, typeof namespace === 'string' ? namespace || null : null),
  };
}

function readIdl(text: string, file: string): Document {
  const source = new IdlSource(text, file);
  try {
    const { types, namespace, main } = parseIdl(text, source);
    return {
      source,
      lossless: (holder) => source.lossless(holder),
      isWhole: () => true,
      build(builder) {
        const fromTypes = protocolTypes(builder, types, namespace);
        if (!main) return fromTypes;
        const root = builder.slot(main[0], main, 0, namespace, 0);
        return () => root;
      },
    };
  } catch (error) {
    if (!(error instanceof IdlError)) throw error;
    throw new InvalidSchemaError(error.message, new Places(text, file).at(error.offset), 'Write the schema as Avro IDL.');
  }
}

/** Several types that stand side by side are a union: a topic may carry any of them. */
function protocolTypes(builder: Builder, types: readonly unknown[], namespace: string | null): () => Slot {
  const slots = types.map((type, i) => builder.slot(type, types, i, namespace, 1));
  return () => {
    const main = mainTypes(slots);
    if (main.length === 0) throw new SchemaFault('The protocol defines no types.', types, null, 'Define the records that messages hold.');
    return main.length === 1 ? main[0]! : { type: { kind: 'union', branches: main, raw: types }, holder: types, key: '' };
  };
}

/** JSON.parse is the fast way; what it refuses may still hold comments, which the reference allows. */
function jsonSource(text: string, file: string): JsonSource {
  try {
    return new JsonSource(text, file, JSON.parse(text) as unknown);
  } catch {
    try {
      return new JsonSource(text, file, toPlain(new JsonSource(text, file, null).root()));
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

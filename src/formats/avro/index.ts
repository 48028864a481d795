import type { Format } from '../format.ts';
import { compare } from './compare.ts';
import { outline } from './outline.ts';
import { parse } from './parse.ts';
import { prove } from './prove.ts';
import { records, shape } from './reads.ts';
import type { AvroSchema } from './schema.ts';

/** Apache Avro: `.avsc`, `.avpr` and `.avdl`. */
export const avro: Format<AvroSchema> = { parse, compare, prove, shape, records, outline };

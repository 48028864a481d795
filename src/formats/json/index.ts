import type { Format } from '../format.ts';
import { compare } from './compare.ts';
import { outline } from './outline.ts';
import { parse } from './parse.ts';
import { prove } from './prove.ts';
import { records, shape } from './reads.ts';
import type { JsonSchema } from './schema.ts';

/** JSON Schema, draft-04 to 2020-12. */
export const json: Format<JsonSchema> = { parse, compare, prove, shape, records, outline };

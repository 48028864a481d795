import type { Format } from '../format.ts';
import { compare } from './compare.ts';
import { outline } from './outline.ts';
import { parse } from './parse.ts';
import { prove } from './prove.ts';
import { records, shape } from './reads.ts';
import type { ProtoSchema } from './schema.ts';

/** Protocol Buffers: `.proto` files in proto2, proto3 and editions. */
export const protobuf: Format<ProtoSchema> = { parse, compare, prove, shape, records, outline };

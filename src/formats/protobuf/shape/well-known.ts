import type { Place } from '../../../model.ts';
import type { Alternative } from '../../shape.ts';
import { scalarShape } from './scalar.ts';

const WRAPPED = new Map([
  ['DoubleValue', 'double'],
  ['FloatValue', 'float'],
  ['Int64Value', 'int64'],
  ['UInt64Value', 'uint64'],
  ['Int32Value', 'int32'],
  ['UInt32Value', 'uint32'],
  ['BoolValue', 'bool'],
  ['StringValue', 'string'],
  ['BytesValue', 'bytes'],
]);

const ANYTHING = new Set(['Any', 'Struct', 'Value', 'ListValue']);

/** A well-known message that stands for a value of another kind; `null` for every other message. */
export function wellKnownShape(fullName: string, place: Place | null): { alternative: Alternative; nullable: boolean } | null {
  if (!fullName.startsWith('google.protobuf.')) return null;
  const name = fullName.slice('google.protobuf.'.length);
  const wrapped = WRAPPED.get(name);
  if (wrapped !== undefined) return { alternative: scalarShape(wrapped, place), nullable: true };
  if (name === 'Timestamp') {
    return { alternative: { kind: 'scalar', type: 'string', logical: 'timestamp', format: 'date-time', timeUnit: 'nanos', values: null, place }, nullable: false };
  }
  if (name === 'Duration') {
    return { alternative: { kind: 'scalar', type: 'string', logical: 'duration', timeUnit: 'nanos', values: null, place }, nullable: false };
  }
  if (!ANYTHING.has(name)) return null;
  return { alternative: { kind: 'any', why: `\`${fullName}\` holds whatever the writer puts into it`, place }, nullable: name === 'Value' };
}

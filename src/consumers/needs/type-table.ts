import type { Alternative, ObjectShape, ScalarShape } from '../../formats/shape.ts';
import type { TypeName } from '../contract/type-names.ts';
import { compareExact, toExact } from '../exact.ts';
import type { Reading } from './check.ts';

/** `risk`: it is the right thing, in a form that may surprise. `unknown`: the schema does not say what it is. */
export type Fit = 'ok' | 'no' | 'unknown' | `risk: ${string}`;

type ScalarFit = (scalar: ScalarShape, reading: Reading) => Fit;

/** What a schema's scalar is to each type of the contract language. */
const SCALAR: Readonly<Record<Exclude<TypeName, 'record' | 'struct'>, ScalarFit>> = {
  any: () => 'ok',
  string: (s, reading) => {
    if (s.type === 'enum' && (reading.format !== 'json' || isTextual(s))) return enumAsString(reading);
    if (reading.format === 'protobuf' && s.logical !== undefined && reading.mode !== 'json') return 'no';
    return isTextual(s) ? 'ok' : 'no';
  },
  integer: (s, reading) => (isInteger(s) ? integerFit(s, reading) : isScaleZero(s) ? 'risk: it comes as a decimal' : 'no'),
  int32: (s) => sized(s, 32),
  int64: (s) => sized(s, 64),
  number: (s, reading) => {
    if (s.logical === 'decimal') return isTextual(s) ? 'risk: it comes as text' : 'risk: it comes as a decimal, not as a plain number';
    if (isInteger(s)) return reading.mode === 'json' ? integerFit(s, reading) : 'ok';
    if (!isNumber(s)) return 'no';
    return s.width === 32 ? 'risk: a float has 7 digits' : 'ok';
  },
  float: (s) => (isNumber(s) && s.width !== 64 ? 'ok' : 'no'),
  double: (s) => {
    if (isNumber(s)) return 'ok';
    if (!isInteger(s)) return 'no';
    return s.width === 64 ? 'risk: a double is not exact beyond 2^53' : 'ok';
  },
  decimal: (s) => {
    if (s.logical === 'decimal') return 'ok';
    if (isNumber(s)) return s.multipleOf === undefined ? 'risk: a floating-point number is not an exact decimal' : 'ok';
    if (isTextual(s)) return (s.patterns?.length ?? 0) > 0 || s.format !== undefined ? 'ok' : 'unknown';
    return isInteger(s) ? 'ok' : 'no';
  },
  boolean: (s) => (s.type === 'boolean' || consistsOf(s, 'boolean') ? 'ok' : 'no'),
  timestamp: (s) => temporal(s, ['timestamp', 'local-timestamp'], 'date-time'),
  date: (s) => (s.logical === 'date' ? 'ok' : temporal(s, ['date'], 'date', 'risk: the schema does not say that it is a date')),
  time: (s) => temporal(s, ['time'], 'time', 'risk: the schema does not say that it is a time'),
  duration: (s) => temporal(s, ['duration'], 'duration', 'risk: the schema does not say that it is a duration'),
  uuid: (s, reading) => {
    if (s.logical === 'uuid' || s.format === 'uuid') return 'ok';
    if (!isTextual(s)) return 'no';
    return reading.format === 'protobuf' ? 'ok' : 'risk: the schema does not say that it is a UUID';
  },
  bytes: (s) => {
    if (s.type === 'bytes') return s.logical === 'decimal' ? 'risk: it comes as a decimal' : 'ok';
    return isTextual(s) && s.encoding !== undefined ? 'ok' : 'no';
  },
  enum: (s) => (s.type === 'enum' || s.values !== null ? 'ok' : s.type === 'string' ? 'risk: the schema does not close the set of values' : 'no'),
  object: () => 'no',
  array: () => 'no',
  map: () => 'no',
};

/** Messages of the standard library that stand for a scalar. */
const WELL_KNOWN: ReadonlyMap<string, readonly TypeName[]> = new Map<string, readonly TypeName[]>([
  ['google.protobuf.Timestamp', ['timestamp']],
  ['google.protobuf.Duration', ['duration']],
  ['google.type.Date', ['date']],
  ['google.type.TimeOfDay', ['time']],
  ['google.type.Money', ['decimal']],
  ['google.type.Decimal', ['decimal']],
]);

/** How one branch of a schema fits a type of the contract language. */
export function fit(type: TypeName, alternative: Alternative, reading: Reading, unitGiven: boolean): Fit {
  const wanted = type === 'record' || type === 'struct' ? 'object' : type;
  if (wanted === 'any') return 'ok';
  switch (alternative.kind) {
    case 'any':
      return 'unknown';
    case 'array':
      return wanted === 'array' ? 'ok' : 'no';
    case 'map':
      if (wanted === 'object') return 'risk: it is a map, whose keys the schema does not name';
      return wanted === 'map' ? 'ok' : 'no';
    case 'object':
      return objectFit(wanted, alternative);
    case 'scalar': {
      const answer = SCALAR[wanted](alternative, reading);
      return answer === 'unknown' && unitGiven && wanted === 'timestamp' ? 'ok' : answer;
    }
  }
}

function objectFit(type: TypeName, object: ObjectShape): Fit {
  if (type === 'object') return 'ok';
  if (type === 'map') return object.open || object.values ? 'ok' : 'risk: it is a record, whose keys are fixed';
  return WELL_KNOWN.get(object.name ?? '')?.includes(type) ? 'ok' : 'no';
}

function enumAsString(reading: Reading): Fit {
  if (reading.format === 'avro' && reading.mode === 'reader_schema') return 'no';
  if (reading.format === 'protobuf' && (reading.mode === 'generated' || reading.mode === 'generic')) return 'risk: it comes as the number of an enum constant';
  return 'ok';
}

function integerFit(scalar: ScalarShape, reading: Reading): Fit {
  if (reading.mode === 'json' && reading.format === 'protobuf' && scalar.width === 64) return 'risk: in JSON a 64-bit integer comes as a string';
  return scalar.unsigned && scalar.width === 64 ? 'risk: an unsigned 64-bit integer may not fit a signed one' : 'ok';
}

function sized(scalar: ScalarShape, bits: 32 | 64): Fit {
  if (!isInteger(scalar)) return 'no';
  if (scalar.width === undefined) return provenWithin(scalar, bits) ? 'ok' : 'unknown';
  if (scalar.width > bits) return 'no';
  return scalar.unsigned && scalar.width === bits ? 'risk: an unsigned integer of this width may not fit a signed one' : 'ok';
}

function provenWithin({ min, max }: ScalarShape, bits: 32 | 64): boolean {
  const [low, high] = bits === 32 ? ['-2147483648', '2147483647'] : ['-9223372036854775808', '9223372036854775807'];
  const [from, to] = [toExact(min?.exact ?? ''), toExact(max?.exact ?? '')];
  return from !== null && to !== null && compareExact(from, toExact(low)!) >= 0 && compareExact(to, toExact(high)!) <= 0;
}

function temporal(scalar: ScalarShape, logical: readonly string[], format: string, bare: Fit = 'unknown'): Fit {
  if (scalar.logical !== undefined) return logical.includes(scalar.logical) ? 'ok' : 'no';
  if (scalar.format === format) return 'ok';
  if (scalar.format !== undefined) return 'no';
  return isTextual(scalar) || isInteger(scalar) || isNumber(scalar) ? bare : 'no';
}

function isTextual(scalar: ScalarShape): boolean {
  return scalar.type === 'string' || consistsOf(scalar, 'string');
}

function isInteger(scalar: ScalarShape): boolean {
  if (scalar.logical === 'decimal') return false;
  if (scalar.type === 'integer') return true;
  if (isNumber(scalar) && scalar.multipleOf !== undefined && isWholeNumber(scalar.multipleOf)) return true;
  return consistsOf(scalar, 'number') && scalar.values!.every(({ value }) => Number.isInteger(value));
}

function isNumber(scalar: ScalarShape): boolean {
  return scalar.logical !== 'decimal' && (scalar.type === 'number' || consistsOf(scalar, 'number'));
}

function isScaleZero(scalar: ScalarShape): boolean {
  return scalar.logical === 'decimal' && (scalar.scale ?? 0) === 0;
}

function isWholeNumber(text: string): boolean {
  const exact = toExact(text);
  return exact !== null && exact.exponent >= 0 && exact.digits !== '';
}

/** An enum says its type by its values. */
function consistsOf(scalar: ScalarShape, type: 'string' | 'number' | 'boolean'): boolean {
  return scalar.type === 'enum' && scalar.values !== null && scalar.values.length > 0 && scalar.values.every(({ value }) => typeof value === type);
}

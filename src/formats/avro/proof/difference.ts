import { fieldOf } from '../field-of.ts';
import type { ProofOutcome } from '../../../model.ts';
import type { AvroType, RecordType, UnionType } from '../schema.ts';
import { namesMatch } from '../names.ts';
import { promotes } from '../walk.ts';
import { meaningOf } from './meaning.ts';
import { sourceOf } from './routes.ts';
import { toJson } from './to-json.ts';
import { EnumValue, RecordValue, UnionValue, type Value } from './value.ts';

/** Where what was read is not what was written. */
export interface Difference {
  readonly outcome: Exclude<ProofOutcome, 'fails'>;
  readonly path: readonly string[];
  readonly wrote: string;
  readonly got: string;
}

/** Compares what the writer meant with what the reader got; null when they are the same. */
export function difference(writer: AvroType, wrote: Value, reader: AvroType, got: Value): Difference | null {
  return compareValues(writer, wrote, reader, got, []);
}

function compareValues(writer: AvroType, wrote: Value, reader: AvroType, got: Value, path: readonly string[]): Difference | null {
  if (wrote instanceof UnionValue) return compareValues((writer as UnionType).branches[wrote.branch]!.type, wrote.value, reader, got, path);
  if (got instanceof UnionValue) {
    const branch = (reader as UnionType).branches[got.branch]!.type;
    const swapped = wrongRecord(writer, branch, path);
    return swapped ?? compareValues(writer, wrote, branch, got.value, path);
  }
  if (wrote instanceof RecordValue && got instanceof RecordValue) return compareRecords(wrote, got, path);
  if (wrote instanceof EnumValue && got instanceof EnumValue) {
    if (wrote.symbol === got.symbol) return null;
    return {
      outcome: got.symbol === got.type.fallback ? 'lossy' : 'misread',
      path,
      wrote: `\`${wrote.symbol}\``,
      got: `\`${got.symbol}\``,
    };
  }
  if (Array.isArray(wrote) && Array.isArray(got) && writer.kind === 'array' && reader.kind === 'array') {
    return first(wrote, (item: Value, i) => compareValues(writer.items.type, item, reader.items.type, (got as readonly Value[])[i]!, path));
  }
  if (wrote instanceof Map && got instanceof Map && writer.kind === 'map' && reader.kind === 'map') {
    return first([...(wrote as ReadonlyMap<string, Value>)], ([key, item]) =>
      compareValues(writer.values.type, item, reader.values.type, (got as ReadonlyMap<string, Value>).get(key)!, path),
    );
  }
  return compareScalars(writer, wrote, reader, got, path);
}

/** A record that a reader took for another one because their fields fit. */
function wrongRecord(writer: AvroType, reader: AvroType, path: readonly string[]): Difference | null {
  if (writer.kind !== 'record' || reader.kind !== 'record' || namesMatch(reader, writer)) return null;
  return { outcome: 'misread', path, wrote: `\`${writer.name}\``, got: `\`${reader.name}\`` };
}

function compareRecords(wrote: RecordValue, got: RecordValue, path: readonly string[]): Difference | null {
  return first(got.type.fields, (field) => {
    const source = sourceOf(field, wrote.type) ?? renamedTo(field.name, got.type, wrote.type);
    if (!source) return null;
    return compareValues(source.type, wrote.fields.get(source.name)!, field.type, got.fields.get(field.name)!, [...path, field.name]);
  });
}

/** The writer's field that used to have the name, if the reader does not know it by its new one. */
function renamedTo(name: string, reader: RecordType, writer: RecordType): RecordType['fields'][number] | undefined {
  return writer.fields.find((field) => field.aliases.includes(name) && !fieldOf(reader, field.name));
}

function compareScalars(writer: AvroType, wrote: Value, reader: AvroType, got: Value, path: readonly string[]): Difference | null {
  const meant = meaningOf(writer, wrote);
  const understood = meaningOf(reader, got);
  if (meant && understood)
    return meant.key === understood.key ? null : { outcome: 'misread', path, wrote: meant.text, got: understood.text };
  if (sameScalar(wrote, got)) return null;
  // A promotion keeps what it can; anything else is another value.
  return { outcome: promotes(reader.kind, writer.kind) ? 'lossy' : 'misread', path, wrote: scalarText(wrote), got: scalarText(got) };
}

function sameScalar(wrote: Value, got: Value): boolean {
  if (isNumber(wrote) && isNumber(got))
    return Number.isInteger(Number(got)) && Number.isInteger(Number(wrote)) ? BigInt(wrote) === BigInt(got) : Number(wrote) === Number(got);
  const [left, right] = [toBytes(wrote), toBytes(got)];
  return left && right ? left.length === right.length && left.every((byte, i) => byte === right[i]) : wrote === got;
}

function toBytes(value: Value): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? new TextEncoder().encode(value) : null;
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function scalarText(value: Value): string {
  if (value instanceof Uint8Array) return `the bytes ${[...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const text = JSON.stringify(toJson(value));
  return isNumber(value) ? String(value) : (text ?? 'nothing');
}

function first<T>(items: Iterable<T>, find: (item: T, index: number) => Difference | null): Difference | null {
  let i = 0;
  for (const item of items) {
    const found = find(item, i++);
    if (found) return found;
  }
  return null;
}

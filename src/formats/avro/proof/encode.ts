import { invariant } from '../../../errors.ts';
import type { AvroType } from '../schema.ts';
import { EnumValue, RecordValue, UnionValue, type Value } from './value.ts';

/** The binary encoding of a value of the type. The value must be of the type. */
export function encode(type: AvroType, value: Value): Uint8Array {
  const out: number[] = [];
  write(type, value, out);
  return Uint8Array.from(out);
}

function write(type: AvroType, value: Value, out: number[]): void {
  switch (type.kind) {
    case 'null':
      return;
    case 'boolean':
      out.push(value === true ? 1 : 0);
      return;
    case 'int':
    case 'long':
      return writeLong(BigInt(value as number | bigint), out);
    case 'float':
    case 'double':
      return writeFloat(type.kind, value as number, out);
    case 'string':
      return writeBytes(new TextEncoder().encode(value as string), out);
    case 'bytes':
      return writeBytes(value as Uint8Array, out);
    case 'fixed':
      out.push(...(value as Uint8Array));
      return;
    case 'enum':
      invariant(value instanceof EnumValue, 'an enum value');
      return writeLong(BigInt(type.symbols.indexOf(value.symbol)), out);
    default:
      return writeComplex(type, value, out);
  }
}

function writeComplex(type: AvroType, value: Value, out: number[]): void {
  switch (type.kind) {
    case 'array':
      return writeBlock(value as readonly Value[], (item) => write(type.items.type, item, out), out);
    case 'map':
      return writeBlock(
        [...(value as ReadonlyMap<string, Value>)],
        ([key, item]) => {
          writeBytes(new TextEncoder().encode(key), out);
          write(type.values.type, item, out);
        },
        out,
      );
    case 'union':
      invariant(value instanceof UnionValue, 'a union value');
      writeLong(BigInt(value.branch), out);
      return write(type.branches[value.branch]!.type, value.value, out);
    case 'record':
      invariant(value instanceof RecordValue, 'a record value');
      for (const field of type.fields) write(field.type, value.fields.get(field.name)!, out);
      return;
    default:
      invariant(false, `a complex type, not ${type.kind}`);
  }
}

/** One block of items, then the empty one. */
function writeBlock<T>(items: readonly T[], writeItem: (item: T) => void, out: number[]): void {
  if (items.length > 0) {
    writeLong(BigInt(items.length), out);
    items.forEach(writeItem);
  }
  out.push(0);
}

/** Zigzag, then seven bits a byte, lowest first. */
function writeLong(value: bigint, out: number[]): void {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  while (rest > 0x7fn) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
}

function writeFloat(kind: 'float' | 'double', value: number, out: number[]): void {
  const view = new DataView(new ArrayBuffer(kind === 'float' ? 4 : 8));
  if (kind === 'float') view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  out.push(...new Uint8Array(view.buffer));
}

function writeBytes(bytes: Uint8Array, out: number[]): void {
  writeLong(BigInt(bytes.length), out);
  for (const byte of bytes) out.push(byte);
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

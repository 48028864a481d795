import type { AvroType, Field, RecordType, Slot } from '../schema.ts';
import type { Heights } from './heights.ts';
import { sourceOf } from './routes.ts';
import { EnumValue, RecordValue, UnionValue, type Value } from './value.ts';

const UUID = '123e4567-e89b-42d3-a456-426614174000';

/** Makes small values of the writer's types that the reader takes, as far as there are any. */
export class Filler {
  readonly #heights: Heights;
  readonly #accepts: (reader: Slot, writer: AvroType) => boolean;
  readonly #open = new Set<AvroType>();

  constructor(heights: Heights, accepts: (reader: Slot, writer: AvroType) => boolean) {
    this.#heights = heights;
    this.#accepts = accepts;
  }

  canFill(type: AvroType): boolean {
    return this.#heights.isFinite(type);
  }

  /** `reader`: who reads it; null for what is skipped. The type must have a finite value. */
  fill(reader: Slot | null, type: AvroType): Value {
    switch (type.kind) {
      case 'record':
        return this.record(reader?.type.kind === 'record' ? reader.type : null, type);
      case 'union':
        return this.#union(reader, type);
      case 'enum':
        return new EnumValue(type, knownSymbol(reader?.type ?? null, type));
      case 'array':
        return [];
      case 'map':
        return new Map();
      default:
        return plain(type, reader?.type ?? null);
    }
  }

  /** `given`: the value of one field that is settled already. */
  record(reader: RecordType | null, type: RecordType, given?: { readonly field: Field; readonly value: Value }): RecordValue {
    this.#open.add(type);
    const fields = new Map<string, Value>();
    for (const field of type.fields) {
      const target = reader?.fields.find((other) => sourceOf(other, type) === field) ?? null;
      fields.set(field.name, given?.field === field ? given.value : this.fill(target, field.type));
    }
    this.#open.delete(type);
    return new RecordValue(type, fields);
  }

  /** The smallest branch that the reader takes, unless it leads back to where we are; else the smallest at all. */
  #union(reader: Slot | null, type: AvroType & { kind: 'union' }): Value {
    const order = type.branches.toSorted((a, b) => this.#heights.of(a.type) - this.#heights.of(b.type));
    const closed = (branch: Slot): boolean => this.#heights.isFinite(branch.type) && !this.#open.has(branch.type);
    const chosen = (reader && order.find((branch) => closed(branch) && this.#accepts(reader, branch.type))) ?? order[0]!;
    return new UnionValue(type.branches.indexOf(chosen), this.fill(this.#branchFor(reader, chosen.type), chosen.type));
  }

  #branchFor(reader: Slot | null, type: AvroType): Slot | null {
    if (reader?.type.kind !== 'union') return reader;
    return reader.type.branches.find((branch) => branch.type.kind === type.kind && this.#accepts(branch, type)) ?? null;
  }
}

function knownSymbol(reader: AvroType | null, type: AvroType & { kind: 'enum' }): string {
  const known = reader?.kind === 'enum' ? type.symbols.find((symbol) => reader.symbols.includes(symbol)) : undefined;
  return known ?? type.symbols[0]!;
}

function plain(type: AvroType, reader: AvroType | null): Value {
  switch (type.kind) {
    case 'boolean':
      return true;
    case 'int':
    case 'float':
    case 'double':
      return 1;
    case 'long':
      return 1n;
    case 'string':
      return [type, reader].some((side) => side?.kind === 'string' && side.logical?.name === 'uuid') ? UUID : 'a';
    case 'bytes':
      return Uint8Array.of(1);
    case 'fixed':
      return Uint8Array.from({ length: type.size }, (_, i) => (i === type.size - 1 ? 1 : 0));
    default:
      return null;
  }
}

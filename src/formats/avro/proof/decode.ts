import type { AvroType, Field } from '../schema.ts';
import { type Action, unusable } from './action.ts';
import { defaultValue } from './default-value.ts';
import { Input } from './input.ts';
import { EnumValue, RecordValue, UnionValue, type Value } from './value.ts';

/** A reader gives up. `path`: the fields on the way, as in `order.lines`. */
export class ReadFailure extends Error {
  readonly path: readonly string[];

  constructor(message: string, path: readonly string[]) {
    super(message);
    this.path = path;
  }
}

/** What a reader with this plan makes of the bytes. Throws ReadFailure. */
export function decode(bytes: Uint8Array, plan: Action): Value {
  return new Decoder(new Input(bytes)).read(plan);
}

class Decoder {
  readonly #input: Input;
  readonly #path: string[] = [];

  constructor(input: Input) {
    this.#input = input;
  }

  read(action: Action): Value {
    switch (action.kind) {
      case 'fail':
        return this.#fail(action.message);
      case 'scalar':
        return convert(action.reader, action.writer, readScalar(this.#input, action.writer));
      case 'enum':
        return this.#enum(action);
      case 'array': {
        const items: Value[] = [];
        this.#input.blocks(() => items.push(this.read(action.item())));
        return items;
      }
      case 'map': {
        const entries = new Map<string, Value>();
        this.#input.blocks(() => {
          const key = new TextDecoder().decode(this.#input.bytes());
          entries.set(key, this.read(action.item()));
        });
        return entries;
      }
      case 'record':
        return this.#record(action);
      case 'writer-union':
        return this.read(action.branches[Number(this.#input.long())]!());
      case 'reader-union':
        return new UnionValue(action.branch, this.read(action.action()));
    }
  }

  #enum({ reader, writer }: Action & { kind: 'enum' }): Value {
    const symbol = writer.symbols[Number(this.#input.long())]!;
    if (reader.symbols.includes(symbol)) return new EnumValue(reader, symbol);
    if (reader.fallback === null) this.#fail(`it does not know the symbol \`${symbol}\``);
    return new EnumValue(reader, reader.fallback);
  }

  #record({ reader, steps, defaults }: Action & { kind: 'record' }): Value {
    // Defaults are made ready before anything is read.
    const made = defaults.map((field) => [field, this.#default(field)] as const);
    const fields = new Map<string, Value>();
    for (const { target, writer, action } of steps) {
      if (target === null) skip(this.#input, writer);
      else {
        this.#path.push(target.name);
        fields.set(target.name, this.read(action()));
        this.#path.pop();
      }
    }
    for (const [field, value] of made) fields.set(field.name, value);
    return new RecordValue(reader, fields);
  }

  #default(field: Field): Value {
    const value = defaultValue(field.type, field.holder['default']);
    if (value === undefined) this.#fail(unusable(field).message);
    return value;
  }

  #fail(message: string): never {
    throw new ReadFailure(message, [...this.#path]);
  }
}

function readScalar(input: Input, type: AvroType): Value {
  switch (type.kind) {
    case 'boolean':
      return input.boolean();
    case 'int':
      return Number(input.long());
    case 'long':
      return input.long();
    case 'float':
      return input.float();
    case 'double':
      return input.double();
    case 'bytes':
      return input.bytes();
    case 'string':
      return new TextDecoder().decode(input.bytes());
    case 'fixed':
      return input.fixed(type.size);
    default:
      return null;
  }
}

/** The promotions, with what they lose. */
function convert(reader: AvroType, writer: AvroType, value: Value): Value {
  if (reader.kind === writer.kind) return value;
  switch (reader.kind) {
    case 'long':
      return BigInt(value as number);
    case 'float':
      return Math.fround(Number(value));
    case 'double':
      return Number(value);
    case 'bytes':
      return new TextEncoder().encode(value as string);
    case 'string':
      return new TextDecoder().decode(value as Uint8Array);
    default:
      return value;
  }
}

function skip(input: Input, type: AvroType): void {
  switch (type.kind) {
    case 'record':
      for (const field of type.fields) skip(input, field.type);
      return;
    case 'array':
      return input.blocks(() => skip(input, type.items.type));
    case 'map':
      return input.blocks(() => {
        input.bytes();
        skip(input, type.values.type);
      });
    case 'union':
      return skip(input, type.branches[Number(input.long())]!.type);
    case 'enum':
      input.long();
      return;
    default:
      readScalar(input, type);
  }
}

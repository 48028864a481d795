import type { EnumType, RecordType } from '../schema.ts';

/**
 * A value of an Avro type: longs are bigint, maps are Map, bytes and fixed are Uint8Array. Enums and records carry their type,
 * since a reader may take the one for the other.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | EnumValue
  | RecordValue
  | UnionValue
  | readonly Value[]
  | ReadonlyMap<string, Value>;

export class EnumValue {
  readonly type: EnumType;
  readonly symbol: string;

  constructor(type: EnumType, symbol: string) {
    this.type = type;
    this.symbol = symbol;
  }
}

export class RecordValue {
  readonly type: RecordType;
  readonly fields: ReadonlyMap<string, Value>;

  constructor(type: RecordType, fields: ReadonlyMap<string, Value>) {
    this.type = type;
    this.fields = fields;
  }
}

/** Only a writer's value says which branch it is in. */
export class UnionValue {
  readonly branch: number;
  readonly value: Value;

  constructor(branch: number, value: Value) {
    this.branch = branch;
    this.value = value;
  }
}

import type { Field, Message } from '../descriptor.ts';

/** One value: integers and enum values are bigints, floats are numbers. */
export type Value = bigint | number | boolean | string | Uint8Array | MessageValue;

export interface MapEntry {
  readonly key: Value;
  readonly value: Value;
}

/** Exactly one of the three, as the field's type says. */
export type FieldValue =
  | { readonly kind: 'single'; readonly value: Value }
  | { readonly kind: 'list'; readonly values: Value[] }
  | { readonly kind: 'map'; readonly entries: MapEntry[] };

/** A message with the fields that are set, by number. */
export class MessageValue {
  readonly message: Message;
  readonly fields = new Map<number, { readonly field: Field; readonly value: FieldValue }>();
  /** Numbers that the decoder met and had no field of that encoding for. */
  readonly unknown = new Set<number>();

  constructor(message: Message) {
    this.message = message;
  }

  /** Sets a field; the other members of its oneof are unset. */
  set(field: Field, value: FieldValue): this {
    if (field.oneof !== null) for (const sister of field.oneof.fields) this.fields.delete(sister.number);
    this.fields.set(field.number, { field, value });
    return this;
  }

  setSingle(field: Field, value: Value): this {
    return this.set(field, { kind: 'single', value });
  }

  get(number: number): FieldValue | undefined {
    return this.fields.get(number)?.value;
  }
}

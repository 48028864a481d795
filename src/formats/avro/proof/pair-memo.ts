import type { AvroType } from '../schema.ts';

/** Remembers one thing for each pair of types. */
export class PairMemo<T> {
  readonly #known = new Map<AvroType, Map<AvroType, T>>();

  get(reader: AvroType, writer: AvroType): T | undefined {
    return this.#known.get(reader)?.get(writer);
  }

  set(reader: AvroType, writer: AvroType, value: T): T {
    const inner = this.#known.get(reader);
    if (inner) inner.set(writer, value);
    else this.#known.set(reader, new Map([[writer, value]]));
    return value;
  }
}

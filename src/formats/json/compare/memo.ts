import type { Schema } from '../model.ts';
import type { Found } from './found.ts';

/** A table by pairs of schemas, by identity. */
export class PairTable<Value> {
  readonly #rows = new Map<Schema, Map<Schema, Value>>();
  size = 0;

  get(writer: Schema, reader: Schema): Value | undefined {
    return this.#rows.get(writer)?.get(reader);
  }

  set(writer: Schema, reader: Schema, value: Value): void {
    let row = this.#rows.get(writer);
    if (row === undefined) this.#rows.set(writer, (row = new Map()));
    if (!row.has(reader)) this.size++;
    row.set(reader, value);
  }

  delete(writer: Schema, reader: Schema): void {
    if (this.#rows.get(writer)?.delete(reader)) this.size--;
  }

  /** Takes over the pairs that are not here yet; tells whether there were any. */
  addNew(other: PairTable<Value>): boolean {
    const before = this.size;
    for (const [writer, row] of other.#rows) {
      for (const [reader, value] of row) if (this.get(writer, reader) === undefined) this.set(writer, reader, value);
    }
    return this.size > before;
  }
}

/** What one pass over a pair of schemas has learnt. */
export interface Pass {
  /** Finished pairs; `open` while a pair is being compared. */
  readonly pairs: PairTable<readonly Found[] | 'open'>;
  /** Pairs found incompatible in this pass. */
  readonly bad: PairTable<readonly Found[]>;
  /** Pairs found incompatible in an earlier pass, as first found: what a cycle runs into, instead of "assumed compatible". */
  readonly known: PairTable<readonly Found[]>;
  cyclic: boolean;
}

export function newPass(known: PairTable<readonly Found[]>): Pass {
  return { pairs: new PairTable(), bad: new PairTable(), known, cyclic: false };
}

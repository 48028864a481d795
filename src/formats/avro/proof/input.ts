import { invariant } from '../../../errors.ts';

/** Reads the primitives of the binary encoding, one after the other. */
export class Input {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  boolean(): boolean {
    return this.#byte() === 1;
  }

  long(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
  }

  float(): number {
    return this.#view(4).getFloat32(0, true);
  }

  double(): number {
    return this.#view(8).getFloat64(0, true);
  }

  /** Bytes behind their length. */
  bytes(): Uint8Array {
    return this.fixed(Number(this.long()));
  }

  fixed(size: number): Uint8Array {
    invariant(size >= 0 && this.#at + size <= this.#bytes.length, 'a message does not end before its data');
    this.#at += size;
    return this.#bytes.slice(this.#at - size, this.#at);
  }

  /** Calls `read` for every item of the blocks. */
  blocks(read: () => void): void {
    for (;;) {
      let count = this.long();
      if (count === 0n) return;
      if (count < 0n) {
        // The size of the block in bytes, for readers that skip it.
        this.long();
        count = -count;
      }
      for (; count > 0n; count--) read();
    }
  }

  #byte(): number {
    return this.fixed(1)[0]!;
  }

  #view(size: number): DataView {
    const bytes = this.fixed(size);
    return new DataView(bytes.buffer, bytes.byteOffset, size);
  }
}

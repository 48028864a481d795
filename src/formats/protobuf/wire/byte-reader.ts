/** The bytes are not an encoded message. */
export class DecodeError extends Error {}

/** Reads the pieces of an encoded message. Throws DecodeError where the bytes end too early. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  tag(): { number: number; wireType: number } {
    const tag = this.varint();
    const number = Number((tag & 0xffffffffn) >> 3n);
    if (number === 0) throw new DecodeError('the bytes name the field number 0');
    return { number, wireType: Number(tag & 7n) };
  }

  /** Unsigned, of 64 bits. */
  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new DecodeError('the bytes end within a number');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new DecodeError('a number has more than ten bytes');
  }

  /** Unsigned. */
  fixed(bytes: 4 | 8): bigint {
    const at = this.#take(bytes);
    return bytes === 4 ? BigInt(this.#view.getUint32(at, true)) : this.#view.getBigUint64(at, true);
  }

  float(bytes: 4 | 8): number {
    const at = this.#take(bytes);
    return bytes === 4 ? this.#view.getFloat32(at, true) : this.#view.getFloat64(at, true);
  }

  delimited(): Uint8Array {
    const length = Number(this.varint());
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  /** Skips the value behind a tag. */
  skip(number: number, wireType: number): void {
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.fixed(8);
    else if (wireType === 2) this.delimited();
    else if (wireType === 5) this.fixed(4);
    else if (wireType === 3) this.#skipGroup(number);
    else throw new DecodeError(wireType === 4 ? 'the bytes end a group that was not begun' : `the bytes have the wire type ${wireType}`);
  }

  #skipGroup(number: number): void {
    for (;;) {
      const inner = this.tag();
      if (inner.wireType !== 4) this.skip(inner.number, inner.wireType);
      else if (inner.number === number) return;
      else throw new DecodeError('the bytes end another group than they began');
    }
  }

  #take(length: number): number {
    const at = this.#at;
    if (length < 0 || at + length > this.#bytes.length) throw new DecodeError('the bytes end within a value');
    this.#at += length;
    return at;
  }
}

import { describe, expect, it } from 'vitest';
import type { ElementType } from '../../src/formats/protobuf/field-type.ts';
import type { Field, Message } from '../../src/formats/protobuf/descriptor.ts';
import { protobuf } from '../../src/formats/protobuf/index.ts';
import { plainMessage } from '../../src/formats/protobuf/proof/plain.ts';
import { recordMessages } from '../../src/formats/protobuf/records.ts';
import type { ProtoSchema } from '../../src/formats/protobuf/schema.ts';
import { DecodeError } from '../../src/formats/protobuf/wire/byte-reader.ts';
import { decode } from '../../src/formats/protobuf/wire/decode.ts';
import { encode } from '../../src/formats/protobuf/wire/encode.ts';
import { MessageValue, type Value } from '../../src/formats/protobuf/wire/value.ts';
import { normal, otherPlain, otherTypes } from './other.ts';
import { Random } from './random.ts';
import { randomText } from './texts.ts';

const INTEGERS = new Map<string, readonly bigint[]>([
  ['int32', [1n, -1n, 2147483647n, -2147483648n]],
  ['sint32', [1n, -1n, 2147483647n, -2147483648n]],
  ['sfixed32', [1n, -1n, 2147483647n, -2147483648n]],
  ['uint32', [1n, 300n, 4294967295n]],
  ['fixed32', [1n, 300n, 4294967295n]],
  ['int64', [1n, -1n, 9223372036854775807n, -9223372036854775808n]],
  ['sint64', [1n, -1n, 9223372036854775807n, -9223372036854775808n]],
  ['sfixed64', [1n, -1n, 9223372036854775807n, -9223372036854775808n]],
  ['uint64', [1n, 300n, 18446744073709551615n]],
  ['fixed64', [1n, 300n, 18446744073709551615n]],
]);

describe('our encoding', () => {
  it('is read by protobufjs, and what protobufjs writes is read by us', () => {
    let messages = 0;
    for (let seed = 1; seed <= 200; seed++) {
      // A type that requires itself cannot be written; a field called toString is lost by protobufjs.
      const text = randomText(seed).replaceAll('required ', 'optional ').replaceAll('toString', 'to_string').replaceAll('valueOf', 'value_of');
      const random = new Random(seed);
      const schema = protobuf.parse({ schema: text }, { strictness: 'stored' });
      for (const message of recordMessages(schema)) {
        const value = randomMessage(schema, message, random, 0);
        const type = otherTypes(text)(message.local);
        const bytes = encode(schema, value);
        const plain = normal(plainMessage(schema, value));
        expect(otherPlain(type, bytes), text).toEqual(plain);
        const back = decode(schema, message, type.encode(type.decode(bytes)).finish());
        expect(normal(plainMessage(schema, back)), text).toEqual(plain);
        messages++;
      }
    }
    expect(messages).toBeGreaterThan(200);
  });

  it('decodes any bytes, or says why not', () => {
    const random = new Random(7);
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      const schema = protobuf.parse({ schema: randomText(i % 40) }, { strictness: 'stored' });
      const bytes = Uint8Array.from({ length: random.below(24) }, () => random.below(256));
      try {
        decode(schema, schema.file.messages[0]!, bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('merges messages and keeps the last of other values', () => {
    const schema = protobuf.parse({ schema: 'syntax = "proto3"; message M { M m = 1; string s = 2; repeated int32 n = 3; oneof o { int32 a = 4; string b = 5; } }' }, { strictness: 'stored' });
    const read = (hex: string): unknown => normal(plainMessage(schema, decode(schema, schema.file.messages[0]!, Uint8Array.from(Buffer.from(hex, 'hex')))));
    expect(read('0a0312016a0a020a001201781201 79'.replace(' ', ''))).toEqual({ m: { m: {}, s: 'j' }, s: 'y' });
    expect(read('18011a0202031804')).toEqual({ n: ['1', '2', '3', '4'] });
    expect(read('20012a0178')).toEqual({ b: 'x' });
    expect(read('2a01782001')).toEqual({ a: '1' });
    expect(read('0801')).toEqual({});
  });
});

function randomMessage(schema: ProtoSchema, message: Message, random: Random, depth: number): MessageValue {
  const value = new MessageValue(message);
  for (const field of message.fields) {
    const type = schema.typeOf(field);
    const isLeft = type.kind === 'message' && depth > 2 && field.label !== 'required';
    if ((field.label !== 'required' && random.chance(35)) || isLeft || depth > 12) continue;
    setField(schema, value, field, random, depth);
  }
  return value;
}

function setField(schema: ProtoSchema, value: MessageValue, field: Field, random: Random, depth: number): void {
  const type = schema.typeOf(field);
  if (type.kind === 'map') {
    value.set(field, { kind: 'map', entries: [{ key: randomValue(schema, type.key, random, depth), value: randomValue(schema, type.value, random, depth) }] });
  } else if (field.label === 'repeated') {
    value.set(field, { kind: 'list', values: Array.from({ length: 1 + random.below(3) }, () => randomValue(schema, type, random, depth)) });
  } else {
    value.setSingle(field, randomValue(schema, type, random, depth));
  }
}

function randomValue(schema: ProtoSchema, type: ElementType, random: Random, depth: number): Value {
  if (type.kind === 'message') return randomMessage(schema, type.message, random, depth + 1);
  if (type.kind === 'enum') return BigInt(type.enum.values.at(-1)!.number);
  if (type.kind === 'unknown') return new Uint8Array();
  const integers = INTEGERS.get(type.scalar);
  if (integers !== undefined) return random.pick(integers);
  if (type.scalar === 'bool') return true;
  if (type.scalar === 'string') return random.pick(['x', 'größer', '\u{1f600}', ' ']);
  return type.scalar === 'bytes' ? Uint8Array.of(1 + random.below(255), 255, 0) : random.pick([1.5, -0.25, 1024]);
}

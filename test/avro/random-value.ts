import { EnumValue, RecordValue, UnionValue, type Value } from '../../src/formats/avro/proof/value.ts';
import type { AvroType } from '../../src/formats/avro/schema.ts';
import type { Random } from './random.ts';

/** A random value of the type; null when it runs too deep. */
export function randomValue(random: Random, type: AvroType): Value | undefined {
  try {
    return draw(random, type, 0);
  } catch (error) {
    if (error === TOO_DEEP) return undefined;
    throw error;
  }
}

const TOO_DEEP = new Error('too deep');

function draw(random: Random, type: AvroType, depth: number): Value {
  if (depth > 12) throw TOO_DEEP;
  switch (type.kind) {
    case 'null':
      return null;
    case 'boolean':
      return random.chance(50);
    case 'int':
      return random.pick([0, 1, -1, 16777217, 2147483647, -2147483648]);
    case 'long':
      return random.pick([0n, 1n, -1n, 9007199254740993n, 9223372036854775807n, -9223372036854775808n]);
    case 'float':
      return random.pick([0, 1.5, -2]);
    case 'double':
      return random.pick([0, 1.5, -2, 0.1]);
    case 'bytes':
      return Uint8Array.from({ length: random.below(4) }, () => random.below(128));
    case 'string':
      return random.pick(['', 'a', 'grüße', '€uro']);
    case 'fixed':
      return Uint8Array.from({ length: type.size }, () => random.below(256));
    case 'enum':
      if (type.symbols.length === 0) throw TOO_DEEP;
      return new EnumValue(type, random.pick(type.symbols));
    case 'array':
      return Array.from({ length: depth > 5 ? 0 : random.below(3) }, () => draw(random, type.items.type, depth + 1));
    case 'map':
      return new Map(
        Array.from({ length: depth > 5 ? 0 : random.below(3) }, (_, i) => [`k${i}`, draw(random, type.values.type, depth + 1)]),
      );
    case 'union': {
      if (type.branches.length === 0) throw TOO_DEEP;
      const branch =
        depth > 4
          ? Math.max(
              0,
              type.branches.findIndex((one) => one.type.kind === 'null'),
            )
          : random.below(type.branches.length);
      return new UnionValue(branch, draw(random, type.branches[branch]!.type, depth + 1));
    }
    case 'record':
      return new RecordValue(type, new Map(type.fields.map((field) => [field.name, draw(random, field.type, depth + 1)])));
  }
}

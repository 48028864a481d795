import { expect, test } from 'vitest';
import { avro } from '../../src/formats/avro/index.ts';

const record = (name: string, ...types: string[]): string => {
  return `{"type":"record","name":"${name}","fields":[${types.map((type, i) => `{"name":"f${i}","type":${type}}`).join(',')}]}`;
};

test.each([
  ['a record that needs nothing', record('shop.Order', '"string"'), 'a.avsc', ['shop.Order'], []],
  [
    'bare names are of the namespace around',
    record('shop.Order', '"Money"', '["null","other.Item"]'),
    'a.avsc',
    ['shop.Order'],
    ['shop.Money', 'other.Item'],
  ],
  [
    'inner definitions',
    record('shop.Order', record('Line', '"Order"'), '{"type":"array","items":"Line"}'),
    'a.avsc',
    ['shop.Order', 'shop.Line'],
    [],
  ],
  ['a definition after its use', `[${record('A', '"B"')},${record('B')}]`, 'a.avsc', ['A', 'B'], []],
  [
    'what nothing uses comes first',
    `[${record('Money')},${record('Order', '"Money"', '["null","Order"]')}]`,
    'a.avsc',
    ['Order', 'Money'],
    [],
  ],
  ['comments', `// c\n${record('A', '"B"')}`, 'a.avsc', ['A'], ['B']],
  ['no schema', 'not a schema', 'a.avsc', [], []],
  ['JSON of another kind', '{"fields": 5, "type": {"a": [null]}}', 'a.avsc', [], []],
  [
    'a protocol',
    `{"protocol":"P","namespace":"shop","types":[${record('Money')},${record('Order', '"Money"', '"x.Y"')}]}`,
    'a.avpr',
    ['shop.Order', 'shop.Money'],
    ['x.Y'],
  ],
  [
    'IDL',
    '@namespace("shop") protocol P { record Money { long cents; } record Order { Money m; x.Y y; } }',
    'a.avdl',
    ['shop.Order', 'shop.Money'],
    ['x.Y'],
  ],
  [
    'IDL that imports',
    'protocol P { import idl "common/money.avdl"; import schema "y.avsc"; record Order { Money m; } }',
    'a.avdl',
    ['Order'],
    ['common/money.avdl', 'y.avsc'],
  ],
  ['IDL that is broken', 'protocol P { record', 'a.avdl', [], []],
  ['names of every object', record('__proto__', '"constructor"'), 'a.avsc', ['__proto__'], ['constructor']],
])('%s', (_what, text, file, defines, needs) => {
  expect(avro.outline(text, file)).toEqual({ defines, needs });
});

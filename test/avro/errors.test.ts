import { describe, expect, test } from 'vitest';
import { InvalidSchemaError, UncheckedError } from '../../src/errors.ts';
import { avro } from '../../src/formats/avro/index.ts';

function complaint(schema: string, file = 'order.avsc', references: { name: string; schema: string }[] = []): string {
  try {
    avro.parse({ schema, file, references }, { strictness: 'new' });
    return 'valid';
  } catch (error) {
    if (!(error instanceof InvalidSchemaError)) throw error;
    const { place, problems } = error;
    return `${place?.file}:${place?.line}:${place?.column} ${error.message} ${problems[0]?.help}`;
  }
}

const record = (field: string): string => `{\n  "type": "record",\n  "name": "Order",\n  "fields": [\n    ${field}\n  ]\n}`;

describe('what is wrong is said at its place, with a way out', () => {
  test.each([
    [
      record('{"name": "id", "type": "strng"}'),
      'order.avsc:5:28 `strng` is not a type that is defined here. Write `string` if that is what you mean.',
    ],
    [
      record('{"name": "id", "type": "String"}'),
      'order.avsc:5:28 `String` is not a type that is defined here. Write `string` if that is what you mean.',
    ],
    [
      record('{"name": "id", "type": "Mony"}'),
      'order.avsc:5:28 `Mony` is not a type that is defined here. Define it, or list the schema that defines it as a reference.',
    ],
    [
      record('{"name": "id", "type": "array"}'),
      'order.avsc:5:28 `array` is not a type that is defined here. Write an object with `"type": "array"` and what else it needs.',
    ],
    [
      record('{"name": "id", "type": "int", "default": "0"}'),
      'order.avsc:5:46 The default "0" of field `id` is not a valid `int`. Write a default of the type of the field, or change the type.',
    ],
    [
      record('{"name": "id", "type": ["int", "null", "int"]}'),
      'order.avsc:5:44 `int` stands twice in a union. Remove one of the two branches.',
    ],
    [
      record('{"name": "i-d", "type": "int"}'),
      'order.avsc:5:14 `i-d` is not a valid field name. Start with a letter or `_`, and go on with letters, digits and `_` only.',
    ],
    [record('{"name": "id"}'), 'order.avsc:5:5 Field `id` of record `Order` has no type. Add a `type` to it.'],
    [
      record('{"name": "id", "type": "int"}, {"name": "id", "type": "int"}'),
      'order.avsc:5:45 Field `id` stands twice in record `Order`. Rename or remove one of the two.',
    ],
    [
      record('{"name": "id", "type": {"type": "enum", "name": "E", "symbols": ["A", "A"]}}'),
      'order.avsc:5:75 Symbol `A` stands twice in enum `E`. Remove one of the two.',
    ],
    ['{"type": "record",\n "name" "Order"}', 'order.avsc:2:9 Expected `:` after the key "name", found `"`. Write the schema as JSON.'],
    ['', 'order.avsc:1:1 Expected a value, found the end of the text. Write the schema as JSON.'],
    ['// only a comment', 'order.avsc:1:18 Expected a value, found the end of the text. Write the schema as JSON.'],
  ])('%s', (schema, expected) => {
    expect(complaint(schema)).toBe(expected);
  });

  test('a name that another namespace has', () => {
    const money = { name: 'Money', schema: '{"type":"fixed","name":"shop.Money","size":8}' };
    expect(complaint(record('{"name": "total", "type": "Money"}'), 'order.avsc', [money])).toBe(
      'order.avsc:5:31 `Money` is not a type that is defined here. Write `shop.Money`, or define `Money`.',
    );
    expect(complaint(record('{"name": "total", "type": "shop.Money"}'), 'order.avsc', [money])).toBe('valid');
  });

  test('a mistake in a reference is told with the name of the reference', () => {
    expect(complaint('"shop.Money"', 'order.avsc', [{ name: 'money.avsc', schema: '{"type":"fixed","name":"shop.Money"}' }])).toBe(
      'money.avsc:1:1 Fixed `Money` has no valid `size`. Give it a whole number of bytes.',
    );
  });

  test('references come first, once each, whatever the names they are listed under', () => {
    const text = '[{"type":"fixed","name":"A","size":1},{"type":"fixed","name":"B","size":2}]';
    expect(
      complaint('["A","B"]', 'order.avsc', [
        { name: 'A', schema: text },
        { name: 'B', schema: text },
      ]),
    ).toBe('valid');
  });
});

describe('limits are named', () => {
  const nested = (levels: number): string => '{"type":"array","items":'.repeat(levels) + '"int"' + '}'.repeat(levels);
  const unchecked = (schema: string): unknown => {
    try {
      return avro.parse({ schema }, { strictness: 'stored' });
    } catch (error) {
      expect(error).toBeInstanceOf(UncheckedError);
      return (error as Error).message;
    }
  };

  test('nesting', () => {
    expect(unchecked(nested(250))).toHaveProperty('root');
    expect(unchecked(nested(300))).toBe('The schema is nested deeper than 256 levels.');
    expect(unchecked(nested(100_000))).toBe('The schema is nested deeper than 256 levels.');
    expect(unchecked(`// \n${nested(300)}`)).toBe('<schema>: Nested deeper than 256 levels.');
  });

  test('length', () => {
    expect(unchecked(`"${'x'.repeat(9 * 1024 * 1024)}"`)).toBe('<schema> is longer than 8388608 characters.');
  });

  test.each([100, 490, 510, 20_000])('a chain of %i records', (length) => {
    const chain = (last: string): string => {
      const links = Array.from(
        { length },
        (_, i) => `{"type":"record","name":"L${i}","fields":[{"name":"next","type":["null","L${i + 1}"]}]}`,
      );
      return `[${links.join(',')},{"type":"record","name":"L${length}","fields":[{"name":"end","type":"${last}"}]}]`;
    };
    const [reader, writer] = [
      avro.parse({ schema: chain('int') }, { strictness: 'stored' }),
      avro.parse({ schema: chain('string') }, { strictness: 'stored' }),
    ];
    const answer = (): unknown => avro.compare(reader, writer, { profile: 'confluent@next', policy: 'strict' }).compatible;
    if (length < 500) expect(answer()).toBe(false);
    else expect(answer).toThrow(UncheckedError);
  });

  test('differences that double with every level', () => {
    const tower = (last: string): string => {
      const levels = Array.from(
        { length: 40 },
        (_, i) => `{"type":"record","name":"L${i}","fields":[{"name":"a","type":"L${i + 1}"},{"name":"b","type":"L${i + 1}"}]}`,
      );
      return `[${levels.join(',')},{"type":"record","name":"L40","fields":[{"name":"end","type":"${last}"}]}]`;
    };
    const [reader, writer] = ['int', 'string'].map((last) =>
      avro.parse(
        {
          schema: `{"type":"record","name":"Top","fields":[{"name":"t","type":{"type":"map","values":"L0"}}]}`,
          references: [{ name: 'tower', schema: tower(last) }],
        },
        { strictness: 'stored' },
      ),
    );
    expect(() => avro.compare(reader!, writer!, { profile: 'confluent@next', policy: 'strict' })).toThrow(
      'The schemas differ in more than 100000 places.',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { InvalidSchemaError } from '../../src/errors.ts';
import { avro } from '../../src/formats/avro/index.ts';

/** What the reference makes of a text: of one that is new, and of one that a registry holds already. */
type Answer = 'both' | 'stored' | 'neither';

const field = (type: string, rest = ''): string => `{"type":"record","name":"R","fields":[{"name":"f","type":${type}${rest}}]}`;
const named = (rest: string): string => `{"type":"record",${rest},"fields":[]}`;

const cases: readonly [what: string, schema: string, answer: Answer][] = [
  ['a bare type name', '"int"', 'both'],
  ['a union as the whole schema', '["null","int"]', 'both'],
  ['comments', '/* a */ {"type": /* b */ "int" // c\n}', 'both'],
  ['a number as the whole schema', '5', 'neither'],
  ['null as the whole schema', 'null', 'neither'],
  ['text after the schema', '"int" "int"', 'neither'],
  ['an object around a record', '{"type":{"type":"record","name":"R","fields":[]}}', 'neither'],
  ['an object around a union', '{"type":["null","int"]}', 'neither'],
  ['no type', '{"name":"R"}', 'neither'],
  ['name with $', named('"name":"A$B"'), 'neither'],
  ['name with -', named('"name":"A-B"'), 'neither'],
  ['empty name', named('"name":""'), 'neither'],
  ['no name', '{"type":"record","fields":[]}', 'neither'],
  ['letters of another script in a name', named('"name":"Ñu"'), 'stored'],
  ['letters of another script in a field', '{"type":"record","name":"R","fields":[{"name":"größe","type":"int"}]}', 'stored'],
  ['field starting with a digit', '{"type":"record","name":"R","fields":[{"name":"1x","type":"int"}]}', 'neither'],
  ['namespace with -', named('"name":"R","namespace":"a-b"'), 'stored'],
  ['namespace with a leading dot', named('"name":"R","namespace":".a"'), 'stored'],
  ['namespace with two dots', named('"name":"R","namespace":"a..b"'), 'stored'],
  ['namespace null', named('"name":"R","namespace":null'), 'both'],
  ['name with dots and a namespace', named('"name":"a.b.R","namespace":"c"'), 'both'],
  ['a type named int', named('"name":"int"'), 'neither'],
  ['a type named n.int', named('"name":"n.int"'), 'both'],
  ['a type named record', named('"name":"record"'), 'both'],
  ['record without fields', '{"type":"record","name":"R"}', 'neither'],
  ['a field twice', '{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"a","type":"int"}]}', 'neither'],
  ['a field without a type', '{"type":"record","name":"R","fields":[{"name":"a"}]}', 'neither'],
  ['a field without a name', '{"type":"record","name":"R","fields":[{"type":"int"}]}', 'neither'],
  ['a field that is a text', '{"type":"record","name":"R","fields":["a"]}', 'neither'],
  ['order in capitals', field('"int"', ',"order":"IGNORE"'), 'both'],
  ['unknown order', field('"int"', ',"order":"foo"'), 'neither'],
  ['order null', field('"int"', ',"order":null'), 'neither'],
  ['field alias that is no name', field('"int"', ',"aliases":["old-name"]'), 'both'],
  ['aliases that are a text', field('"int"', ',"aliases":"old"'), 'neither'],
  ['aliases null', named('"name":"R","aliases":null'), 'neither'],
  ['type alias that is no name', named('"name":"R","aliases":["old-name"]'), 'stored'],
  ['unknown property', field('"int"', ',"foo":{"bar":[1]}'), 'both'],
  ['doc that is no text', named('"name":"R","doc":5'), 'both'],
  ['empty enum', field('{"type":"enum","name":"E","symbols":[]}'), 'both'],
  ['enum without symbols', field('{"type":"enum","name":"E"}'), 'neither'],
  ['symbol with -', field('{"type":"enum","name":"E","symbols":["a-b"]}'), 'neither'],
  ['symbol twice', field('{"type":"enum","name":"E","symbols":["A","A"]}'), 'neither'],
  ['symbol that is no text', field('{"type":"enum","name":"E","symbols":[1]}'), 'neither'],
  ['enum default that is no symbol', field('{"type":"enum","name":"E","symbols":["A"],"default":"Z"}'), 'neither'],
  ['fixed of size 0', '{"type":"fixed","name":"F","size":0}', 'both'],
  ['fixed of a negative size', '{"type":"fixed","name":"F","size":-1}', 'neither'],
  ['fixed of a size in quotes', '{"type":"fixed","name":"F","size":"4"}', 'neither'],
  ['fixed of size 4.0', '{"type":"fixed","name":"F","size":4.0}', 'neither'],
  ['fixed of a broken size', '{"type":"fixed","name":"F","size":4.5}', 'neither'],
  ['array without items', '{"type":"array"}', 'neither'],
  ['map without values', '{"type":"map"}', 'neither'],
  ['empty union', field('[]'), 'both'],
  ['union of one', field('["int"]'), 'both'],
  ['union with a branch twice', field('["int","int"]'), 'neither'],
  ['union with two logical types on one base', field('["long",{"type":"long","logicalType":"timestamp-millis"}]'), 'neither'],
  ['union in a union', field('["null",["int","string"]]'), 'neither'],
  ['union of two arrays', field('[{"type":"array","items":"int"},{"type":"array","items":"long"}]'), 'neither'],
  ['union of a name in two namespaces', field('[{"type":"fixed","name":"a.F","size":1},{"type":"fixed","name":"b.F","size":1}]'), 'both'],
  [
    'union of a forward name twice',
    '[{"type":"record","name":"R","fields":[{"name":"f","type":["L","L"]}]},{"type":"fixed","name":"L","size":1}]',
    'neither',
  ],
  [
    'reference before the definition',
    '{"type":"record","name":"R","fields":[{"name":"a","type":"U"},{"name":"b","type":{"type":"fixed","name":"U","size":1}}]}',
    'both',
  ],
  [
    'reference as an object',
    '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"U","size":1}},{"name":"b","type":{"type":"U"}}]}',
    'both',
  ],
  ['undefined name', field('"U"'), 'neither'],
  [
    'name with a leading dot',
    '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"U","size":1}},{"name":"b","type":".U"}]}',
    'neither',
  ],
  [
    'bare name of a finished type without a namespace',
    '[{"type":"fixed","name":"U","size":1},{"type":"record","name":"n.R","fields":[{"name":"a","type":"U"}]}]',
    'both',
  ],
  [
    'bare name of the open type without a namespace',
    '{"type":"record","name":"T","fields":[{"name":"a","type":{"type":"record","name":"n.R","fields":[{"name":"b","type":"T"}]}}]}',
    'neither',
  ],
  [
    'the same definition twice',
    '[{"type":"fixed","name":"U","size":1},{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"U","size":1,"doc":"x"}}]}]',
    'both',
  ],
  [
    'two definitions of a name',
    '[{"type":"fixed","name":"U","size":1},{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"U","size":2}}]}]',
    'neither',
  ],
  [
    'the same recursive record twice',
    '[{"type":"record","name":"L","fields":[{"name":"n","type":["null","L"]}]},{"type":"array","items":{"type":"record","name":"L","fields":[{"name":"n","type":["null","L"]}]}}]',
    'neither',
  ],
  [
    'the same record with a name before its definition twice',
    '[{"type":"record","name":"A","fields":[{"name":"b","type":"B"}]},{"type":"array","items":{"type":"record","name":"A","fields":[{"name":"b","type":"B"}]}},{"type":"fixed","name":"B","size":1}]',
    'neither',
  ],
  [
    'the same record with a name after its definition twice',
    '[{"type":"fixed","name":"B","size":1},{"type":"record","name":"A","fields":[{"name":"b","type":"B"}]},{"type":"array","items":{"type":"record","name":"A","fields":[{"name":"b","type":"B"}]}}]',
    'both',
  ],
  ['logical type on a wrong base', field('{"type":"string","logicalType":"decimal","precision":4}'), 'both'],
  ['decimal without a precision', field('{"type":"bytes","logicalType":"decimal"}'), 'both'],
  ['default 1 of an int', field('"int"', ',"default":1'), 'both'],
  ['default 1.0 of an int', field('"int"', ',"default":1.0'), 'stored'],
  ['default 1e2 of an int', field('"int"', ',"default":1e2'), 'stored'],
  ['default 2^31 of an int', field('"int"', ',"default":2147483648'), 'stored'],
  ['default 2^31 of a long', field('"long"', ',"default":2147483648'), 'both'],
  ['default 2^53 + 1 of a long', field('"long"', ',"default":9007199254740993'), 'both'],
  ['default 2^63 of a long', field('"long"', ',"default":9223372036854775808'), 'stored'],
  ['default -2^63 of a long', field('"long"', ',"default":-9223372036854775808'), 'both'],
  ['default text of an int', field('"int"', ',"default":"1"'), 'stored'],
  ['default 1 of a double', field('"double"', ',"default":1'), 'both'],
  ['default "1.5" of a double', field('"double"', ',"default":"1.5"'), 'both'],
  ['default "NaN" of a float', field('"float"', ',"default":"NaN"'), 'both'],
  ['default "" of a double', field('"double"', ',"default":""'), 'neither'],
  ['default text of a double in a union', field('["double"]', ',"default":"1.5"'), 'stored'],
  ['default null of a text', field('"string"', ',"default":null'), 'stored'],
  ['default of the first branch', field('["null","int"]', ',"default":null'), 'both'],
  ['default of another branch', field('["null","int"]', ',"default":1'), 'both'],
  ['default of no branch', field('["null","int"]', ',"default":"x"'), 'stored'],
  ['default of bytes beyond a byte', field('"bytes"', ',"default":"€"'), 'both'],
  ['default of an enum that is no symbol', field('{"type":"enum","name":"E","symbols":["A"]}', ',"default":"Q"'), 'both'],
  ['default of a fixed of a wrong length', field('{"type":"fixed","name":"F","size":2}', ',"default":"a"'), 'both'],
  ['default of an array', field('{"type":"array","items":"int"}', ',"default":[1,2]'), 'both'],
  ['default of an array with a wrong item', field('{"type":"array","items":"int"}', ',"default":[1,"2"]'), 'stored'],
  ['default of a map', field('{"type":"map","values":"boolean"}', ',"default":{"a":true}'), 'both'],
  ['default of a map with a wrong value', field('{"type":"map","values":"boolean"}', ',"default":{"a":0}'), 'stored'],
  ['default of a record', field('{"type":"record","name":"I","fields":[{"name":"a","type":"int"}]}', ',"default":{"a":1,"b":2}'), 'both'],
  [
    'default of a record without a field',
    field('{"type":"record","name":"I","fields":[{"name":"a","type":"int"}]}', ',"default":{}'),
    'stored',
  ],
  [
    'default of a record whose field has one',
    field('{"type":"record","name":"I","fields":[{"name":"a","type":"int","default":7}]}', ',"default":{}'),
    'both',
  ],
];

describe('validity', () => {
  test.each(cases)('%s', (_what, schema, answer) => {
    expect([valid(schema, 'new'), valid(schema, 'stored')]).toEqual([answer === 'both', answer !== 'neither']);
  });
});

function valid(schema: string, strictness: 'new' | 'stored'): boolean {
  try {
    avro.parse({ schema, file: 'a.avsc' }, { strictness });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSchemaError);
    const { place, problems } = error as InvalidSchemaError;
    expect(place).toMatchObject({ file: 'a.avsc', line: expect.any(Number), column: expect.any(Number) });
    expect(problems[0]?.message).toMatch(/\.$/);
    expect(problems[0]?.help).toMatch(/\.$/);
    return false;
  }
}

import { describe, expect, it } from 'vitest';
import { InvalidSchemaError, UncheckedError } from '../../src/errors.ts';
import { protobuf } from '../../src/formats/protobuf/index.ts';
import { readFile } from '../../src/formats/protobuf/parse/file.ts';

const P3 = 'syntax = "proto3";\n';

const valid: readonly (readonly [string, string])[] = [
  ['an empty text', ''],
  ['only comments', '// nothing\n/* at all */'],
  ['a byte order mark', `\ufeff${P3}message M {}`],
  ['Windows line ends', 'syntax = "proto3";\r\nmessage M {\r\n  int32 a = 1; // x\r\n}\r\n'],
  ['no syntax, which is proto2', 'message M { optional int32 a = 1; }'],
  ['adjacent string literals', `syntax = "pro" 'to3';\nmessage M { string a = 1 [json_name = "a" "b"]; }`],
  ['an option with an aggregate', `${P3}message M { option (acme.rule) = { min: 1, max { value: 2 } names: ["a", "b"]; [acme.ext]: true <k: 1> }; }`.replace(' <k: 1>', ' k < v: 1 >')],
  ['options with parts', `${P3}option (a.b).c.d = -1.5e+3;\noption (a) . b = inf;\nmessage M { int32 a = 1 [(x).y = "z", deprecated = true]; }`],
  ['services with streams', `${P3}message M {}\nservice S { option deprecated = true; rpc A(stream M) returns (.M) { option idempotency_level = IDEMPOTENT; } rpc B(M) returns (stream M); ; }`],
  ['a message named stream', `${P3}message stream {}\nservice S { rpc A(stream) returns (stream stream); }`],
  ['a group in a oneof', 'syntax = "proto2";\nmessage M { oneof o { group G = 1 { optional int32 x = 2; } string s = 3; } }'],
  ['a group with options and nested types', 'syntax = "proto2";\nmessage M { optional group G = 1 [deprecated = true] { message N {} optional N n = 1; } }'],
  ['extensions and extend', 'syntax = "proto2";\nmessage M { extensions 100 to max [verification = UNVERIFIED], 5; extend M { optional int32 e = 101; } }\nextend M { repeated group H = 102 { optional int32 x = 1; } }'.replace(' [verification = UNVERIFIED], 5', ', 5 [verification = UNVERIFIED]')],
  ['reservations', `${P3}message M { reserved 1, 5 to 7, 100 to max; reserved "a", 'b'; }\nenum E { A = 0; reserved -5 to -1, 3; reserved "B"; }`],
  ['hexadecimal and negative numbers', `${P3}message M { int32 a = 0x10; }\nenum E { A = 0; B = -1; C = 0x7fffffff; }`],
  ['an edition', 'edition = "2023";\noption features.field_presence = IMPLICIT;\nmessage M { int32 a = 1 [features = { field_presence: LEGACY_REQUIRED }]; reserved b; }'],
  ['visibility of edition 2024', 'edition = "2024";\nimport option "x.proto";\nexport message M { local enum E { A = 0; } E e = 1; }'],
  ['imports of all kinds', `${P3}import "a.proto";\nimport public "b.proto";\nimport weak "c.proto";`],
  ['keywords as names', `${P3}message message { string message = 1; int32 package = 2; bool syntax = 3; string option_ = 4; map<string, string> map_ = 5; }`],
  ['a type name over several lines', `${P3}package a.b;\nmessage M { message N {} a.b // far\n  .M\n  .N n = 1; }`],
  ['extra semicolons', `${P3};;message M { ; int32 a = 1;; };\nenum E { A = 0;; };`],
];

const invalid: readonly (readonly [string, string, string])[] = [
  ['1:10', 'an unknown syntax', 'syntax = "proto4";'],
  ['2:1', 'a wrong keyword', `${P3}mesage M {}`],
  ['2:28', 'no number', `${P3}message M { uint64 carrier 1 }`],
  ['2:26', 'no field number', `${P3}message M { bytes a =    ; }`],
  ['2:13', 'required in proto3', `${P3}message M { required int32 a = 1; }`],
  ['2:13', 'no label in proto2', 'syntax = "proto2";\nmessage M { int32 a = 1; }'],
  ['2:25', 'a map without a value type', `${P3}message M { map<fixed64 > a = 1; }`],
  ['2:13', 'a label before a map', `${P3}message M { repeated map<string, int32> a = 1; }`],
  ['2:23', 'a label in a oneof', `${P3}message M { oneof o { optional int32 a = 1; } }`],
  ['2:19', 'a field name with a digit first', `${P3}message M { int32 1st = 1; }`],
  ['2:10', 'an enum value with a digit first', `${P3}enum E { 1ST = 0; }`],
  ['3:9', 'a message declared twice', `${P3}message M {}\nmessage M {}`],
  ['2:14', 'a number that is too large', `${P3}enum E { A = 99999999999; }`],
  ['2:1', 'a comment that is not closed', `${P3}/* never`],
  ['2:8', 'a string that is not closed', `${P3}import "a.proto;\n`],
  ['3:1', 'a body that is not closed', `${P3}message M {\n`],
  ['2:1', 'a syntax that is not first', 'package a;\nsyntax = "proto3";'],
  ['2:1', 'two syntaxes', `${P3}syntax = "proto3";`],
  ['2:13', 'a stray slash', `${P3}message M { / int32 a = 1; }`],
  ['1:1', 'JSON', '{"type": "record"}'],
  ['1:1', 'a descriptor that is none', 'AAAAAAAAAAAA'],
];

describe('the parser', () => {
  it.each(valid)('takes %s', (_, text) => {
    expect(() => protobuf.parse({ schema: text }, { strictness: 'new' })).not.toThrow();
  });

  it.each(invalid)('points at %s: %s', (place, _, text) => {
    const error = thrown(() => protobuf.parse({ schema: text, file: 'a.proto' }, { strictness: 'stored' }));
    expect(error).toBeInstanceOf(InvalidSchemaError);
    const { place: at, problems } = error as InvalidSchemaError;
    expect(`${at!.line}:${at!.column}`, problems[0]!.message).toBe(place);
    expect(at!.file).toBe('a.proto');
    expect(problems[0]!.message).toMatch(/\.$/);
    expect(problems[0]!.help).toMatch(/^[A-Z].*\.$/);
  });

  it('names the file of a reference that is wrong', () => {
    const text = { schema: P3, references: [{ name: 'b.proto', schema: 'message', file: 'shared/b.proto' }] };
    const error = thrown(() => protobuf.parse(text, { strictness: 'stored' }));
    expect((error as InvalidSchemaError).place).toMatchObject({ file: 'shared/b.proto', line: 1 });
  });

  it('survives every prefix of a text', () => {
    const text = 'syntax = "proto3"; import "a.proto"; message M { oneof o { map<string, a.B> m = 1 [(x) = { a: "\\x41" }]; } reserved 2 to max; } enum E { A = 0; }';
    let refused = 0;
    for (let end = 0; end < text.length; end++) {
      const error = thrown(() => readFile(text.slice(0, end), 'a.proto'));
      if (error !== null) refused++;
      if (error !== null) expect(error).toBeInstanceOf(InvalidSchemaError);
    }
    expect(refused).toBeGreaterThan(100);
  });

  it('keeps names that JavaScript knows', () => {
    const file = readFile(`${P3}message __proto__ { int32 constructor = 1; string __proto__ = 2; } enum toString { hasOwnProperty = 0; }`, 'a.proto');
    expect(file.messages[0]!.fields.map((field) => field.name)).toEqual(['constructor', '__proto__']);
    expect(file.enums[0]!.values[0]!.name).toBe('hasOwnProperty');
  });
});

describe('limits', () => {
  const deep = (levels: number): string => `${P3}${'message M {'.repeat(levels)}${'}'.repeat(levels)}`;
  const deepOption = (levels: number): string => `${P3}option (a) = ${'{ a '.repeat(levels - 1)}{}${'}'.repeat(levels - 1)};`;

  it('nests 100 levels', () => {
    expect(() => protobuf.parse({ schema: deep(100) }, { strictness: 'new' })).not.toThrow();
    expect(() => protobuf.parse({ schema: deepOption(100) }, { strictness: 'new' })).not.toThrow();
  });

  it.each([
    ['100 levels', deep(101)],
    ['100 levels', deepOption(101)],
    ['100 levels', deep(100_000)],
    ['8 MiB', `${P3}//${' '.repeat(8 * 1024 * 1024)}`],
  ])('refuses to judge beyond %s', (limit, text) => {
    const error = thrown(() => protobuf.parse({ schema: text }, { strictness: 'new' }));
    expect(error).toBeInstanceOf(UncheckedError);
    expect((error as UncheckedError).message).toContain(limit);
  });

  it('compares references that use each other at every turn', () => {
    const layers = (type: string): { name: string; schema: string }[] =>
      Array.from({ length: 30 }, (_, i) => ({
        name: `l${i}.proto`,
        schema: `${P3}message L${i} { ${type} x = 1; ${i === 0 ? '' : Array.from({ length: 4 }, (_, n) => `L${i - 1} f${n} = ${n + 2};`).join(' ')} }`,
      }));
    const main = `${P3}import "l29.proto"; message M { L29 a = 1; }`;
    const reader = protobuf.parse({ schema: main, references: layers('string') }, { strictness: 'new' });
    const writer = protobuf.parse({ schema: main, references: layers('int32') }, { strictness: 'stored' });
    const answer = protobuf.compare(reader, writer, { profile: 'confluent@next', policy: 'strict' });
    expect(answer.compatible).toBe(false);
    expect(protobuf.compare(reader, reader, { profile: 'confluent@next', policy: 'strict' })).toMatchObject({ compatible: true, differences: [] });
  });
});

function thrown(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}

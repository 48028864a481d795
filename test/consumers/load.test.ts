import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../src/consumers/index.ts';

const examples = resolve(import.meta.dirname, '../../contracts');

function problems(...texts: string[]): string[] {
  const files = texts.map((text, index) => ({ file: `c${index + 1}.yaml`, text }));
  return loadContracts(files).problems.map(({ message, place, help }) => `${place?.file}:${place?.line}:${place?.column} ${message} ${help ?? '-'}`);
}

/** A contract whose only field is this; the field begins at 5:9. */
function field(text: string): string {
  return `consumer: billing\ndepends_on:\n  - topic: orders\n    fields:\n      - ${text}\n`;
}

describe('the examples', () => {
  const files = readdirSync(examples).map((file) => ({ file, text: readFileSync(join(examples, file), 'utf8') }));

  it('load without a problem', () => {
    const { contracts, problems } = loadContracts(files);
    expect(problems).toEqual([]);
    expect(contracts).toHaveLength(files.length);
  });

  it('mean exactly what they say', () => {
    const { contracts } = loadContracts(files.filter(({ file }) => file === 'analytics-platform.yaml'));
    const needs = contracts[0]!.dependencies[0]!.fields!;
    expect(contracts[0]).toMatchObject({ consumer: 'analytics-platform', status: 'active', severity: 'block', reads: {} });
    expect(contracts[0]!.dependencies[0]).toMatchObject({ topic: 'order-events', part: 'value' });
    expect(needs.map((need) => [need.path.text, need.type, need.required, need.nullable, need.place.line])).toEqual([
      ['order_id', 'string', true, false, 6],
      ['total_usd', 'number', true, false, 9],
      ['status', 'string', false, true, 13],
    ]);
    expect(needs[1]!.constraints).toMatchObject({ min: { text: '0', exclusive: false }, max: { text: '1000000', exclusive: false } });
    expect(needs[2]!.allowed!.map((one) => one.value)).toEqual(['pending', 'confirmed', 'shipped', 'cancelled']);
    expect(needs[2]!.unknownValues).toBe('reject');
  });
});

describe('every key', () => {
  it('is accepted', () => {
    const text = readFileSync(resolve(import.meta.dirname, 'every-key.yaml'), 'utf8');
    const { contracts, problems } = loadContracts([{ file: 'every-key.yaml', text }]);
    expect(problems).toEqual([]);
    expect(contracts[0]!.dependencies[0]!.fields!.map((need) => need.path.text)).toContain('payment<CardPayment>.last4');
    expect(contracts[0]!.reads).toMatchObject({ mode: 'generated', history: 'replay', schema: { subject: 'order-events-value', version: 7 } });
  });
});

describe('what is wrong', () => {
  const rows: readonly [name: string, texts: string[], expected: string[]][] = [
    ['an unknown key', ['consumr: billing\nconsumer: billing\ndepends_on: []\n'], ['c1.yaml:1:1 Unknown key `consumr`. Write `consumer`.']],
    ['an unknown key of a field', [field('{name: x, requierd: true}')], ['c1.yaml:5:19 Unknown key `requierd` in `depends_on[0].fields[0]`. Write `required`.']],
    ['a key of the user alone', [field('{name: x, x-note: {anything: [1]}}')], []],
    ['a type of another language', [field('{name: x, type: long}')], ['c1.yaml:5:25 `depends_on[0].fields[0].type` must be a type of the contract language, not `long`. Write `int64`.']],
    ['a mistyped type', [field('{name: x, type: strng}')], ['c1.yaml:5:25 `depends_on[0].fields[0].type` must be a type of the contract language, not `strng`. Write `string`.']],
    ['a path that is none', [field('{name: "a[0]"}')], ['c1.yaml:5:16 `depends_on[0].fields[0].name` is not a path: `[` is not followed by `]` at character 2. Write `[]` for each element; a path has no indexes.']],
    ['no name', [field('{type: string}')], ['c1.yaml:5:9 A field needs a `name`. Add `name:`.']],
    ['the same field twice', [field('{name: x}\n      - {name: \'"x"\'}')], ['c1.yaml:6:16 The field `"x"` stands on line 5 already. Merge the two entries.']],
    ['the same consumer twice', ['consumer: a\ndepends_on: []\n', 'consumer: a\ndepends_on: []\n'], ['c2.yaml:1:11 The consumer `a` has a contract in `c1.yaml` line 1 already. Merge the two files, or give one of the consumers another name.']],
    ['the same topic twice', ['consumer: a\ndepends_on:\n  - topic: t\n  - topic: t\n'], ['c1.yaml:4:5 `t` is a dependency on line 3 already. Merge the two lists of fields.']],
    ['no topic', ['consumer: a\ndepends_on:\n  - fields: []\n'], ['c1.yaml:3:5 A dependency needs a `topic` or a `subject`. Add `topic:`.']],
    ['limits crossed', [field('{name: x, constraints: {min: 5, max: 4}}')], ['c1.yaml:5:46 No value lies between 5 and 4. Correct one of the two.']],
    ['lengths crossed', [field('{name: x, constraints: {min_length: 5, max_length: 4}}')], ['c1.yaml:5:60 `min_length` (5) is greater than `max_length` (4), so no value fits. Correct one of the two.']],
    ['two limits of one side', [field('{name: x, constraints: {min: 5, exclusive_min: 4}}')], ['c1.yaml:5:56 `min` and `exclusive_min` are both given. Keep the tighter of the two.']],
    ['a limit of a string', [field('{name: x, type: string, constraints: {max: 4}}')], ['c1.yaml:5:52 `max` means nothing to a field of type `string`. Remove `max`, or correct the type.']],
    ['a pattern that cannot be matched safely', [field('{name: x, constraints: {pattern: "(?=a)"}}')], ['c1.yaml:5:42 `pattern` uses look-around or another extension, which cannot be matched in linear time. Write a regular expression without look-around and back-references.']],
    ['a value of another kind', [field('{name: x, type: string, allowed_values: [1]}')], ['c1.yaml:5:50 `1` is a number, and the field is of type `string`. Quote it: `"1"`.']],
    ['a value twice', [field('{name: x, allowed_values: [a, 1, "1", a]}')], ['c1.yaml:5:47 `a` is in `allowed_values` twice. Remove one of the two.']],
    ['more values than can be compared', [field(`{name: x, allowed_values: [${Array.from({ length: 10_001 }, (_, i) => i).join(',')}]}`)], ['c1.yaml:5:35 `depends_on[0].fields[0].allowed_values` must have at most 10000 items. -']],
    ['null among the values', [field('{name: x, allowed_values: [a, null]}')], ['c1.yaml:5:39 `depends_on[0].fields[0].allowed_values[1]` must be a string, a number or `true` or `false`, not empty. Write a string, a number or `true` or `false` here.']],
    ['an expected value that is not allowed', [field('{name: x, allowed_values: [a], expects_values: [b]}')], ['c1.yaml:5:57 `b` is expected, but not among `allowed_values`. Add it to `allowed_values`.']],
    ['a key that does nothing', [field('{name: x, unknown_values: tolerate}')], ['c1.yaml:5:35 `unknown_values` does nothing without `allowed_values`. Add `allowed_values`, or remove `unknown_values`.']],
    ['a schema that is never read with', ['consumer: a\nreads: {mode: json, schema: {file: r.avsc}}\ndepends_on: []\n'], ['c1.yaml:2:29 `reads.schema` means nothing to `mode: json`. Write `mode: reader_schema` or `mode: generated`, or remove `schema`.']],
    ['a day that does not exist', ['consumer: a\nuntil: 2026-02-30\ndepends_on: []\n'], ['c1.yaml:2:8 `until` must be a calendar day such as `2026-12-31`. Write the day as `YYYY-MM-DD`.']],
    ['everything at once, over all files', ['consumer: A\ndepends_on: []\n', 'consumer: b\n'], ['c1.yaml:1:11 `consumer` must be lower-case letters, digits, `.`, `_` and `-`. -', 'c2.yaml:1:1 The key `depends_on` is missing. Add `depends_on:`.']],
    ['no YAML', ['a: [\n'], ['c1.yaml:2:1 This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Indent it like its neighbours.']],
    ['an empty file', [''], ['c1.yaml:1:1 `c1.yaml` must be a mapping, not empty. Write a mapping here.']],
  ];
  it.each(rows)('%s', (_, texts, expected) => {
    expect(problems(...texts)).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readYaml } from '../../src/config/yaml.ts';
import { named, validate } from '../../src/config/validate.ts';
import { UncheckedError, UsageError } from '../../src/errors.ts';

function problemsOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.problems.map(({ message, place, help }) => {
      const at = place ? `${place.line}:${place.column}${place.endColumn ? `-${place.endColumn}` : ''}` : '-';
      return `${at} ${message} ${help ?? '-'}`;
    });
  }
  return [];
}

describe('readYaml', () => {
  const plain: readonly [name: string, text: string, value: unknown][] = [
    ['an empty file', '', null],
    ['only a comment', '# nothing\n', null],
    ['words of the 1.2 core schema', 'a: no\nb: on\nc: true\nd: ~\ne: 0o17\n', { a: 'no', b: 'on', c: true, d: null, e: 15 }],
    ['JSON', '{"a": [1, "1"]}', { a: [1, '1'] }],
    ['keys that are not strings', '1: a\ntrue: b\n1.0: c\n', { '1': 'a', true: 'b', '1.0': 'c' }],
    ['a byte order mark and CRLF', '\uFEFFa: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
  ];
  it.each(plain)('reads %s', (_, text, value) => {
    expect(readYaml(text, 'f.yaml').value).toEqual(value);
  });

  it('keeps `__proto__` as a key', () => {
    const value = readYaml('__proto__: 1\nconstructor: 2\n', 'f.yaml').value as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  });

  const wrong: readonly [name: string, text: string, problems: string[]][] = [
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', ['3:1-2 The key `a` stands on line 1 already. Remove one of the two.']],
    ['the same key in two spellings', '"1": a\n1: b\n', ['2:1-2 The key `1` stands on line 1 already. Remove one of the two.']],
    ['an anchor and its alias', 'a: &x 1\nb: *x\n', [
      '1:4-6 Anchors are not allowed here: `&x`. Write the value out where it is needed.',
      '2:4-6 Aliases are not allowed here: `*x`. Write the value out where it is needed.',
    ]],
    ['a tag', 'a: !!js/function "f"\n', ['1:4-17 Tags are not allowed here: `!!js/function`. Remove the tag and quote the value if it has to be a string.']],
    ['a directive', '%YAML 1.1\n---\na: no\n', ['1:1-10 Directives are not allowed here: `%YAML 1.1`. Remove the line; the file is read as YAML 1.2.']],
    ['a merge key', 'a:\n  <<: {b: 1}\n', ['2:3-5 Merge keys are not allowed here: `<<`. Write the keys out where they are needed.']],
    ['a key that is a list', '? [a]\n: 1\n', ['1:3 A key has to be a word. Write a plain word before the colon.']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['2:1 A second YAML document begins here. Write one document in one file.']],
    ['an open bracket', 'a: [1,\nb: 2\n', ['2:1 This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Indent it like its neighbours.']],
    ['a tab', 'a:\n\tb: 1\n', ['2:1 This is not YAML: Tabs are not allowed as indentation. Indent with spaces.']],
  ];
  it.each(wrong)('refuses %s', (_, text, problems) => {
    expect(problemsOf(() => readYaml(text, 'f.yaml'))).toEqual(problems);
  });

  it('counts columns in code points', () => {
    const doc = readYaml('{"🦆": 1, "b": 2}', 'f.yaml');
    expect(doc.placeOf(['b'], 'key')).toEqual({ file: 'f.yaml', line: 1, column: 10, endLine: 1, endColumn: 13 });
  });

  it.each([
    ['depth', '['.repeat(100_000)],
    ['block depth', `${'- '.repeat(3000)}x`],
    ['size', `a: ${'x'.repeat(1_100_000)}`],
  ])('names the limit of %s', (_, text) => {
    expect(() => readYaml(text, 'f.yaml')).toThrow(UncheckedError);
  });

  it('knows where keys, values and items stand, and how a number was spelt', () => {
    const doc = readYaml('subjects:\n  - subject: a\n    big: 9007199254740993\n    none:\n', 'f.yaml');
    const at = (path: (string | number)[], part?: 'key' | 'value') => {
      const place = doc.placeOf(path, part);
      return place && `${place.line}:${place.column}`;
    };
    expect([
      at([]), at(['subjects'], 'key'), at(['subjects']), at(['subjects', 0]), at(['subjects', 0, 'subject']),
      at(['subjects', 0, 'none']), at(['subjects', 1]), at(['nope']), at(['subjects', 0, 'nope'], 'key'),
    ]).toEqual(['1:1', '1:1', '2:3', '2:5', '2:14', '4:5', null, null, null]);
    expect(doc.rawOf(['subjects', 0, 'big'])).toBe('9007199254740993');
    expect(doc.rawOf(['subjects'])).toBeNull();
  });
});

describe('validate', () => {
  const reference = z.strictObject({ name: z.string().min(1), version: z.union([z.literal('latest'), z.int().min(-1)]) });
  const schema = z.strictObject({
    level: z.enum(['BACKWARD', 'FORWARD', 'FULL']).optional(),
    subjects: z.array(z.strictObject({ subject: z.string().min(1), references: z.array(reference).optional() })).optional(),
    reads: z.union([z.string(), z.strictObject({ version: z.int() }), z.strictObject({ file: z.string(), at: z.string().optional() })]).optional(),
    fields: named(z.strictObject({ required: z.boolean() })).optional(),
    expires: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a date such as `2026-11-20`').optional(),
    odd: z.number().refine((n) => n % 2 === 1, { error: 'must be odd', params: { help: 'Add one.' } }).optional(),
  });

  const cases: readonly [text: string, problems: string[]][] = [
    ['level: BACKWRD\n', ['1:8-15 `level` must be one of `BACKWARD`, `FORWARD` or `FULL`, not `BACKWRD`. Write `BACKWARD`.']],
    ['level: [a]\n', ['1:8 `level` must be one of `BACKWARD`, `FORWARD` or `FULL`, not a list. Write one of `BACKWARD`, `FORWARD` or `FULL`.']],
    ['subjcts: []\nzzz: 1\n', [
      '1:1-8 Unknown key `subjcts`. Write `subjects`.',
      '2:1-4 Unknown key `zzz`. Remove it, or write one of `level`, `subjects`, `reads`, `fields`, `expires`, `odd`.',
    ]],
    ['subjects:\n  - subjet: a\n', [
      '2:5 The key `subject` is missing in `subjects[0]`. Add `subject:`.',
      '2:5-11 Unknown key `subjet` in `subjects[0]`. Write `subject`.',
    ]],
    ['subjects:\n  - subject: ""\n    references: [{name: a, version: newest}]\n', [
      '2:14-16 `subjects[0].subject` must not be empty. -',
      '3:37-43 `subjects[0].references[0].version` must be `latest` or a number, not the string `newest`. Write `latest` or a number here.',
    ]],
    ['subjects: {a: 1}\n', ['1:11 `subjects` must be a list, not a mapping. Write a list here.']],
    ['reads:\n  verson: 3\n', [
      '2:3 The key `version` is missing in `reads`. Add `version:`.',
      '2:3-9 Unknown key `verson` in `reads`. Write `version`.',
    ]],
    ['reads: 3\n', ['1:8-9 `reads` must be a string or a mapping, not the number `3`. Write a string or a mapping here.']],
    ['fields:\n  __proto__: {required: 1}\n', ['2:25-26 `fields.__proto__.required` must be `true` or `false`, not the number `1`. Write `true` or `false` here.']],
    ['expires: soon\n', ['1:10-14 `expires` must be a date such as `2026-11-20`. -']],
    ['odd: 2\n', ['1:6-7 `odd` must be odd. Add one.']],
    ['level:\n', ['1:1-6 `level` must be one of `BACKWARD`, `FORWARD` or `FULL`, not empty. Write one of `BACKWARD`, `FORWARD` or `FULL`.']],
    ['- a\n', ['1:1 `f.yaml` must be a mapping, not a list. Write a mapping here.']],
    ['', ['1:1 `f.yaml` must be a mapping, not empty. Write a mapping here.']],
  ];
  it.each(cases)('%j', (text, problems) => {
    expect(problemsOf(() => validate(schema, readYaml(text, 'f.yaml')))).toEqual(problems);
  });

  it('gives the value, with mappings of names as Maps', () => {
    const value = validate(schema, readYaml('fields: {__proto__: {required: true}}\n', 'f.yaml'));
    expect([...(value.fields ?? [])]).toEqual([['__proto__', { required: true }]]);
  });
});

import { describe, expect, it } from 'vitest';
import { matchesAny, matchesGlob } from '../../src/sources/glob.ts';
import { isJsonSchema, kindOf } from '../../src/sources/kinds.ts';
import { distinctStems, subjectOf } from '../../src/sources/naming.ts';
import { parseRef } from '../../src/sources/ref.ts';
import { byVersion, versionOf } from '../../src/sources/versions.ts';

describe('parseRef', () => {
  it.each([
    ['registry', { kind: 'registry' }],
    ['git:main', { kind: 'git', commit: 'main', path: '' }],
    ['git:HEAD~1:schemas/', { kind: 'git', commit: 'HEAD~1', path: 'schemas' }],
    ['git:v1:./a b.avsc', { kind: 'git', commit: 'v1', path: 'a b.avsc' }],
    ['origin/main', { kind: 'named', name: 'origin/main' }],
    ['./old', { kind: 'path', path: './old' }],
    ['..', { kind: 'path', path: '..' }],
    ['C:\\old', { kind: 'path', path: 'C:\\old' }],
  ])('%s', (text, ref) => {
    expect(parseRef(text)).toEqual(ref);
  });

  it.each([
    '', 'git:', 'git:--upload-pack=x', 'git:-c', 'git:a..b', 'git:main:../x', 'git:main:/etc/passwd', 'git:main:a/./b', 'git:main:C:/x',
    'git:a b', 'git:main\n', 'git:HEAD:a\0b', 'git:a:..', 'a\u0007b', `git:${'a'.repeat(300)}`,
  ])('refuses %j', (text) => {
    expect(() => parseRef(text)).toThrow(/does not name a baseline/);
  });
});

describe('globs', () => {
  it.each([
    ['schemas', 'schemas/a/b.avsc', true],
    ['schemas', 'schemas2/a.avsc', false],
    ['schemas/*', 'schemas/a.avsc', true],
    ['schemas/*', 'schemas/a/b.avsc', false],
    ['schemas/**', 'schemas/a/b.avsc', true],
    ['**/*.avsc', 'a.avsc', true],
    ['**/v*/x?.avsc', 'a/b/v12/x1.avsc', true],
    ['**/v*/x?.avsc', 'a/b/v12/x.avsc', false],
    ['a/**/z/*.proto', 'a/b/z/c/z/d.proto', true],
    ['*.{avsc,proto}', 'a.proto', true],
    ['*.{avsc,proto}', 'a.json', false],
    ['a.b', 'axb', false],
    ['./contracts/**', 'contracts/x.yaml', true],
  ])('%s takes %s: %s', (glob, path, expected) => {
    expect(matchesGlob(glob, path)).toBe(expected);
  });

  it('takes out again what an exclamation mark names', () => {
    const globs = ['schemas/**', '!**/test/**', 'schemas/test/keep.avsc'];
    expect(['schemas/a', 'schemas/test/a', 'schemas/test/keep.avsc', 'x'].map((path) => matchesAny(globs, path))).toEqual([true, false, true, false]);
    expect(matchesAny(['!a/**'], 'b/c')).toBe(true);
    expect(matchesAny([], 'b')).toBe(false);
  });

  it('is not slowed down by stars', () => {
    const before = performance.now();
    expect(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(4000))).toBe(false);
    expect(matchesGlob(`${'**/a/'.repeat(40)}b`, 'a/'.repeat(2000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(1500);
  });
});

describe('kinds', () => {
  it.each([
    ['a/orders-value.avsc', 'avro', true],
    ['x.AVDL', 'avro', true],
    ['.avsc', null, false],
    ['a.proto', 'protobuf', true],
    ['a.schema.json', 'json', true],
    ['com.acme/order/jsonschema/1-0-2', 'json', true],
    ['order/1-0-2', null, false],
    ['a.json', 'json', false],
    ['a.yaml', 'json', false],
    ['package.json', null, false],
    ['web/tsconfig.build.json', null, false],
    ['pnpm-lock.yaml', null, false],
    ['package-lock.json', null, false],
    ['.github/workflows/ci.yml', null, false],
    ['whobreaks.yaml', null, false],
    ['README.md', null, false],
  ])('%s', (path, format, certain) => {
    expect(kindOf(path)).toEqual(format === null ? null : { format, certain });
  });

  it.each([
    ['{"$schema": "http://json-schema.org/draft-07/schema#"}', 'a.json', true],
    ['{"definitions": {}, "$schema": "https://json-schema.org/draft/2020-12/schema"}', 'a.json', true],
    ['{"$schema": "https://json.schemastore.org/package"}', 'a.json', false],
    ['{"items": [{"$schema": "http://json-schema.org/draft-07/schema#"}]}', 'a.json', false],
    ['[{"$schema": "http://json-schema.org/draft-07/schema#"}]', 'a.json', false],
    ['{"openapi": "3.1.0", "$schema": "https://json-schema.org/draft/2020-12/schema"}', 'a.json', false],
    ['{"$schema": "http://json-schema.org/draft-07/schema#", "a": }', 'a.json', true],
    ['{"$schema": "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#"}', 'a.json', true],
    ['title: x\n$schema: https://json-schema.org/draft-07/schema#\n', 'a.yaml', true],
    ['a:\n  $schema: https://json-schema.org/draft-07/schema#\n', 'a.yaml', false],
    ['openapi: 3.1.0\n$schema: https://json-schema.org/draft-07/schema#\n', 'a.yaml', false],
    ['{"type": "object"}', 'a.json', false],
  ])('%s in %s', (text, path, expected) => {
    expect(isJsonSchema(text, path)).toBe(expected);
  });
});

describe('versions', () => {
  it.each([
    ['avro/Store/v12/Store.avsc', 'avro', 'avro/Store/Store', 'Store', [12], 'v12'],
    ['jsonschema/page/edit/1.10.0.yaml', 'json', 'jsonschema/page/edit', 'edit', [1, 10, 0], '1.10.0'],
    ['com.acme/order/jsonschema/1-0-2', 'json', 'com.acme/order', 'order', [1, 0, 2], '1-0-2'],
    ['schema/7/4/lsst.v7_4.alert.avsc', 'avro', 'schema/lsst.alert', 'lsst.alert', [7, 4], '7/4'],
    ['orders/v2.avsc', 'avro', 'orders', 'orders', [2], 'v2'],
    ['orders/1.2.3.proto', 'protobuf', 'orders', 'orders', [1, 2, 3], '1.2.3'],
  ] as const)('%s', (path, format, history, name, numbers, label) => {
    expect(versionOf(path, format)).toEqual({ history, name, numbers, label });
  });

  it.each([
    ['acme/orders/v2/order.proto', 'protobuf'],
    ['acme/v2.proto', 'protobuf'],
    ['1.0.0.avsc', 'avro'],
    ['orders.v2.avsc', 'avro'],
    ['v2/a/orders.avsc', 'avro'],
    ['2024/x/orders.avsc', 'avro'],
  ] as const)('%s is no version', (path, format) => {
    expect(versionOf(path, format)).toBeNull();
  });

  it('sorts by number', () => {
    const paths = ['x/v10/a.avsc', 'x/v9/a.avsc', 'x/v100/a.avsc', 'x/v1/a.avsc'];
    expect(paths.map((path) => versionOf(path, 'avro')!).sort(byVersion).map((one) => one.label)).toEqual(['v1', 'v9', 'v10', 'v100']);
  });
});

describe('subject names', () => {
  it.each([
    ['orders-value', 'RecordName', 'a.B', 'orders-value', 'orders', 'value'],
    ['orders-key', 'TopicName', undefined, 'orders-key', 'orders', 'key'],
    ['db.s.t.key', 'TopicName', undefined, 'db.s.t-key', 'db.s.t', 'key'],
    ['db.s.t.val', 'TopicName', undefined, 'db.s.t-value', 'db.s.t', 'value'],
    ['orders', 'TopicName', 'a.B', 'orders-value', 'orders', 'value'],
    ['orders', 'RecordName', 'a.B', 'a.B', 'a.B', 'value'],
    ['orders', 'TopicRecordName', 'a.B', 'orders-a.B', 'orders', 'value'],
    ['orders', 'RecordName', undefined, 'orders-value', 'orders', 'value'],
  ] as const)('%s by %s with %s', (stem, strategy, record, subject, topic, part) => {
    expect(subjectOf(stem, strategy, record)).toEqual({ subject, topic, part });
  });

  it('takes as many folders as it needs to tell names apart', () => {
    expect(distinctStems(['a/x/user', 'b/x/user', 'c/order'])).toEqual(['a.x.user', 'b.x.user', 'c.order']);
    expect(distinctStems(['user', 'b/user'])).toEqual(['user', 'b.user']);
  });
});

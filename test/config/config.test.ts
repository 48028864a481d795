import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { UsageError } from '../../src/errors.ts';

function problemsOf(text: string): string[] {
  try {
    loadConfig(text, 'whobreaks.yaml');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.problems.map(({ message, place, help }) => `${place?.line}:${place?.column} ${message} ${help ?? '-'}`);
  }
  return [];
}

const INSIDE = 'must be a path inside the folder of this file, with forward slashes. Write the path as seen from the folder of this file.';

describe('loadConfig', () => {
  it.each([[null, null], ['', 'whobreaks.yaml'], ['# later\n', 'whobreaks.yaml'], ['{}', 'whobreaks.yaml']])('has defaults for %j', (text, file) => {
    expect(loadConfig(text, 'whobreaks.yaml')).toMatchObject({
      file, subjects: [], naming: 'TopicName', schemas: null, contracts: ['contracts/**'], protoRoots: [], registry: null,
    });
  });

  it('reads every key, in the spellings that people use', () => {
    const config = loadConfig(
      [
        'naming: TopicRecordNameStrategy',
        'schemas: "src/**/*.avsc"',
        'contracts: [teams/*/contract.yaml]',
        'level: full-transitive',
        'baseline: origin/release',
        'profile: confluent@8.3',
        'jsonPolicy: lenient',
        'protoRoots: [./proto/]',
        'registry: https://sr.example.com/apis/ccompat/v7',
        'subjects:',
        '  - subject: orders-value',
        '    schema: ./schemas/orders.avsc',
        '    topic: orders.v1',
        '    type: Avro',
        '    level: Forward',
        '    record: shop.Order',
        '    references:',
        '      - {name: shop.Money, subject: money-value, version: -1}',
        '      - {name: shop.Address, file: schemas/address.avsc}',
      ].join('\n'),
      'whobreaks.yaml',
    );
    expect(config).toMatchObject({
      naming: 'TopicRecordName', schemas: ['src/**/*.avsc'], contracts: ['teams/*/contract.yaml'], level: 'FULL_TRANSITIVE',
      baseline: 'origin/release', profile: 'confluent@8.3', jsonPolicy: 'lenient', protoRoots: ['proto'],
      registry: { url: 'https://sr.example.com/apis/ccompat/v7' },
      subjects: [{
        subject: 'orders-value', schema: 'schemas/orders.avsc', topic: 'orders.v1', format: 'avro', level: 'FORWARD', record: 'shop.Order',
        references: [
          { name: 'shop.Money', subject: 'money-value', version: 'latest', place: { line: 18 } },
          { name: 'shop.Address', file: 'schemas/address.avsc', place: { line: 19 } },
        ],
        place: { line: 11, column: 14 }, schemaPlace: { line: 12, column: 13 },
      }],
    });
    expect(config.placeOf(['baseline'])).toMatchObject({ line: 5, column: 11 });
  });

  it('keeps every name in metadata, and takes strings only', () => {
    const entry = (metadata: string): string => `subjects:\n  - {subject: a, metadata: ${metadata}}\n`;
    const read = (metadata: string): unknown => [...(loadConfig(entry(metadata), 'whobreaks.yaml').subjects[0]!.metadata ?? ['absent'])];
    expect(read('{properties: {major: "2", __proto__: x}}')).toEqual([['major', '2'], ['__proto__', 'x']]);
    expect(read('{}')).toEqual([]);
    expect(problemsOf(entry('{properties: {major: 2}}'))).toEqual(['2:49 `subjects[0].metadata.properties.major` must be a string, not the number `2`. Write a string here.']);
    expect(problemsOf(entry('{tags: {}}'))[0]).toContain('Unknown key `tags` in `subjects[0].metadata`.');
  });

  it.each([
    ['registry: {}\n', { url: null }],
    ['registry: {url: "http://localhost:8081"}\n', { url: 'http://localhost:8081' }],
  ])('%s', (text, registry) => {
    expect(loadConfig(text, 'whobreaks.yaml').registry).toEqual(registry);
  });

  const wrong: readonly [text: string, problems: string[]][] = [
    ['subjects:\n  - subject: a\n  - subject: b\n  - subject: a\n', ['4:14 The subject `a` is listed twice. Remove one of the two.']],
    ['level: BACKWRD\nnaming: TopicNme\n', [
      '1:8 `level` must be one of `NONE`, `BACKWARD`, `BACKWARD_TRANSITIVE`, `FORWARD`, `FORWARD_TRANSITIVE`, `FULL` or `FULL_TRANSITIVE`, not `BACKWRD`. Write `BACKWARD`.',
      '2:9 `naming` must be one of `TopicName`, `RecordName` or `TopicRecordName`, not `TopicNme`. Write `TopicName`.',
    ]],
    ['subjects:\n  - subject: a\n    schma: x.avsc\n', ['3:5 Unknown key `schma` in `subjects[0]`. Write `schema`.']],
    ['subjects:\n  - subject: a\n    references:\n      - {name: b, subject: c, version: 0}\n', [
      '4:40 `subjects[0].references[0].version` must be at least 1. -',
    ]],
    ['subjects:\n  - subject: a\n    references:\n      - {name: b, fle: c.avsc}\n', [
      '4:9 The key `file` is missing in `subjects[0].references[0]`. Add `file:`.',
      '4:19 Unknown key `fle` in `subjects[0].references[0]`. Write `file`.',
    ]],
    ['registry: https://user:secret@sr.example.com\n', [
      '1:11 `registry` must not hold a user name or a password. Give them in SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO.',
    ]],
    ['registry: {url: sr.example.com}\n', ['1:17 `registry.url` must be an http or https address. Write it like `https://registry.example.com`.']],
    ['protoRoots: [../x]\nschemas: ["!/etc/**"]\n', [
      `1:14 \`protoRoots[0]\` ${INSIDE}`,
      '2:11 `schemas[0]` must be a path inside the folder of this file, with forward slashes. Write the pattern as seen from the folder of this file.',
    ]],
  ];
  it.each(wrong)('%j', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  const outside = [
    '..', '../a.avsc', 'a/../../b.avsc', '/etc/passwd', '~/a.avsc', '\\\\host\\share\\a.avsc', 'C:\\a.avsc', 'c:/a.avsc', 'a\\b.avsc', 'a\u0000.avsc', 'a\u0007.avsc',
  ];
  it.each(outside)('does not let a schema leave the folder: %j', (path) => {
    expect(problemsOf(`subjects:\n  - subject: a\n    schema: ${JSON.stringify(path)}\n`)).toEqual([`3:13 \`subjects[0].schema\` ${INSIDE}`]);
  });

  it('does not show a secret of an address', () => {
    expect(JSON.stringify(problemsOf('registry: https://user:hunter2@sr.example.com\n'))).not.toContain('hunter2');
  });
});

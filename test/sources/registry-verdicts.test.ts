import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { check, type CheckOptions } from '../../src/check.ts';
import type { SubjectReport } from '../../src/model.ts';
import { closeAll, serve, stored, type Answer } from './registry-server.ts';
import { Folder, record } from './repo.ts';

afterEach(closeAll);
const folders: Folder[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

/** What becomes of `schema` in a repository, with these versions of `a-value` in the registry. */
async function verdict(
  file: string, schema: string, versions: readonly string[], config: object, options: Partial<CheckOptions> & { yaml?: string } = {},
): Promise<SubjectReport> {
  const script: Record<string, Answer> = { '/subjects/a-value/versions': JSON.stringify(versions.map((_, i) => i + 1)), '/config/a-value': JSON.stringify({ compatibilityLevel: 'BACKWARD', ...config }) };
  versions.forEach((version, i) => (script[`/subjects/a-value/versions/${i + 1}`] = version));
  const { url } = await serve(script);
  const folder = Folder.repository();
  folders.push(folder);
  const { yaml, ...rest } = options;
  folder.commit({ 'readme.md': '' });
  folder.git('checkout', '--quiet', '-b', 'feature');
  folder.commit({ [file]: schema, ...(yaml === undefined ? {} : { 'whobreaks.yaml': yaml }) });
  const { subjects } = await check({ cwd: folder.path, env: { PATH: process.env['PATH'] }, registry: url, ...rest });
  return subjects[0]!;
}

const one = record('Order', 'a');
const two = record('Order', 'a', 'b');
const three = record('Order', 'a', 'b', 'c');

describe('the verdict is that of the registry', () => {
  it('on a schema that it has already, which is compared with nothing', async () => {
    const known = [stored(1, two), stored(2, one)];
    const again = await verdict('a.avsc', two, known, {});
    expect([again.verdict, again.registry]).toEqual(['safe', { level: 'BACKWARD', levelFrom: 'registry', compatible: true, answers: [] }]);
    expect(again.notes).toContain('This schema is registered already, as v1 of a-value: the registry would answer with that version, and compare nothing.');
    expect((await verdict('a.avsc', three, known, {})).verdict).toBe('breaks');
  });

  it.each([
    ['1', 'breaks', ['v1']],
    ['2', 'safe', []],
  ])('within a compatibility group: major %s', async (major, expected, against) => {
    const yaml = `subjects:\n  - subject: a-value\n    metadata: {properties: {major: "${major}"}}\n`;
    const report = await verdict('a.avsc', two, [stored(1, one, { metadata: { properties: { major: '1' } } })], { compatibilityGroup: 'major' }, { yaml });
    expect([report.verdict, report.registry?.answers.map((answer) => answer.against) ?? []]).toEqual([expected, against]);
  });

  const open = (...names: string[]): string => JSON.stringify({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
  it.each<[name: string, policy: string, options: Partial<CheckOptions> & { yaml?: string }, compatible: boolean]>([
    ['strict there', 'STRICT', {}, false],
    ['lenient there', 'LENIENT', {}, true],
    ['strict on the command line', 'LENIENT', { jsonPolicy: 'strict' }, false],
    ['lenient on the command line', 'STRICT', { jsonPolicy: 'lenient' }, true],
    ['strict in whobreaks.yaml', 'LENIENT', { yaml: 'jsonPolicy: strict\n' }, false],
    ['lenient on the command line, strict in whobreaks.yaml', 'STRICT', { yaml: 'jsonPolicy: strict\n', jsonPolicy: 'lenient' }, true],
  ])('about open content models: %s', async (_, compatibilityPolicy, options, compatible) => {
    const report = await verdict('a.schema.json', open('a', 'b'), [stored(1, open('a'), { schemaType: 'JSON' })], { compatibilityPolicy }, options);
    expect(report.registry?.compatible).toBe(compatible);
    expect(report.notes.some((note) => note.startsWith('whobreaks.yaml says strict'))).toBe(options.yaml !== undefined && compatibilityPolicy === 'LENIENT');
  });

  it('under LOGICAL is not known to the end', async () => {
    const report = await verdict('a.avsc', one, [stored(1, two)], { compatibilityPolicy: 'LOGICAL' });
    expect([report.verdict, report.unchecked.length]).toEqual(['unchecked', 1]);
  });

  const proto = 'syntax = "proto3";\nmessage A {\n  message In { int32 inner = 1; }\n  In in = 1;\n}\nmessage B {\n  int32 second = 1;\n}\n';
  const REFUSED: readonly [file: string, schema: string, type: string, reserved: string, places: readonly string[]][] = [
    ['a.avsc', two, 'AVRO', 'b', ['a.avsc:10']],
    ['a.avsc', two, 'AVRO', 'Order,c', []],
    ['a.schema.json', open('a', 'b'), 'JSON', 'b', ['a.schema.json:1']],
    ['a.proto', proto, 'PROTOBUF', 'inner,A', []],
    ['a.proto', proto, 'PROTOBUF', 'second,in', ['a.proto:7', 'a.proto:4']],
  ];
  it.each(REFUSED)('on reserved names: %s %#', async (file, schema, schemaType, reserved, places) => {
    const metadata = { properties: { 'confluent:reserved': reserved } };
    const config = { validateFields: true, compatibilityLevel: 'NONE' };
    const report = await verdict(file, schema, [stored(1, schemaType === 'AVRO' ? '"int"' : schemaType === 'JSON' ? '{}' : 'syntax = "proto3";', { schemaType, metadata })], config);
    expect(report.problems.map(({ place }) => `${place?.file}:${place?.line}`)).toEqual(places);
    const yaml = 'subjects: [{subject: a-value, metadata: {properties: {}}}]\n';
    const gone = await verdict(file, schema, [stored(1, schema, { schemaType, metadata })], config, { yaml });
    expect(gone.problems.map(({ message }) => /`([^`]+)` is reserved in v1/.exec(message)?.[1])).toEqual(reserved.split(','));
    expect((await verdict(file, schema, [stored(1, schemaType === 'PROTOBUF' ? proto : '{}', { schemaType: 'JSON', metadata })], { ...config, validateFields: false })).problems).toEqual([]);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { Folder, line, record } from './repo.ts';

const folders: Folder[] = [];
const keep = (folder: Folder): Folder => {
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

const empty = keep(new Folder()).path;
const at = (files: Readonly<Record<string, string>>): Folder => keep(new Folder()).write(files);
const places = (problems: readonly { message: string; place: { line: number; column: number } | null; help?: string }[]): string[] =>
  problems.map(({ message, place, help }) => `${place ? `${place.line}:${place.column} ` : ''}${message} ${help}`);

const one = record('Order', 'a');
const two = record('Customer', 'b');

describe('what is found without configuration', () => {
  it('leaves out build output, vendored code and the schemas of consumers, and says so', async () => {
    const folder = at({
      'a.avsc': one, 'build/b.avsc': one, 'vendor/c.proto': '', 'm/pom.xml': '', 'm/target/d.avsc': one, 'node_modules/e.avsc': one, 'contracts/f.avsc': one,
      'contracts/billing.yaml': 'x: 1', 'pkg/build/g.proto': '',
    });
    const { subjects, notes } = await folder.open({ against: empty });
    expect(subjects.map((source) => source.file)).toEqual(['a.avsc', 'pkg/build/g.proto']);
    expect(notes).toEqual([
      '4 schema files in build output, vendored folders or beside contracts are not checked, such as build/b.avsc. Name them under `schemas:` to check them.',
    ]);
  });

  it('goes on checking what a manifest or a contract of the change would take out', async () => {
    const old = at({ 'm/build/a.avsc': one, 'contracts/b.avsc': one });
    const folder = at({ 'm/build/a.avsc': two, 'm/pom.xml': '', 'contracts/b.avsc': two, 'contracts/x.yaml': 'x: 1' });
    expect((await folder.open({ against: old.path })).subjects.map((source) => `${source.change} ${source.file}`)).toEqual(['modified m/build/a.avsc', 'modified contracts/b.avsc']);
  });

  it('looks into build output that somebody names', async () => {
    const folder = at({ 'a.avsc': one, 'build/b.avsc': one, 'build/sub/c.avsc': two });
    const run = async (...files: string[]): Promise<string[]> => (await folder.open({ against: empty, files })).subjects.map((source) => source.file);
    expect([await run('build'), await run('build/sub'), await run('a.avsc')]).toEqual([['build/b.avsc', 'build/sub/c.avsc'], ['build/sub/c.avsc'], ['a.avsc']]);
  });

  it('takes a folder of contracts that holds no contract as one of schemas', async () => {
    expect((await at({ 'contracts/f.avsc': one }).open({ against: empty })).subjects.map((source) => source.file)).toEqual(['contracts/f.avsc']);
  });

  it('does not find what git ignores, and finds what is new', async () => {
    const folder = keep(Folder.repository());
    folder.commit({ '.gitignore': 'gen/\n', 'a.avsc': one });
    folder.write({ 'gen/b.avsc': one, 'new/c.avsc': two });
    expect((await folder.open()).subjects.map(line)).toEqual(['a-value unchanged a.avsc < base', 'c-value added new/c.avsc <']);
  });

  it('does not take what a sparse checkout leaves out as deleted', async () => {
    const folder = keep(Folder.repository());
    folder.commit({ 'a/a.avsc': one, 'b/b.avsc': two });
    folder.git('sparse-checkout', 'set', 'a');
    folder.write({ 'a/a.avsc': two });
    expect((await folder.open()).subjects.map(line)).toEqual(['a-value modified a/a.avsc < base', 'b-value unchanged b/b.avsc < base']);
  });

  it('tells files of the same name apart', async () => {
    const { subjects, notes } = await at({ 'x/user.avsc': one, 'y/user.avsc': two, 'z.avsc': one, 'z.proto': '' }).open({ against: empty });
    expect(subjects.map((source) => `${source.subject} ${source.topic}`)).toEqual([
      'x.user-value x.user', 'y.user-value y.user', 'z.avro-value z.avro', 'z.protobuf-value z.protobuf',
    ]);
    expect(notes).toEqual([
      'Files of the same name are told apart by their folders: x.user-value, y.user-value, z.avro-value and 1 more. Name them under `subjects:` in whobreaks.yaml.',
    ]);
  });

  it('takes the working copy beside a history as that', async () => {
    const schema = '{"$schema": "http://json-schema.org/draft-07/schema#"}';
    const { subjects, notes } = await at({ 'page/1.0.0.json': schema, 'page/1.1.0.json': schema, 'page/current.json': schema }).open({ against: empty });
    expect(subjects.map(line)).toEqual(['page-value added page/1.1.0.json < 1.0.0']);
    expect(notes).toEqual(['Taken as working copies of a history and not checked themselves: page/current.json.']);
  });

  it.each([
    ['RecordName', 'Order'],
    ['TopicRecordName', 'a-Order'],
    ['TopicName', 'a-value'],
  ])('names subjects by %s', async (naming, subject) => {
    expect((await at({ 'a.avsc': one }).open({ against: empty, yaml: `naming: ${naming}\n` })).subjects[0]!.subject).toBe(subject);
  });

  it('sees that a record leaves its subject under RecordName', async () => {
    const old = at({ 'a.avsc': one });
    const { subjects } = await at({ 'a.avsc': two }).open({ against: old.path, yaml: 'naming: RecordName\n' });
    expect(subjects.map((source) => line(source).replace(old.path, 'old'))).toEqual(['Customer modified a.avsc < old', 'Order deleted a.avsc < old']);
    expect(subjects.map((source) => source.notes)).toEqual([['Its schema was that of the subject Order until now.'], ['Its schema moved to the subject Customer.']]);
  });
});

describe('what is named', () => {
  it('on the command line is all that is checked', async () => {
    const folder = at({ 'a.avsc': one, 's/b.avsc': two, 's/c.json': '{}', 'README.md': '' });
    const run = async (...files: string[]): Promise<string[]> => (await folder.open({ against: empty, files })).subjects.map((source) => source.file);
    expect(await run('a.avsc')).toEqual(['a.avsc']);
    expect(await run('./s/')).toEqual(['s/b.avsc']);
    expect(await run('s/c.json')).toEqual(['s/c.json']);
    const { subjects, notes, problems } = await folder.open({ against: empty, files: ['README.md', 'a.avs', 'a.avsc'] });
    expect([subjects.length, notes, places(problems)]).toEqual([1, ['No schema, and left out: README.md.'], ['There is no `a.avs`. Write `a.avsc`.']]);
    await expect(folder.open({ against: empty, files: ['../x.avsc'] })).rejects.toThrow('is outside of');
  });

  it('on the command line may be deleted', async () => {
    const old = at({ 'a.avsc': one, 'b.avsc': two });
    const { subjects, problems } = await at({ 'b.avsc': two }).open({ against: old.path, files: ['a.avsc'] });
    expect([subjects.map((source) => `${source.change} ${source.file}`), problems]).toEqual([['deleted a.avsc'], []]);
  });

  it('under `schemas` is all that is found, whatever its text says', async () => {
    const folder = at({ 'a.avsc': one, 's/c.json': '{}', 's/d.yaml': 'x: 1', 'build/e.avsc': one });
    const run = async (yaml: string): Promise<string[]> => (await folder.open({ against: empty, yaml })).subjects.map((source) => source.file);
    expect(await run('schemas: ["s/*.json", "build/*"]\n')).toEqual(['s/c.json', 'build/e.avsc']);
    expect(await run('schemas: s/**\n')).toEqual([]);
    expect(await run('schemas: ["**/*.avsc", "!build/**"]\n')).toEqual(['a.avsc']);
    expect(await run('schemas: []\n')).toEqual([]);
  });

  it('under `subjects` has its own name, topic, level, record and type', async () => {
    const yaml = [
      'level: FULL', 'subjects:', '  - {subject: orders-value, schema: s/order.txt, type: avro, topic: orders.v1, level: FORWARD, record: shop.Order}',
      '  - {subject: same-key, schema: s/order.txt, type: avro}', '  - {subject: b-value, level: NONE, topic: bees}', '',
    ].join('\n');
    const { subjects, problems } = await at({ 's/order.txt': one, 'b.avsc': two, 'c.avsc': two }).open({ against: empty, yaml });
    expect(problems).toEqual([]);
    expect(subjects).toMatchObject([
      { subject: 'b-value', topic: 'bees', level: 'NONE', levelFrom: 'config', file: 'b.avsc' },
      { subject: 'c-value', topic: 'c', level: 'FULL', levelFrom: 'config' },
      { subject: 'orders-value', topic: 'orders.v1', part: 'value', level: 'FORWARD', record: 'shop.Order', file: 's/order.txt', format: 'avro' },
      { subject: 'same-key', topic: 'same', part: 'key', file: 's/order.txt' },
    ]);
  });

  it('under `subjects` may be a folder of versions, and nothing else', async () => {
    const yaml = 'subjects:\n  - {subject: o, schema: s/order}\n  - {subject: p, schema: s}\n  - {subject: q, schema: nope.avsc}\n  - {subject: r}\n';
    const { subjects, problems } = await at({ 's/order/v1.avsc': one, 's/order/v2.avsc': one, 's/x.avsc': two }).open({ against: empty, yaml });
    expect(subjects.map(line)).toEqual(['o added s/order/v2.avsc < v1', 'x-value added s/x.avsc <']);
    expect(places(problems)).toEqual([
      '3:26 `s` is a folder that holds more than the versions of one schema. Name one file, or a folder with `v1`, `v2` or `1.0.0` and so on.',
        '4:26 There is no schema at `nope.avsc`. Give the path of its schema under `schema:`.',
      '5:15 No schema of the subject `r` is found. Give the path of its schema under `schema:`.',
    ]);
  });
});

describe('references', () => {
  const names = async (folder: Folder, subject: string, yaml = ''): Promise<string[]> => {
    const { subjects } = await folder.open({ against: empty, yaml });
    const found = subjects.find((source) => source.subject === subject)!;
    return (found.proposed?.references ?? []).map((reference) => `${reference.name}=${reference.file}`);
  };

  it('of Protobuf are files, deepest first, and cycles end', async () => {
    const folder = at({
      'proto/a/a.proto': 'import "a/b.proto";\nimport "a/c.proto";\n', 'proto/a/b.proto': 'import "a/c.proto";\n', 'proto/a/c.proto': 'import "a/a.proto";\n',
      'other/a/c.proto': 'message Wrong {}',
    });
    expect(await names(folder, 'a-value')).toEqual(['a/c.proto=proto/a/c.proto', 'a/b.proto=proto/a/b.proto']);
    expect(await names(folder, 'a-value', 'protoRoots: [other, proto]\n')).toEqual(['a/c.proto=other/a/c.proto', 'a/b.proto=proto/a/b.proto']);
  });

  it('of Avro are full names, and within a history those of the same version', async () => {
    const use = '{"type":"record","name":"Order","fields":[{"name":"m","type":"shop.Money"}]}';
    const folder = at({ 's/v1/o.avsc': use, 's/v1/m.avsc': record('shop.Money', 'a'), 's/v2/o.avsc': use, 's/v2/m.avsc': record('shop.Money', 'b'), 'x.avsc': use });
    expect(await names(folder, 'o-value')).toEqual(['shop.Money=s/v2/m.avsc']);
    expect(await names(folder, 'x-value')).toEqual(['shop.Money=s/v2/m.avsc']);
  });

  it('of JSON Schema are relative to the file, also when they are nested', async () => {
    const schema = (body: string): string => `{"$schema": "http://json-schema.org/draft-07/schema#", ${body}}`;
    const folder = at({
      's/a.json': schema('"$ref": "common/b.json#/definitions/x", "not": {"$ref": "https://acme.com/d.json"}'),
      's/common/b.json': schema('"$ref": "c.json"'), 's/common/c.json': schema('"type": "object"'), 's/c.json': schema('"type": "null"'),
      'd.json': schema('"$id": "https://acme.com/d.json"'),
    });
    expect(await names(folder, 'a-value')).toEqual([
      'c.json=s/common/c.json', 'common/c.json=s/common/c.json', 'common/b.json=s/common/b.json', 'https://acme.com/d.json=d.json',
    ]);
  });

  it('can be named in the configuration', async () => {
    const folder = at({ 'o.avsc': one, 'types/money.avsc': record('Money', 'a'), 'm/v1.avsc': record('M', 'a'), 'm/v2.avsc': record('M', 'b') });
    const yaml = (references: string): string => `subjects:\n  - subject: o-value\n    schema: o.avsc\n    references: [${references}]\n`;
    expect(await names(folder, 'o-value', yaml('{name: shop.Money, file: types/money.avsc}, {name: M, subject: m-value, version: 1}'))).toEqual([
      'shop.Money=types/money.avsc', 'M=m/v1.avsc',
    ]);
    expect(await names(folder, 'o-value', yaml('{name: M, subject: m-value, version: latest}'))).toEqual(['M=m/v2.avsc']);
    const wrong = (await folder.open({ against: empty, yaml: yaml('{name: A, file: nope.avsc}, {name: B, subject: b-value, version: 3}') })).subjects.find((source) => source.subject === 'o-value')!;
    expect(places(wrong.problems ?? [])).toEqual(['4:25 The reference `A` is not at `nope.avsc`. Correct the path in whobreaks.yaml.']);
    expect(wrong.unchecked).toMatchObject([{ message: 'The reference `B` is version 3 of b-value, which is not in this repository.', place: { line: 4, column: 53 } }]);
  });
});

it('reads the contracts of the same moment', async () => {
  const folder = keep(Folder.repository());
  folder.commit({ 'a.avsc': one, 'contracts/a.yaml': 'old' });
  folder.write({ 'contracts/a.yaml': 'staged', 'contracts/b.yaml': Buffer.from([0xff]), 'contracts/logo.png': Buffer.from([0xff]) });
  folder.git('add', '--all');
  folder.write({ 'contracts/a.yaml': 'not staged' });
  const read = async (staged: boolean): Promise<unknown> => {
    const { texts, problems } = await (await folder.open({ staged })).readTexts(['contracts/**']);
    return [texts.map(({ text }) => text), problems.map(({ message }) => message)];
  };
  expect(await read(true)).toEqual([['staged'], ['`contracts/b.yaml` is not UTF-8 text.']]);
  expect(await read(false)).toEqual([['not staged'], ['`contracts/b.yaml` is not UTF-8 text.']]);
});

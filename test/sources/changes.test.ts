import { afterAll, describe, expect, it } from 'vitest';
import { Folder, line, record } from './repo.ts';

const folders: Folder[] = [];
const repository = (): Folder => {
  const folder = Folder.repository();
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

type Files = Readonly<Record<string, string | Uint8Array | null>>;

const order = record('Order', 'id', 'total');
const order2 = record('Order', 'id', 'total', 'note');
const customer = record('Customer', 'name', 'email', 'phone');
const long = (name: string, ...fields: string[]): string => record(name, ...'abcdefghij'.split(''), ...fields);

const cases: readonly [name: string, before: Files, after: Files, lines: readonly string[], notes?: readonly string[]][] = [
  ['a change', { 'orders-value.avsc': order }, { 'orders-value.avsc': order2 }, ['orders-value modified orders-value.avsc < base']],
  ['nothing for a file with other line ends', { 'a.avsc': order, 'b.avsc': customer }, { 'a.avsc': order.replaceAll('\n', '\r\n'), 'b.avsc': customer + '\n' }, [
    'a-value unchanged a.avsc < base', 'b-value modified b.avsc < base',
  ]],
  ['a new file', { 'a.avsc': order }, { 'sub/b-key.avsc': customer }, ['a-value unchanged a.avsc < base', 'b-key added sub/b-key.avsc <']],
  ['a deleted file', { 'a.avsc': order, 'b.avsc': customer }, { 'a.avsc': null }, ['a-value deleted a.avsc < base', 'b-value unchanged b.avsc < base']],
  ['a file that moves to another folder and changes', { 'a/orders-value.avsc': order }, { 'a/orders-value.avsc': null, 'b/orders-value.avsc': order2 }, [
    'orders-value renamed b/orders-value.avsc (was a/orders-value.avsc) < base',
  ]],
  ['a renamed file, and the subject that it leaves', { 'orders.avsc': order }, { 'orders.avsc': null, 'purchases.avsc': order }, [
    'orders-value deleted orders.avsc < base', 'purchases-value renamed purchases.avsc (was orders.avsc) < base',
  ]],
  ['a renamed file that changes, by what it defines', { 'orders.avsc': order }, { 'orders.avsc': null, 'purchases.avsc': record('Order', 'x', 'y', 'z') }, [
    'orders-value deleted orders.avsc < base', 'purchases-value renamed purchases.avsc (was orders.avsc) < base',
  ]],
  ['a renamed file with a renamed record, by its text', { 'orders.avsc': long('Order') }, { 'orders.avsc': null, 'purchases.avsc': long('Purchase', 'k') }, [
    'orders-value deleted orders.avsc < base', 'purchases-value renamed purchases.avsc (was orders.avsc) < base',
  ]],
  ['one that goes and another that comes', { 'orders.avsc': order }, { 'orders.avsc': null, 'customers.avsc': customer }, [
    'customers-value added customers.avsc <', 'orders-value deleted orders.avsc < base',
  ]],
  ['a swap of two files', { 'a.avsc': order, 'b.avsc': customer }, { 'a.avsc': customer, 'b.avsc': order }, [
    'a-value modified a.avsc < base', 'b-value modified b.avsc < base',
  ]],
  ['a change of what is referred to', {
    'order.avsc': '{"type":"record","name":"Order","fields":[{"name":"m","type":"Money"}]}', 'money.avsc': record('Money', 'amount'), 'other.avsc': customer,
  }, { 'money.avsc': record('Money', 'amount', 'currency') }, [
    'money-value modified money.avsc < base', 'order-value modified order.avsc < base', 'other-value unchanged other.avsc < base',
  ], ['Only what it refers to changed: Money.']],
  ['a change two imports away', {
    'p/a.proto': 'import "p/b.proto";\nmessage A {}', 'p/b.proto': 'import "p/c.proto";\nmessage B {}', 'p/c.proto': 'message C {}',
  }, { 'p/c.proto': 'message C { }' }, [
    'a-value modified p/a.proto < base', 'b-value modified p/b.proto < base', 'c-value modified p/c.proto < base',
  ], ['Only what it refers to changed: p/c.proto.', 'Only what it refers to changed: p/c.proto.']],
  ['the newest version of a history', { 'order/v9/Order.avsc': order, 'order/v10/Order.avsc': order2 }, { 'order/v11/Order.avsc': customer }, [
    'Order-value modified order/v11/Order.avsc < v9 v10',
  ]],
  ['a history that did not change', { 'order/1.9.0.avsc': order, 'order/1.10.0.avsc': order2 }, { 'x.txt': 'x' }, [
    'order-value unchanged order/1.10.0.avsc < 1.9.0 1.10.0',
  ]],
  ['the newest version edited in place', { 'order/1.0.0.avsc': order, 'order/1.1.0.avsc': order2 }, { 'order/1.1.0.avsc': customer }, [
    'order-value modified order/1.1.0.avsc < 1.0.0 1.1.0 at base',
  ]],
  ['an old version edited', { 'order/1.0.0.avsc': order, 'order/1.1.0.avsc': order2 }, { 'order/1.0.0.avsc': customer }, [
    'order-value unchanged order/1.1.0.avsc < 1.0.0 at base 1.1.0',
  ], ['Version 1.0.0 is edited; it is taken as it was at the baseline.']],
  ['the newest version deleted', { 'order/1.0.0.avsc': order, 'order/1.1.0.avsc': order2 }, { 'order/1.1.0.avsc': null }, [
    'order-value modified order/1.0.0.avsc < 1.0.0 1.1.0 at base',
  ]],
  ['several new versions, each against all before it', { 'order/1.0.0.avsc': order }, { 'order/1.1.0.avsc': order2, 'order/2.0.0.avsc': customer }, [
    'order-value modified order/1.1.0.avsc < 1.0.0', 'order-value modified order/2.0.0.avsc < 1.0.0 1.1.0',
  ]],
  ['a version put in between', { 'order/1.0.0.avsc': order, 'order/2.0.0.avsc': order2 }, { 'order/1.1.0.avsc': customer }, [
    'order-value unchanged order/2.0.0.avsc < 1.0.0 2.0.0',
  ], ['Version 1.1.0 is new, older than the newest, and not compared with those after it.']],
  ['a new history', { 'x.txt': '' }, { 'order/v1/Order.avsc': order, 'order/v2/Order.avsc': order2 }, ['Order-value added order/v2/Order.avsc < v1']],
  ['a file that becomes a history', { 'Order-value.avsc': order }, { 'Order-value.avsc': null, 'v1/Order-value.avsc': order, 'v2/Order-value.avsc': order2 }, [
    'Order-value renamed v2/Order-value.avsc (was Order-value.avsc) < base',
  ]],
  ['a history that is deleted', { 'order/v1/Order.avsc': order, 'order/v2/Order.avsc': order2 }, { order: null }, [
    'Order-value deleted order/v2/Order.avsc < v1 at base v2 at base',
  ]],
  ['packages of Protobuf, which are no history', { 'shop/v1/order.proto': 'message A {}', 'shop/v2/order.proto': 'message B {}' }, { 'shop/v2/order.proto': 'message B { }' }, [
    'v1.order-value unchanged shop/v1/order.proto < base', 'v2.order-value modified shop/v2/order.proto < base',
  ]],
  ['a change of the schema type', { 'orders.avsc': order }, { 'orders.avsc': null, 'orders.proto': 'message Order {}' }, [
    'orders-value renamed orders.proto (was orders.avsc) < base',
  ]],
  ['JSON Schemas among other JSON', {
    'a.json': '{"$schema":"http://json-schema.org/draft-07/schema#"}', 'b.json': '{}', 'package.json': '{}', 'c.schema.json': '{}',
  }, { 'a.json': '{"$schema":"http://json-schema.org/draft-07/schema#","type":"object"}', 'b.json': '[]' }, [
    'a-value modified a.json < base', 'c-value unchanged c.schema.json < base',
  ]],
];

describe('a branch compared with its merge base', () => {
  it.each(cases)('sees %s', async (_, before, after, lines, notes = []) => {
    const folder = repository();
    folder.commit(before);
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.commit(after);
    const { subjects, problems, baseline } = await folder.open();
    expect(subjects.map(line)).toEqual(lines);
    expect(subjects.flatMap((source) => source.notes ?? []).filter((note) => !note.startsWith('Its schema'))).toEqual(notes);
    expect(problems).toEqual([]);
    expect(baseline).toEqual({ label: folder.git('rev-parse', '--short=7', 'main'), detail: 'merge base with main', kind: 'commit' });
  });

  it('sees the same between two folders', async () => {
    for (const [name, before, after, lines] of cases) {
      const [old, now] = [new Folder(), new Folder()];
      folders.push(old, now);
      const present = (files: Files): Files => Object.fromEntries(Object.entries(files).filter(([, content]) => content !== null));
      old.write(present(before));
      now.write(present(before)).write(after);
      const { subjects } = await now.open({ against: old.path });
      const expected = lines.map((text) => text.replaceAll(/\bbase\b/g, 'old'));
      expect(subjects.map((source) => line(source).replaceAll(old.path, 'old')), name).toEqual(expected);
    }
  });

  it('is not fooled by a change that only the working tree has', async () => {
    const folder = repository();
    folder.commit({ 'a.avsc': order });
    folder.write({ 'a.avsc': order2 });
    folder.git('add', 'a.avsc');
    folder.write({ 'a.avsc': order });
    expect((await folder.open({ staged: true })).subjects.map(line)).toEqual(['a-value modified a.avsc < base']);
    expect((await folder.open({ staged: true })).subjects[0]!.proposed?.schema).toBe(order2);
    folder.git('commit', '--quiet', '--message', 'x');
    expect((await folder.open()).subjects.map(line)).toEqual(['a-value modified a.avsc < base']);
    expect((await folder.open()).subjects[0]!.proposed?.schema).toBe(order);
  });

  it('reads the index that git hands to a hook', async () => {
    const folder = repository();
    folder.commit({ 'a.avsc': order, 'b.avsc': customer });
    folder.write({ 'a.avsc': order2 });
    folder.git('read-tree', '--index-output=.git/next-index-1.lock', 'HEAD');
    const { execFileSync } = await import('node:child_process');
    execFileSync('git', ['add', 'a.avsc'], { cwd: folder.path, env: { PATH: process.env['PATH'], GIT_INDEX_FILE: '.git/next-index-1.lock' } });
    const env = { PATH: process.env['PATH'], GIT_INDEX_FILE: '.git/next-index-1.lock' };
    expect((await folder.open({ staged: true, env })).subjects.map(line)).toEqual(['a-value modified a.avsc < base', 'b-value unchanged b.avsc < base']);
  });
});

describe('a level that reaches back', () => {
  const yaml = 'level: BACKWARD_TRANSITIVE\n';
  const states = [record('Order', 'a'), record('Order', 'b'), record('Order', 'c'), record('Order', 'd')] as const;
  const label = (folder: Folder, name: string): string => folder.git('rev-parse', '--short=7', name);
  const versions = async (folder: Folder, options: Parameters<Folder['open']>[0] = { yaml }): Promise<unknown> =>
    (await folder.open(options)).subjects.map((source) => source.versions.map((version) => `${version.label} ${states.indexOf(version.text.schema as never)}`));

  const grown = (): Folder => {
    const folder = repository();
    for (const state of states.slice(0, 3)) folder.commit({ 'a.avsc': state });
    folder.commit({ 'other.txt': 'x' });
    folder.write({ 'a.avsc': states[3] });
    return folder;
  };

  it('asks about every state that was merged', async () => {
    const folder = grown();
    const [first, second, base] = ['HEAD~3', 'HEAD~2', 'HEAD'].map((name) => label(folder, name));
    expect(await versions(folder)).toEqual([[`${first} 0`, `${second} 1`, `${base} 2`]]);
    expect(await versions(folder, { level: 'FULL_TRANSITIVE', staged: false })).toEqual([[`${first} 0`, `${second} 1`, `${base} 2`]]);
    expect(await versions(folder, {})).toEqual([[`${base} 2`]]);
    expect(await versions(folder, { yaml, against: 'HEAD~2' })).toEqual([[`${first} 0`, `${second} 1`]]);
  });

  it('knows a state once, also when it comes back, and not what never was merged', async () => {
    const folder = repository();
    folder.commit({ 'a.avsc': states[0] });
    folder.commit({ 'a.avsc': states[1] });
    folder.commit({ 'a.avsc': null });
    folder.commit({ 'a.avsc': states[1] });
    folder.git('checkout', '--quiet', '-b', 'side');
    folder.commit({ 'a.avsc': states[2] });
    folder.commit({ 'a.avsc': states[0] });
    folder.git('checkout', '--quiet', 'main');
    folder.git('merge', '--quiet', '--no-ff', '--message', 'm', 'side');
    folder.write({ 'a.avsc': states[3] });
    expect((await versions(folder) as string[][])[0]!.map((one) => one.split(' ')[1])).toEqual(['0', '1', '1', '0']);
  });

  it('takes references as they were at the time', async () => {
    const folder = repository();
    const use = '{"type":"record","name":"Order","fields":[{"name":"m","type":"Money"}]}';
    folder.commit({ 'o.avsc': use, 'm.avsc': record('Money', 'a') });
    folder.commit({ 'm.avsc': record('Money', 'b') });
    folder.commit({ 'o.avsc': `${use} `, 'm.avsc': null, 'money.avsc': record('Money', 'c') });
    folder.write({ 'o.avsc': `${use}  ` });
    const source = (await folder.open({ yaml })).subjects.find(({ subject }) => subject === 'o-value')!;
    expect(source.versions.map((version) => version.text.references?.[0]!.schema)).toEqual([record('Money', 'a'), record('Money', 'c')]);
  });

  it('stays open where the history is cut', async () => {
    const folder = grown();
    folder.git('stash', '--quiet');
    const { execFileSync } = await import('node:child_process');
    const shallow = new Folder();
    folders.push(shallow);
    execFileSync('git', ['clone', '--quiet', '--depth=2', `file://${folder.path}`, shallow.path], { stdio: 'ignore' });
    shallow.write({ 'a.avsc': states[3] });
    const [source] = (await shallow.open({ yaml })).subjects;
    expect(source!.unchecked).toMatchObject([{ message: 'The earlier versions of `a.avsc` are not in this shallow clone.' }]);
  });

  it('reads them for unchanged subjects only when these are checked', async () => {
    const folder = grown();
    folder.write({ 'a.avsc': states[2], 'b.avsc': states[0] });
    const count = async (all: boolean): Promise<number> => (await folder.open({ yaml, all })).subjects[0]!.versions.length;
    expect([await count(false), await count(true)]).toEqual([1, 3]);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UncheckedError, UsageError } from '../../src/errors.ts';
import { Folder, line, record } from './repo.ts';

const folders: Folder[] = [];
const keep = (folder: Folder): Folder => {
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

const order = record('Order', 'id');
const order2 = record('Order', 'id', 'total');

/** A repository with a change, a marker that must never appear, and a script that would make it appear. */
function trapped(): { folder: Folder; marker: string; script: string } {
  const folder = keep(Folder.repository());
  folder.commit({ 'orders.avsc': order });
  folder.git('checkout', '--quiet', '-b', 'feature');
  folder.commit({ 'orders.avsc': order2 });
  const marker = join(folder.path, '.git', 'marker');
  const script = join(folder.path, '.git', 'trap.sh');
  folder.write({ '.git/trap.sh': `#!/bin/sh\ntouch '${marker}'\n` });
  chmodSync(script, 0o755);
  return { folder, marker, script };
}

const EXPECTED = ['orders-value modified orders.avsc < base'];

describe('a hostile repository', () => {
  const traps: readonly [name: string, set: (script: string) => readonly (readonly string[])[], spring: readonly string[] | null][] = [
    ['core.fsmonitor', (script) => [['core.fsmonitor', script]], ['ls-files', '-o', '--exclude-standard']],
    ['core.hooksPath', (script) => [['core.hooksPath', join(script, '..')]], null],
    ['core.sshCommand', (script) => [['core.sshCommand', script], ['remote.origin.url', 'ssh://example.invalid/x']], ['fetch', '--quiet']],
    ['aliases', (script) => ['ls-files', 'ls-tree', 'cat-file', 'rev-parse', 'merge-base'].map((name) => [`alias.${name}`, `!${script}`]), null],
    ['pager and external diff', (script) => [['core.pager', script], ['diff.external', script], ['pager.ls-tree', script]], ['diff', 'main', 'feature']],
    ['filters', (script) => [['filter.x.clean', `${script}; cat`], ['filter.x.smudge', `${script}; cat`], ['diff.x.textconv', script]], ['status']],
  ];
  it.each(traps)('does not get its %s run', async (name, set, spring) => {
    const { folder, marker, script } = trapped();
    for (const [key, value] of set(script)) folder.git('config', key!, value!);
    if (name === 'filters') folder.write({ '.git/info/attributes': '*.avsc filter=x diff=x\n', 'orders.avsc': order2 });
    if (name === 'core.hooksPath') {
      for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'pre-commit']) folder.write({ [`.git/${hook}`]: `#!/bin/sh\n${script}\n` });
    }
    if (spring) {
      // The trap is a trap: plain git walks into it.
      try {
        folder.git(...spring);
      } catch {}
      expect(existsSync(marker)).toBe(true);
      rmSync(marker);
    }
    expect((await folder.open()).subjects.map(line)).toEqual(EXPECTED);
    expect((await folder.open({ staged: true })).subjects.map(line)).toEqual(EXPECTED);
    expect(existsSync(marker)).toBe(false);
  });

  it('does not get anything fetched for a partial clone', async () => {
    const { folder, marker, script } = trapped();
    const blob = folder.git('rev-parse', 'main:orders.avsc');
    rmSync(join(folder.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    for (const [key, value] of [
      ['core.repositoryFormatVersion', '1'], ['extensions.partialClone', 'origin'], ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::${script}`], ['protocol.ext.allow', 'always'], ['protocol.allow', 'always'],
    ]) folder.git('config', key!, value!);
    try {
      folder.git('cat-file', '-p', blob);
    } catch {}
    expect(existsSync(marker)).toBe(true);
    rmSync(marker);
    await expect(folder.open()).rejects.toThrow(UncheckedError);
    expect(existsSync(marker)).toBe(false);
  });

  it.each([
    '--upload-pack=touch marker', '-c core.pager=x', 'git:--output=marker', 'git:-x', '--exec=x', 'main..feature', 'git:main:../../etc', '$(touch marker)', 'main;touch marker',
  ])('cannot be handed the option %j as a baseline', async (against) => {
    const { folder } = trapped();
    await expect(folder.open({ against })).rejects.toThrow(UsageError);
    expect(existsSync(join(folder.path, 'marker'))).toBe(false);
  });

  it('cannot put another text in the place of a baseline', async () => {
    const { folder } = trapped();
    folder.git('replace', folder.git('rev-parse', 'main:orders.avsc'), folder.git('rev-parse', 'feature:orders.avsc'));
    folder.git('replace', folder.git('rev-parse', 'main'), folder.git('rev-parse', 'feature'));
    expect(folder.git('show', 'main:orders.avsc')).toBe(order2);
    const { subjects } = await folder.open();
    expect(subjects.map(line)).toEqual(EXPECTED);
    expect(subjects[0]!.versions[0]!.text.schema).toBe(order);
  });

  it('cannot lead git elsewhere by the environment', async () => {
    const { folder } = trapped();
    const other = keep(Folder.repository());
    other.commit({ 'x.avsc': order });
    const env = {
      PATH: process.env['PATH'], GIT_DIR: join(other.path, '.git'), GIT_WORK_TREE: other.path, GIT_OBJECT_DIRECTORY: '/nonexistent',
      GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: '/bin/false',
    };
    expect((await folder.open({ env })).subjects.map(line)).toEqual(EXPECTED);
  });
});

describe('a hostile folder', () => {
  it('gets no link followed, neither of files nor of folders', async () => {
    const outside = keep(new Folder()).write({ 'secret.avsc': order, 'x/deep.avsc': order });
    const folder = keep(new Folder()).write({ 'a.avsc': order });
    symlinkSync(join(outside.path, 'secret.avsc'), join(folder.path, 'link.avsc'));
    symlinkSync(join(outside.path, 'x'), join(folder.path, 'linked'));
    symlinkSync('.', join(folder.path, 'loop'));
    symlinkSync('/dev/zero', join(folder.path, 'zero.avsc'));
    const empty = keep(new Folder());
    const { subjects, notes } = await folder.open({ against: empty.path });
    expect(subjects.map((source) => source.file)).toEqual(['a.avsc']);
    expect(notes).toEqual(['Links are not followed: link.avsc, zero.avsc.']);
  });

  it('gets no link followed that takes the place of a tracked folder', async () => {
    const outside = keep(new Folder()).write({ 'orders.avsc': order2 });
    const folder = keep(Folder.repository());
    folder.commit({ 's/orders.avsc': order });
    folder.write({ s: null });
    symlinkSync(outside.path, join(folder.path, 's'));
    expect((await folder.open()).subjects.map(line)).toEqual(['orders-value deleted s/orders.avsc < base']);
  });

  it('gets no link of a commit followed', async () => {
    const folder = keep(Folder.repository());
    symlinkSync('/etc/hostname', join(folder.path, 'x.avsc'));
    folder.commit({ 'a.avsc': order });
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.write({ 'x.avsc': null });
    folder.commit({ 'x.avsc': order2 });
    expect((await folder.open()).subjects.map(line)).toEqual(['a-value unchanged a.avsc < base', 'x-value added x.avsc <']);
  });

  it('is not waited for: a pipe is no file', async () => {
    const folder = keep(new Folder()).write({ 'a.avsc': order });
    execFileSync('mkfifo', [join(folder.path, 'pipe.avsc')]);
    const empty = keep(new Folder());
    expect((await folder.open({ against: empty.path })).subjects.map((source) => source.file)).toEqual(['a.avsc']);
  });

  it('has its limits', async () => {
    const old = keep(new Folder()).write({ 'a.avsc': order, 'b.avsc': order2 });
    const folder = keep(new Folder()).write({ 'a.avsc': ' '.repeat(8 * 1024 * 1024 + 1), 'b.avsc': record('Order', 'x') });
    const { subjects } = await folder.open({ against: old.path });
    expect(subjects.map((source) => [source.file, source.change, source.proposed === null, source.unchecked?.map((one) => one.message)])).toEqual([
      ['a.avsc', 'modified', true, ['`a.avsc` is larger than 8 MiB.']],
      ['b.avsc', 'modified', false, undefined],
    ]);
    folder.write(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`big${i}.avsc`, `${' '.repeat(7.9 * 1024 * 1024)}${i}`])));
    await expect(folder.open({ against: old.path })).rejects.toThrow('The schemas of this run are larger than 64 MiB together.');
  });

  const texts: readonly [name: string, bytes: Uint8Array, problem: string | null][] = [
    ['a byte order mark', Buffer.from(`\uFEFF${order}`), null],
    ['UTF-16', Buffer.from(`\uFEFF${order}`, 'utf16le'), '1:1 `a.avsc` is not UTF-8 text. Save the file as UTF-8.'],
    ['Latin-1', Buffer.from('{\n "ü": "x\u00fcy"}', 'latin1'), '2:3 `a.avsc` is not UTF-8 text. Save the file as UTF-8.'],
    ['a bad byte after a long line of others', Buffer.concat([Buffer.from('é🦆\r\né🦆'), Buffer.from([0xff])]), '2:3 `a.avsc` is not UTF-8 text. Save the file as UTF-8.'],
  ];
  it.each(texts)('with %s', async (_, bytes, problem) => {
    const folder = keep(new Folder()).write({ 'a.avsc': bytes, 'b.avsc': order });
    const empty = keep(new Folder());
    const [first, second] = (await folder.open({ against: empty.path })).subjects;
    expect(first!.problems?.map(({ message, place, help }) => `${place!.line}:${place!.column} ${message} ${help}`) ?? null).toEqual(problem === null ? null : [problem]);
    expect(first!.proposed?.schema ?? null).toBe(problem === null ? order : null);
    expect(second!.proposed?.schema).toBe(order);
  });

  it('does not make an unreadable file look deleted', async () => {
    if (process.getuid?.() === 0) return;
    const folder = keep(new Folder()).write({ 'a.avsc': order });
    chmodSync(join(folder.path, 'a.avsc'), 0);
    await expect(folder.open({ against: keep(new Folder()).path })).rejects.toThrow(UncheckedError);
  });

  it('does not end the run by what stands in the baseline', async () => {
    const old = keep(new Folder()).write({ 'a.avsc': Buffer.from([0xff, 0xfe]), 'b.avsc': order });
    const folder = keep(new Folder()).write({ 'a.avsc': order, 'b.avsc': order2 });
    const { subjects } = await folder.open({ against: old.path });
    expect(subjects.map((source) => [source.file, source.problems, source.unchecked?.map((one) => one.message.replace(old.path, 'old'))])).toEqual([
      ['a.avsc', undefined, ['Version old cannot be read: `a.avsc` is not UTF-8 text.']],
      ['b.avsc', undefined, undefined],
    ]);
  });
});

it('never reads a giant of the baseline', async () => {
  const folder = keep(Folder.repository());
  folder.commit({ 'a.avsc': Buffer.alloc(9 * 1024 * 1024, 0x20), 'b.avsc': order });
  folder.write({ 'a.avsc': order, 'b.avsc': order2 });
  const { subjects } = await folder.open();
  expect(subjects.map((source) => source.unchecked?.map((one) => one.message))).toEqual([['`a.avsc` is larger than 8 MiB.'], undefined]);
  folder.git('add', '--all');
  folder.write({ 'a.avsc': Buffer.alloc(9 * 1024 * 1024, 0x20) });
  folder.git('add', '--all');
  expect((await folder.open({ staged: true })).subjects[0]!.proposed).toBeNull();
});

it('counts the files that it looks at', async () => {
  const folder = keep(Folder.repository());
  folder.commit({ 'a.avsc': order });
  const id = folder.git('rev-parse', 'HEAD:a.avsc');
  const lines = Array.from({ length: 100_001 }, (_, i) => `100644 ${id}\tmany/f${i}.avsc\n`).join('');
  execFileSync('git', ['update-index', '--index-info'], { cwd: folder.path, input: lines, env: { PATH: process.env['PATH'] } });
  await expect(folder.open({ staged: true })).rejects.toThrow('There are more than 100000 files to look at in the index.');
});

it('takes a merge that is not finished as it lies in the folder, and not as it is staged', async () => {
  const folder = keep(Folder.repository());
  folder.commit({ 'a.avsc': order });
  folder.git('checkout', '--quiet', '-b', 'feature');
  folder.commit({ 'a.avsc': record('Order', 'theirs') });
  folder.git('checkout', '--quiet', 'main');
  folder.commit({ 'a.avsc': record('Order', 'ours') });
  expect(() => folder.git('merge', '--quiet', 'feature')).toThrow();
  folder.write({ 'a.avsc': order2 });
  expect((await folder.open()).subjects.map(line)).toEqual(['a-value modified a.avsc < base']);
  await expect(folder.open({ staged: true })).rejects.toThrow('`a.avsc` has a merge conflict.');
});

it('leaves nothing behind', () => {
  const folder = keep(Folder.repository());
  mkdirSync(join(folder.path, 'empty'));
  folder.commit({ 'a.avsc': order });
  const before = folder.git('status', '--porcelain', '--ignored');
  return folder.open().then(() => expect(folder.git('status', '--porcelain', '--ignored')).toBe(before));
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UncheckedError, UsageError } from '../../src/errors.ts';
import { ENV, Folder, line, record } from './repo.ts';

const folders: Folder[] = [];
const keep = (folder: Folder): Folder => {
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

const one = record('Order', 'a');
const two = record('Order', 'a', 'b');
const three = record('Order', 'a', 'b', 'c');

function clone(from: Folder, ...options: string[]): Folder {
  const folder = keep(new Folder());
  execFileSync('git', ['clone', '--quiet', ...options, `file://${from.path}`, folder.path], { stdio: 'ignore' });
  return folder;
}

async function refusal(asked: Promise<unknown>): Promise<UncheckedError> {
  const error: unknown = await asked.catch((cause: unknown) => cause);
  if (error instanceof UncheckedError) return error;
  throw error ?? new Error('nothing was refused');
}

describe('the baseline when nobody names one', () => {
  it('is the last commit on the default branch while schemas differ from it, and its parent otherwise', async () => {
    const folder = keep(Folder.repository());
    folder.commit({ 'a.avsc': one });
    expect(await folder.open()).toMatchObject({ baseline: { kind: 'nothing', detail: 'before the first commit' }, subjects: [{ change: 'added' }] });
    folder.commit({ 'a.avsc': two });
    const parent = await folder.open();
    expect([parent.baseline.detail, parent.subjects[0]!.versions[0]!.text.schema]).toEqual(['the commit before the last', one]);
    folder.write({ 'README.md': 'not a schema' });
    expect((await folder.open()).baseline.detail).toBe('the commit before the last');
    folder.write({ 'a.avsc': three });
    const last = await folder.open();
    expect([last.baseline.detail, last.subjects[0]!.versions[0]!.text.schema]).toEqual(['the last commit', two]);
    folder.write({ 'a.avsc': two, 'b.avsc': one });
    expect((await folder.open()).subjects.map(line)).toEqual(['a-value unchanged a.avsc < base', 'b-value added b.avsc <']);
  });

  it('is nothing before the first commit', async () => {
    const folder = keep(Folder.repository()).write({ 'a.avsc': one });
    expect(await folder.open()).toMatchObject({ baseline: { kind: 'nothing', detail: 'no commit yet' }, subjects: [{ change: 'added' }] });
  });

  it('is what the branch left, and not what the default branch became', async () => {
    const origin = keep(Folder.repository());
    origin.commit({ 'a.avsc': one });
    const folder = clone(origin);
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.commit({ 'a.avsc': two });
    origin.commit({ 'a.avsc': three, 'b.avsc': one });
    folder.git('fetch', '--quiet');
    const sources = await folder.open();
    expect(sources.baseline.detail).toBe('merge base with origin/main');
    expect(sources.subjects.map(line)).toEqual(['a-value modified a.avsc < base']);
    expect(sources.subjects[0]!.versions[0]!.text.schema).toBe(one);
  });

  it('takes unpushed commits of the default branch as part of the change', async () => {
    const origin = keep(Folder.repository());
    origin.commit({ 'a.avsc': one });
    const folder = clone(origin);
    folder.commit({ 'a.avsc': two });
    folder.commit({ 'a.avsc': three });
    expect((await folder.open()).subjects[0]!.versions[0]!.text.schema).toBe(one);
  });

  it('follows the name that origin gives its default branch', async () => {
    const origin = keep(Folder.repository());
    origin.git('checkout', '--quiet', '-b', 'trunk');
    origin.commit({ 'a.avsc': one });
    const folder = clone(origin);
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.commit({ 'a.avsc': two });
    expect((await folder.open()).baseline.detail).toBe('merge base with origin/trunk');
  });

  it('is the only branch where there is one', async () => {
    const folder = keep(Folder.repository());
    folder.git('checkout', '--quiet', '-b', 'trunk');
    folder.commit({ 'a.avsc': one });
    folder.commit({ 'a.avsc': two });
    expect((await folder.open()).subjects[0]!.versions[0]!.text.schema).toBe(one);
  });

  it('follows the build server to another target branch', async () => {
    const origin = keep(Folder.repository());
    origin.commit({ 'a.avsc': one });
    origin.git('checkout', '--quiet', '-b', 'release/1');
    origin.commit({ 'a.avsc': two });
    origin.git('checkout', '--quiet', 'main');
    const folder = clone(origin);
    folder.git('checkout', '--quiet', '-b', 'hotfix', 'origin/release/1');
    folder.commit({ 'a.avsc': three });
    const sources = await folder.open({ env: { ...ENV, GITHUB_BASE_REF: 'release/1' } });
    expect([sources.baseline.detail, sources.subjects[0]!.versions[0]!.text.schema]).toEqual(['merge base with origin/release/1', two]);
    const gone = await refusal(folder.open({ env: { ...ENV, GITHUB_BASE_REF: 'gone' } }));
    expect([gone.message, gone.tried]).toEqual(['The branch to compare with was not found.', ['refs/remotes/origin/gone: not here']]);
  });

  it('is not guessed in a shallow clone', async () => {
    const origin = keep(Folder.repository());
    origin.commit({ 'a.avsc': one });
    origin.git('checkout', '--quiet', '-b', 'feature');
    origin.commit({ 'a.avsc': two });
    const help = 'Run git fetch --unshallow; in GitHub Actions give actions/checkout `fetch-depth: 0`.';
    const branch = await refusal(clone(origin, '--depth=1', '--branch=feature').open());
    expect([branch.message, branch.help]).toEqual(['The commit before HEAD is not here. This is a shallow clone.', help]);
    const detached = clone(origin, '--depth=1', '--branch=feature', '--no-single-branch');
    expect((await refusal(detached.open())).help).toBe(help);
    const named = await refusal(clone(origin, '--depth=1', '--branch=feature').open({ against: 'main' }));
    expect([named.message, named.help]).toEqual(['The baseline `main` is not in this shallow clone.', help]);
  });

  it('is not to be had outside of a repository', async () => {
    const folder = keep(new Folder()).write({ 'a.avsc': one });
    expect((await refusal(folder.open())).message).toBe('There is nothing to compare with: this folder is not in a git repository.');
  });

  it('is not to be had without history in common', async () => {
    const folder = keep(Folder.repository());
    folder.commit({ 'a.avsc': one });
    folder.git('checkout', '--quiet', '--orphan', 'other');
    folder.commit({ 'a.avsc': two });
    expect((await refusal(folder.open())).message).toBe('HEAD and main have no common commit here.');
  });
});

describe('a baseline that somebody names', () => {
  const folder = keep(Folder.repository());
  folder.commit({ 's/a.avsc': one, 'other/z.avsc': one });
  folder.git('tag', 'v1');
  folder.commit({ 's/a.avsc': two });
  folder.commit({ 's/a.avsc': three });
  folder.write({ '.gitignore': 'old/\ncopy/\n', 'old/a.avsc': one, 'copy/s/a.avsc': two, 'copy/other/z.avsc': one });
  const text = { [one]: 'one', [two]: 'two', [three]: 'three' };

  it.each([
    ['HEAD~1', [], ['a-value modified two', 'z-value unchanged one']],
    ['v1', [], ['a-value modified one', 'z-value unchanged one']],
    ['git:HEAD~2', [], ['a-value modified one', 'z-value unchanged one']],
    ['git:HEAD~1:s', [], ['a-value modified two']],
    ['git:HEAD~1:s/', ['s'], ['a-value modified two']],
    ['git:HEAD~1:s/a.avsc', [], ['a-value modified two']],
    ['git:v1:other/z.avsc', ['s/a.avsc'], ['a-value modified one']],
    ['git:v1:other', ['s'], ['a-value renamed one']],
    ['old', ['s'], ['a-value modified one']],
    ['./old', ['s/a.avsc'], ['a-value modified one']],
    ['old/a.avsc', ['s/a.avsc'], ['a-value modified one']],
    ['copy', [], ['a-value modified two', 'z-value unchanged one']],
    ['copy', ['s'], ['a-value modified two']],
  ])('%s with %j', async (against, files, expected) => {
    const found = (await folder.open({ against, files })).subjects.filter((source) => !/^(?:old|copy)\//.test(source.file) && source.change !== 'deleted');
    expect(found.map((source) => `${source.subject} ${source.change} ${text[source.versions[0]!.text.schema]!}`.replace(/^(?:other|s)\./, ''))).toEqual(expected);
  });

  it.each([
    ['old/a.avsc', 'is one file, so one schema file has to be named'],
    ['git:HEAD:nope', 'There is no `nope` at HEAD.'],
    ['./nope', 'There is no folder or file `./nope`.'],
  ])('%s is refused', async (against, message) => {
    await expect(folder.open({ against })).rejects.toThrow(UsageError);
    await expect(folder.open({ against })).rejects.toThrow(message);
  });

  it('nope is not here', async () => {
    expect((await refusal(folder.open({ against: 'nope' }))).message).toBe('The baseline `nope` is not in this repository.');
  });

  it('needs git when it is a commit', async () => {
    await expect(keep(new Folder()).open({ against: 'HEAD~1' })).rejects.toThrow('`HEAD~1` is not a path, and this folder is not in a git repository.');
  });

  it('works from a folder below, with paths as seen from there', async () => {
    const { subjects } = await folder.open({ cwd: join(folder.path, 's'), against: 'HEAD~1' });
    expect(subjects.map(line)).toEqual(['a-value modified a.avsc < base']);
    const configured = await folder.open({ cwd: join(folder.path, 's'), root: folder.path, against: 'HEAD~1', files: ['a.avsc'] });
    expect(configured.subjects.map(line)).toEqual(['a-value modified s/a.avsc < base']);
  });

  it('may stand in the configuration, and is told by its place when it is wrong', async () => {
    expect((await folder.open({ yaml: 'baseline: HEAD~2\n' })).subjects.find((source) => source.subject === 'a-value')!.versions[0]!.text.schema).toBe(one);
    const error = await folder.open({ yaml: 'level: FULL\nbaseline: ./nope\n' }).catch((cause: unknown) => cause);
    expect((error as UsageError).problems).toMatchObject([{ message: 'There is no folder or file `./nope`.', place: { file: 'whobreaks.yaml', line: 2, column: 11 } }]);
  });
});

describe('the rules of a change', () => {
  const start = (yaml: string | null): Folder => {
    const folder = keep(Folder.repository());
    folder.commit({ 'a.avsc': one, ...(yaml === null ? {} : { 'whobreaks.yaml': yaml }) });
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.commit({ 'a.avsc': two });
    return folder;
  };

  it('are not loosened by the change itself', async () => {
    const yaml = 'level: NONE\nschemas: []\nbaseline: HEAD\njsonPolicy: lenient\n';
    const folder = start('level: FULL\n');
    folder.commit({ 'whobreaks.yaml': yaml });
    const { subjects, config, notes } = await folder.open({ yaml });
    expect(subjects.map(line)).toEqual(['a-value modified a.avsc < base']);
    expect([subjects[0]!.level, config.level, config.jsonPolicy, config.baseline, config.schemas]).toEqual(['FULL', 'FULL', undefined, undefined, null]);
    expect(notes).toEqual([
      '`level` of this change takes effect when it is merged; until then `FULL` applies.',
      '`baseline` of this change takes effect when it is merged; until then the default applies.',
      '`jsonPolicy` of this change takes effect when it is merged; until then the default applies.',
      '`schemas` of this change takes effect when it is merged; until then the default applies.',
    ]);
  });

  it('are made stricter at once', async () => {
    const { subjects, notes } = await start('level: BACKWARD\n').open({ yaml: 'level: FULL_TRANSITIVE\n' });
    expect([subjects[0]!.level, notes]).toEqual(['FULL_TRANSITIVE', []]);
  });

  it('are those of the change where there were none', async () => {
    const { subjects, notes } = await start(null).open({ yaml: 'level: FORWARD\n' });
    expect([subjects[0]!.level, notes]).toEqual(['FORWARD', ['whobreaks.yaml is new in this change, so nobody has agreed to its settings yet.']]);
  });

  it('do not send credentials to a registry that only the change names', async () => {
    const env = { ...ENV, SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'me:canary' };
    const yaml = 'registry: https://evil.example.com\n';
    const error = await refusal(start('level: FULL\n').open({ yaml, env }));
    expect(error.message).toBe('The registry evil.example.com is named in this change only, so credentials are not sent to it.');
    expect(JSON.stringify([error.message, error.tried, error.help])).not.toContain('canary');
    const swapped = await start('registry: https://sr.invalid\n').open({ yaml, env: ENV });
    expect([swapped.registry, swapped.notes]).toEqual(['sr.invalid', ['`registry` of this change takes effect when it is merged; until then what stands there now applies.']]);
  });
});

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findConfigFile, readConfigFile } from '../../src/sources/index.ts';
import { Folder } from './repo.ts';

const folders: Folder[] = [];
const at = (files: Readonly<Record<string, string | Uint8Array>>): Folder => {
  const folder = new Folder().write(files);
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

describe('the configuration file', () => {
  it('is looked for here and above, up to the top of the checkout', async () => {
    const folder = at({ 'whobreaks.yaml': 'outer', 'repo/.git/HEAD': '', 'repo/a/b/x': '', 'repo/whobreaks.yml': 'inner', 'other/.git/HEAD': '', 'other/a/x': '' });
    expect(await findConfigFile(join(folder.path, 'repo/a/b'))).toEqual({
      root: join(folder.path, 'repo'), name: 'whobreaks.yml', shown: '../../whobreaks.yml', text: 'inner',
    });
    expect(await findConfigFile(join(folder.path, 'repo'))).toMatchObject({ shown: 'whobreaks.yml' });
    expect(await findConfigFile(join(folder.path, 'other/a'))).toBeNull();
    expect(await findConfigFile(folder.path)).toMatchObject({ text: 'outer' });
  });

  it('may be named', async () => {
    const folder = at({ 'ci/gate.yaml': '\uFEFFlevel: FULL' });
    expect(await readConfigFile('ci/gate.yaml', folder.path)).toEqual({ root: join(folder.path, 'ci'), name: 'gate.yaml', shown: 'ci/gate.yaml', text: 'level: FULL' });
    await expect(readConfigFile('nope.yaml', folder.path)).rejects.toThrow('The configuration `nope.yaml` cannot be read');
    await expect(readConfigFile('ci', folder.path)).rejects.toThrow('The configuration `ci` is not a plain text file.');
  });

  it('is a plain text file', async () => {
    const link = at({});
    symlinkSync('/etc/passwd', join(link.path, 'whobreaks.yaml'));
    await expect(findConfigFile(link.path)).rejects.toThrow('is not a plain text file');
    await expect(findConfigFile(at({ 'whobreaks.yaml': Buffer.from([0xff]) }).path)).rejects.toThrow('`whobreaks.yaml` is not UTF-8 text.');
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildProject } from '../../fixtures/projects/build.js';
import { runCli } from './run-cli.ts';

const projects = resolve(import.meta.dirname, '../../fixtures/projects');
const scratch = mkdtempSync(join(tmpdir(), 'whobreaks-projects-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a person types in each project; what they see is the project's expected.md. */
const COMMANDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  shop: [
    ['check'],
    ['check', '--against', 'main', 'schemas/customers-value.avsc'],
    ['compare', 'git:main:schemas/order-events-value.avsc', 'schemas/order-events-value.avsc', '--level', 'FULL'],
    ['explain', 'avro/reader-field-without-default'],
    ['explain', 'avro/reader-field-with-default'],
    ['check', '--against', 'no-such-branch'],
    ['check', '--levle', 'FULL'],
  ],
};

const DEFAULT = [['check']];

describe.each(readdirSync(projects, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name))('%s', (name) => {
  it('shows what its expected.md says', async () => {
    const folder = join(scratch, name);
    buildProject(name, folder);
    const parts = [`# ${name}`];
    for (const argv of COMMANDS[name] ?? DEFAULT) {
      const { exitCode, stdout, stderr } = await runCli(argv, folder);
      parts.push(['```text', `$ whobreaks ${argv.join(' ')}`, `${stdout}${stderr}`.trimEnd(), '```', `Exit code: ${exitCode}`].join('\n'));
    }
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(join(projects, name, 'expected.md'));
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { buildProject } from '../../fixtures/projects/build.js';
import { runCli } from '../cli/run-cli.ts';

const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../docs/report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true }).compile(schema);
const scratch = mkdtempSync(`${tmpdir()}/whobreaks-json-`);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the JSON report', () => {
  it.each([
    ['shop', ['check']],
    ['shop', ['check', '--strict', '--level', 'FULL_TRANSITIVE']],
    ['shop', ['compare', 'git:main:schemas/payments-value.proto', 'schemas/payments-value.proto']],
    ['rename', ['check', '--no-proof']],
    ['rename', ['check', '--against', 'HEAD']],
  ])('of %s, %j, fits its schema and holds no prose', async (project, argv) => {
    const folder = `${scratch}/${project}`;
    buildProject(project, folder);
    const { stdout, exitCode } = await runCli([...argv, '--format', 'json'], folder);
    const report = JSON.parse(stdout) as { exitCode: number };
    expect(validate(report), JSON.stringify(validate.errors, null, 1)).toBe(true);
    expect(report.exitCode).toBe(exitCode);
  });

  it('is the same bytes for the same input', async () => {
    const folder = `${scratch}/twice`;
    buildProject('shop', folder);
    const once = await runCli(['check', '--format', 'json'], folder);
    expect(await runCli(['check', '--format', 'json'], folder)).toEqual(once);
  });

  it('refuses what is not such a report', () => {
    expect(validate({ reportVersion: 1 })).toBe(false);
  });
});

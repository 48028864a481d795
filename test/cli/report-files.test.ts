import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../src/report/index.ts';
import { runCli } from './run-cli.ts';
import { scratchRepository } from './scratch.ts';

const order = (fields: string): string => `{"type":"record","name":"Order","fields":[${fields}]}`;
const id = '{"name":"id","type":"string"}';
const all = REPORT_FORMATS.flatMap((format) => ['--report', `${format}=out/whobreaks.${format}`]);

describe('--report', () => {
  it.each([
    ['breaks', order(`${id},{"name":"total","type":"double"}`), 1],
    ['safe', order(`${id},{"name":"total","type":"double","default":0}`), 0],
    ['unreadable', '{"type":', 2],
  ])('writes every format when it is %s, and prints the text as well', async (_name, schema, exitCode) => {
    const folder = scratchRepository({ 'orders-value.avsc': order(id) }, { 'orders-value.avsc': schema });
    const result = await runCli(['check', ...all], folder);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stdout).toContain(`exit ${exitCode}`);
    for (const format of REPORT_FORMATS) expect(readFileSync(join(folder, `out/whobreaks.${format}`), 'utf8').trim(), format).not.toBe('');
  });

  it('writes them when the run ends before it has a baseline, and says so on stdout in a machine format', async () => {
    const folder = scratchRepository({ 'orders-value.avsc': order(id) });
    const result = await runCli(['check', '--against', 'nowhere', '--format', 'json', '--report', 'sarif=a.sarif'], folder);
    expect(result.exitCode).toBe(3);
    expect(JSON.parse(result.stdout)).toMatchObject({ verdict: 'unchecked', exitCode: 3 });
    expect(readFileSync(join(folder, 'a.sarif'), 'utf8')).toContain('nowhere');
  });

  it('is 3 when a file cannot be written, and leaves no half of it', async () => {
    const folder = scratchRepository({ 'orders-value.avsc': order(id) });
    const result = await runCli(['check', '--report', 'json=orders-value.avsc/report.json'], folder);
    expect(result.exitCode).toBe(3);
    expect(existsSync(join(folder, 'orders-value.avsc/report.json'))).toBe(false);
  });

  it.each([['sarfi=x'], ['sarif'], ['sarif=']])('refuses %s with 2', async (wanted) => {
    const folder = scratchRepository({ 'orders-value.avsc': order(id) });
    const { exitCode, stderr } = await runCli(['check', '--report', wanted], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--report sarif=');
  });
});

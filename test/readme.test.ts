import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');
const readme = read('README.md');

describe('README', () => {
  it('shows lines that the example project really prints, in their order', () => {
    const report = /<!-- report -->\n```text\n([\s\S]*?)```\n<!-- \/report -->/.exec(readme)?.[1] ?? '';
    const shown = report.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '...');
    expect(shown.length).toBeGreaterThan(15);
    const printed = read('fixtures/projects/shop/expected.md').split('\n');
    let at = 0;
    for (const line of shown) {
      const found = printed.indexOf(line, at);
      expect(found, line).toBeGreaterThanOrEqual(0);
      at = found + 1;
    }
  });

  it('shows the contract that is in contracts/', () => {
    expect(readme).toContain(read('contracts/analytics-platform.yaml').trimEnd());
  });

  it.each(['demo', 'test'])('names the script %s, which exists', (script) => {
    expect(readme).toContain(`npm ci && npm ${script === 'test' ? '' : 'run '}${script}`);
    expect(Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)).toContain(script);
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]!);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(() => readFileSync(resolve(root, link)), link).not.toThrow(/ENOENT/);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractRules } from '../../src/consumers/rules.ts';

const here = import.meta.dirname;
const tests = readdirSync(here).filter((file) => file.endsWith('.test.ts') && file !== 'rules.test.ts').map((file) => readFileSync(join(here, file), 'utf8')).join('\n');

describe.each(Object.entries(contractRules))('%s', (id, row) => {
  const short = id.replace('contract/', '');

  it('is found by a test', () => {
    expect(new RegExp(`'(?:contract/|(?:error|warning|note) )?${short}[': ]`).test(tests)).toBe(true);
  });

  it('has a title, and a help of one imperative sentence', () => {
    expect(row.title).toMatch(/^[A-Z].*[^.]$/);
    expect(row.help).toMatch(/^[A-Z](?:[^.`]|`[^`]*`)*\.$/);
  });

  it('makes a sentence of its arguments alone', () => {
    const asked = new Set<string>();
    const args = new Proxy({}, { get: (_, key) => (asked.add(String(key)), `<${String(key)}>`) });
    const message = (row.message as (args: object) => string)(args);
    expect(message).toMatch(/^[A-Z`<].*[.?>]$/);
    expect(message).not.toMatch(/undefined|\[object/);
    expect(asked.size).toBeGreaterThan(0);
  });
});

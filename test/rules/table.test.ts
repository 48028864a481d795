import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { AnyRule } from '../../src/rules.ts';
import { allRules } from '../../src/rules.ts';
import { readPages } from './page.ts';

/** fixtures/rules/README.md is this table; `npx vitest run test/rules -u` writes it again. */
it('keeps the table of rules in step with rows and pages', async () => {
  const pageOf = new Map(readPages().flatMap(({ page, rules }) => rules.map((rule) => [rule, page])));
  const rows = [...(await allRules())].map(([id, row]) => line(id, row, pageOf.get(id)));
  const head = [
    '# Rules',
    '',
    'Every rule, what the registry says of it, and what a real reader makes of it. A page explains a family of rules with cases that are tests.',
    '',
    '| Rule | What it finds | Registry | Reader |',
    '|---|---|---|---|',
  ];
  await expect(`${[...head, ...rows].join('\n')}\n`).toMatchFileSnapshot(resolve(import.meta.dirname, '../../fixtures/rules/README.md'));
});

const READER = { breaks: 'hurt', allows: 'reads all', depends: 'depends on the message' } as const;

function line(id: string, row: AnyRule, page: string | undefined): string {
  const name = page === undefined ? `\`${id}\`` : `[\`${id}\`](${page})`;
  const registry = row.registry.verdict === 'unseen' ? 'does not look' : (row.registry.type ?? row.registry.verdict);
  return `| ${name} | ${row.title.replaceAll('|', String.raw`\|`)} | ${registry} | ${READER[row.truth]} |`;
}

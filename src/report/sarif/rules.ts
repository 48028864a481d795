import type { AnyRule } from '../../rules.ts';
import { rulePage } from '../rule-page.ts';
import { UNTOLD_RULES } from '../untold.ts';

/** One reportingDescriptor; the catalogue's sentences are our own, so they may hold Markdown. */
export function descriptor(id: string, catalogue: ReadonlyMap<string, AnyRule>): Record<string, unknown> {
  const row = catalogue.get(id);
  const said = row ?? new Map<string, { title: string; help: string }>(Object.entries(UNTOLD_RULES)).get(id) ?? { title: id, help: 'Run whobreaks explain with the name of the rule.' };
  const explain = `whobreaks explain ${id}`;
  return {
    id,
    shortDescription: { text: said.title },
    fullDescription: { text: row ? `${said.title}. ${REGISTRY[row.registry.verdict]}${row.registry.type ? ` (${row.registry.type})` : ''}. ${TRUTH[row.truth]}.` : `${said.title}.` },
    help: { text: `${said.help} More: ${explain}`, markdown: `${said.help}\n\nMore: \`${explain}\`` },
    helpUri: rulePage(id),
    defaultConfiguration: { level: row && row.registry.verdict !== 'breaks' && row.truth !== 'breaks' ? 'warning' : 'error' },
    properties: { tags: ['compatibility', id.split('/')[0] ?? id] },
  };
}

const REGISTRY: Readonly<Record<AnyRule['registry']['verdict'], string>> = {
  breaks: 'The registry rejects it',
  allows: 'The registry lets it pass',
  depends: 'What the registry answers depends on the rest of the schema',
  unseen: 'The registry does not look at it',
};

const TRUTH: Readonly<Record<AnyRule['truth'], string>> = {
  breaks: 'A real reader fails on it, or reads something else',
  allows: 'A real reader is not hurt by it',
  depends: 'Whether a real reader is hurt depends on the message',
};

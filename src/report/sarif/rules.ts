import type { AnyRule } from '../../rules.ts';
import { rulePage } from '../rule-page.ts';
import { UNTOLD_RULES } from '../untold.ts';

/** One reportingDescriptor; the catalogue's sentences are our own, so they may hold Markdown. */
export function descriptor(id: string, catalogue: ReadonlyMap<string, AnyRule>): Record<string, unknown> {
  const row = catalogue.get(id);
  const base = { id, properties: { tags: ['compatibility', id.split('/')[0] ?? id] } };
  if (!row) {
    const { title, help } = STAND_INS.get(id) ?? { title: id, help: 'List the rules with whobreaks rules.' };
    return { ...base, shortDescription: { text: title }, fullDescription: { text: `${title}.` }, help: { text: help }, defaultConfiguration: { level: 'error' } };
  }
  const registry = `${REGISTRY[row.registry.verdict]}${row.registry.type ? ` (${row.registry.type})` : ''}`;
  const explain = `whobreaks explain ${id}`;
  return {
    ...base,
    shortDescription: { text: row.title },
    fullDescription: { text: `${row.title}. ${registry}. ${TRUTH[row.truth]}.` },
    help: { text: `${row.help} More: ${explain}`, markdown: `${row.help}\n\nMore: \`${explain}\`` },
    helpUri: rulePage(id),
    defaultConfiguration: { level: row.registry.verdict === 'breaks' || row.truth === 'breaks' ? 'error' : 'warning' },
  };
}

/** They stand for no finding and are not in the catalogue. */
const STAND_INS: ReadonlyMap<string, { readonly title: string; readonly help: string }> = new Map(Object.entries(UNTOLD_RULES));

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

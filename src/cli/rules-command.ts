import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';
import type { AnyRule } from '../rules.ts';
import { allRules } from '../rules.ts';
import { rulePage } from '../report/rule-page.ts';
import { wrap } from '../report/wrap.ts';
import { textOptions, type ColorChoice } from './terminal.ts';
import type { World } from './world.ts';

interface RuleOptions {
  readonly format?: unknown;
  readonly color?: unknown;
}


/** `whobreaks explain <rule>`. */
export async function explainCommand(id: string, options: RuleOptions, world: World): Promise<number> {
  const rules = await allRules();
  const row = rules.get(id);
  if (!row) {
    const near = didYouMean(id, [...rules.keys()]);
    throw new UsageError({
      message: `There is no rule \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      place: null,
      help: 'List them with whobreaks rules.',
    });
  }
  if (options.format === 'json') world.stdout.write(`${JSON.stringify(asData(id, row), null, 2)}\n`);
  else world.stdout.write(explainText(id, row, textOptions(world, world.stdout, (options.color as ColorChoice) ?? 'auto')));
  return 0;
}

/** `whobreaks rules`. */
export async function rulesCommand(options: RuleOptions, world: World): Promise<number> {
  const rules = [...(await allRules())];
  if (options.format === 'json') {
    world.stdout.write(`${JSON.stringify(rules.map(([id, row]) => asData(id, row)), null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rules.map(([id]) => id.length));
  for (const [id, row] of rules) world.stdout.write(`${id.padEnd(width)}  ${row.title}\n`);
  return 0;
}

function asData(id: string, row: AnyRule): Record<string, unknown> {
  return { id, title: row.title, help: row.help, registry: row.registry, truth: row.truth };
}

const REGISTRY_WORDS = {
  breaks: 'answers "incompatible"',
  allows: 'answers "compatible"',
  depends: 'answers by the rest of the schema',
  unseen: 'does not look at this',
} as const;

const TRUTH_WORDS = {
  breaks: 'fails or reads something else',
  allows: 'reads every message right',
  depends: 'depends on the message; a proof shows one that hurts',
} as const;

function explainText(id: string, row: AnyRule, { paint, width }: ReturnType<typeof textOptions>): string {
  const type = row.registry.type ? ` as ${row.registry.type}` : '';
  const line = (label: string, text: string): string => `${paint('strong', label.padEnd(10))}${wrap(text, width, 10, ' '.repeat(10))}`;
  return [
    `${paint('strong', id)}: ${row.title}`,
    '',
    line('registry', `the registry ${REGISTRY_WORDS[row.registry.verdict]}${type}`),
    line('reader', `a real reader ${TRUTH_WORDS[row.truth]}`),
    line('help', row.help),
    line('cases', rulePage(id)),
    '',
  ].join('\n');
}

import type { Contract } from '../../src/consumers/contract/contract.ts';
import { loadContracts } from '../../src/consumers/index.ts';
import type { JudgeOptions, Judgement } from '../../src/consumers/judge.ts';
import { judge } from '../../src/consumers/judge.ts';
import type { Shape } from '../../src/formats/shape.ts';
import type { FormatName } from '../../src/model.ts';

/** A contract with this one field, as YAML in flow style. */
export function contractOn(field: string, head = ''): Contract {
  const text = `consumer: billing\n${head}depends_on:\n  - topic: orders\n    fields:\n      - ${field}\n`;
  return oneContract(text);
}

export function oneContract(text: string): Contract {
  const { contracts, problems } = loadContracts([{ file: 'billing.yaml', text }]);
  if (problems.length > 0 || contracts.length !== 1) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return contracts[0]!;
}

export function judged(contract: Contract, before: Shape | null, after: Shape | null, options: Partial<JudgeOptions> & { format?: FormatName } = {}): Judgement {
  const { format = 'avro', ...rest } = options;
  const subject = { subject: 'orders-value', topic: 'orders', part: 'value', format } as const;
  return judge([contract], subject, before ? () => before : null, after ? () => after : null, { today: '2026-11-21', ...rest });
}

/** `rule outcome baseline>proposed`, one for each impact. */
export function lines(judgement: Judgement): string[] {
  return judgement.impacts.map((impact) => `${impact.rule.replace('contract/', '')} ${impact.outcome} ${impact.baseline ?? '-'}>${impact.proposed ?? '-'}`);
}

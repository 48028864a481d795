import { describe, expect, it } from 'vitest';
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

export interface RowOptions {
  readonly format?: FormatName;
  /** Further keys at the top of the contract, each with its line end. */
  readonly head?: string;
}

/** A field of a contract, the value before and after, and what comes of it. */
export type Row = readonly [name: string, field: string, before: Shape | null, after: Shape, expected: readonly string[]];

const PROVED = new Set(['contract/type-representation', 'contract/name-unit-mismatch', 'contract/default-changed']);

/** Each row as it is, the schema after against itself, and the promise that only what is proved is called safe. */
export function rowTests(title: string, rows: readonly Row[], { format = 'avro', head = '' }: RowOptions = {}): void {
  describe(title, () => {
    it.each(rows)('%s', (_, field, before, after, expected) => {
      expect(lines(judged(contractOn(field, head), before, after, { format }))).toEqual(expected);
    });

    it.each(rows)('%s: the same schema twice is never new damage', (_, field, _before, after) => {
      const outcomes = judged(contractOn(field, head), after, after, { format }).impacts.map((impact) => impact.outcome);
      expect(outcomes.filter((outcome) => outcome === 'breaks' || outcome === 'at-risk' || outcome === 'changed')).toEqual([]);
    });

    it.each(rows)('%s: safe only when all is proved', (_, field, before, after) => {
      const { impacts, consumers } = judged(contractOn(field, head), before, after, { format });
      const proved = impacts.every((impact) => impact.level === 'note' && (impact.proposed === 'G' || PROVED.has(impact.rule)));
      expect(consumers[0]!.verdict === 'safe').toBe(proved);
    });
  });
}

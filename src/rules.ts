import type { FormatName } from './model.ts';
import type { Rule } from './rule.ts';

/** A row whose arguments are not known here; `sentence` fills it. */
export type AnyRule = Rule<never>;
export type RuleTable = Readonly<Record<string, AnyRule>>;

const tables = {
  avro: async (): Promise<RuleTable> => (await import('./formats/avro/rules.ts')).avroRules,
  protobuf: async (): Promise<RuleTable> => (await import('./formats/protobuf/rules.ts')).protobufRules,
  json: async (): Promise<RuleTable> => (await import('./formats/json/rules.ts')).jsonRules,
  contract: async (): Promise<RuleTable> => (await import('./consumers/rules.ts')).contractRules,
  gate: async (): Promise<RuleTable> => (await import('./gate-rules.ts')).gateRules,
} as const satisfies Record<FormatName | 'contract' | 'gate', () => Promise<RuleTable>>;

/** The rows of one family; loaded when they are needed. */
export function rulesOf(family: FormatName | 'contract' | 'gate'): Promise<RuleTable> {
  return tables[family]();
}

/** The whole catalogue, in the order of the families. */
export async function allRules(): Promise<ReadonlyMap<string, AnyRule>> {
  const rows = await Promise.all(Object.values(tables).map((load) => load()));
  return new Map(rows.flatMap((table) => Object.entries(table)));
}

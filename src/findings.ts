import type { Fact, Finding, RuleArgs } from './model.ts';
import { invariant } from './errors.ts';
import type { RuleTable } from './rules.ts';

/** Which side of a pair is the proposed schema: the reader under BACKWARD, the writer under FORWARD. */
export type Proposed = 'reader' | 'writer';

/** Gives a fact its sentences and turns reader and writer into now and before. */
export function toFinding(fact: Fact, rows: RuleTable, proposed: Proposed = 'reader'): Finding {
  const row = Object.hasOwn(rows, fact.rule) ? rows[fact.rule] : undefined;
  invariant(row, `no rule row for ${fact.rule}`);
  const sentence = row.message as (args: RuleArgs) => string;
  return {
    rule: fact.rule,
    path: fact.path,
    args: fact.args,
    message: sentence(fact.args),
    help: row.help,
    at: proposed === 'reader' ? fact.reader : fact.writer,
    was: proposed === 'reader' ? fact.writer : fact.reader,
    ...(fact.proof ? { proof: fact.proof } : {}),
    ...(fact.unproved === undefined ? {} : { unproved: fact.unproved }),
  };
}

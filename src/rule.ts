import type { RuleArgs } from './model.ts';

/** What a judgement says of every case of a rule. */
export type Judgement = 'breaks' | 'allows' | 'depends';

/** One row of the catalogue. The order of the keys is the order in every table. */
export interface Rule<Args extends RuleArgs = RuleArgs> {
  /** What is wrong, as a short noun sentence. */
  readonly title: string;
  /** Fact and consequence, names in backticks, full stop. */
  readonly message: (args: Args) => string;
  /** One imperative sentence. */
  readonly help: string;
  /** What the registry says, and the difference type it calls this by; `unseen` when it does not look. */
  readonly registry: { readonly verdict: Judgement | 'unseen'; readonly type: string | null };
  /** What a real reader feels: it always breaks, never does, or it depends on the data (see the proof). */
  readonly truth: Judgement;
  /** Told of one text alone, so also of a text compared with itself. */
  readonly alone?: true;
}

/** Types a row's arguments; rows are plain data. */
export function rule<Args extends RuleArgs>(row: Rule<Args>): Rule<Args> {
  return row;
}

/** The arguments that a rule's sentences need. */
export type ArgsOf<R> = R extends Rule<infer Args> ? Args : never;

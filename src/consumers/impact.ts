import type { Certainty, Impact, ImpactLevel, Place, RuleArgs } from '../model.ts';
import type { Contract, Need } from './contract/contract.ts';
import { fingerprint } from './fingerprint.ts';
import type { Said } from './needs/check.ts';
import { contractRules } from './rules.ts';
import type { Outcome } from './transition.ts';

/** Who it is about, and where. */
export interface About {
  readonly contract: Contract;
  readonly subject: string;
  readonly topic: string;
  /** null when the finding is about the dependency as a whole. */
  readonly need: Need | null;
  readonly place: Place;
}

export interface Found {
  readonly said: Said;
  readonly level: ImpactLevel;
  readonly outcome: Exclude<Outcome, 'ok' | 'fixed'>;
  readonly detail: string;
  readonly at: Place | null;
  readonly was: Place | null;
  readonly baseline: Certainty | null;
  readonly proposed: Certainty | null;
}

const AND_BEFORE: Readonly<Record<Found['outcome'], string>> = {
  breaks: '',
  'at-risk': '',
  unverifiable: '',
  changed: '',
  'pre-existing': ' It was so before the change.',
  pending: ' There is no earlier schema to compare with.',
  improved: ' It was worse before the change.',
};

/** A finding as one consumer sees it, with its sentences. */
export function toImpact(about: About, found: Found): Impact {
  const { contract, subject, topic, need, place } = about;
  const { said, level, outcome, at, was, baseline, proposed } = found;
  const path = need?.path.text ?? '';
  const row = contractRules[said.rule];
  // A fact's arguments belong to its own rule; the union of all rules cannot say so.
  const sentence = row.message as (args: RuleArgs) => string;
  return {
    rule: said.rule,
    consumer: contract.consumer,
    ...(contract.owner ? { owner: contract.owner } : {}),
    topic,
    subject,
    path,
    level,
    outcome,
    args: said.args,
    message: sentence(said.args) + AND_BEFORE[outcome],
    help: row.help,
    at,
    was,
    contract: place,
    baseline,
    proposed,
    fingerprint: fingerprint(said.rule, contract.consumer, subject, path, found.detail),
  };
}

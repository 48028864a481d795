import type { Place } from '../model.ts';
import type { Contract } from './contract/contract.ts';
import { hasEnded, isReviewDue } from './level-of.ts';

/** Something about a contract itself that people should hear once. */
export interface ContractNote {
  readonly consumer: string;
  readonly message: string;
  readonly help: string;
  readonly place: Place;
}

/** Contracts that have ended, or that nobody has looked at for too long. `today` is a UTC calendar day. */
export function contractNotes(contracts: readonly Contract[], today: string): readonly ContractNote[] {
  return contracts.flatMap((contract): ContractNote[] => {
    const { consumer, place, status, until, reviewBy, owner } = contract;
    if (status === 'retired') return [];
    if (hasEnded(contract, today)) {
      return [{ consumer, place, message: `The contract of \`${consumer}\` ended on ${until} and is no longer checked.`, help: 'Move `until`, or set `status: retired`.' }];
    }
    if (!isReviewDue(contract, today)) return [];
    const whose = owner?.team === undefined ? '' : ` by ${owner.team}`;
    return [{ consumer, place, message: `The contract of \`${consumer}\` was to be reviewed${whose} by ${reviewBy}; until then it only warns.`, help: 'Confirm the contract and move `review_by`.' }];
  });
}

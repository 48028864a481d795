import type { Proof } from '../model.ts';

const OUTCOMES: Readonly<Record<Proof['outcome'], string>> = {
  fails: 'a reader fails',
  misread: 'a reader silently reads something else',
  lossy: 'a reader loses data',
};

/** What becomes of the message, and in whose words. */
export function proofSentence(proof: Proof): string {
  return `${OUTCOMES[proof.outcome]}: ${proof.detail}`;
}

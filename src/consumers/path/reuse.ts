import type { Reading } from '../needs/check.ts';
import { sameWire } from './resolve-need.ts';
import type { Route } from './resolve.ts';

/** The number of a lost field now carries something else, which old readers take for it. */
export interface Reuse {
  readonly number: number;
  readonly name: string;
  readonly was: string;
  readonly is: string;
}

export function findReuse(before: readonly Route[], after: readonly Route[], reading: Reading): Reuse | null {
  if (reading.format !== 'protobuf' || reading.mode === 'json' || reading.mode === 'sql') return null;
  for (const { stop, owner } of after) {
    const was = before.flatMap((route) => route.trail).find((one) => one.step === stop?.step);
    const number = was?.member.number;
    if (!was || !owner || number === undefined) continue;
    for (const name of owner.members) {
      const member = owner.member(name);
      if (member?.number !== number || sameWire(member, was.member)) continue;
      return { number, name, was: was.member.shape().text, is: member.shape().text };
    }
  }
  return null;
}

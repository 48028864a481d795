import { edits } from '../../did-you-mean.ts';
import type { Member, ObjectShape } from '../../formats/shape.ts';
import type { FormatName } from '../../model.ts';
import { lostStep } from './lost-step.ts';
import { folded } from './near-name.ts';
import type { Route } from './resolve.ts';

/** A field that seems to carry on a lost one, and a sentence about it. Enriches a message, never a verdict. */
export interface Rename {
  readonly name: string;
  readonly sentence: string;
}

const LIKENESS = 0.8;

/** Where a field went that `before` had and `after` has not; null when nothing new looks like it. */
export function findRename(before: readonly Route[], after: readonly Route[], format: FormatName): Rename | null {
  for (const route of after) {
    const { owner } = route;
    const step = lostStep(route);
    if (step === null || !owner) continue;
    const was = before.flatMap((one) => one.trail).find((one) => one.step === step && sameRecord(one.owner, owner));
    const found = was ? among(newMembers(owner, was.owner), was.name, was.member, format) : null;
    if (found) return found;
  }
  return null;
}

function among(candidates: readonly (readonly [string, Member])[], old: string, was: Member, format: FormatName): Rename | null {
  const numbered = candidates.find(([, member]) => was.number !== undefined && member.number === was.number);
  if (numbered) return { name: numbered[0], sentence: `Field number ${was.number} is now called \`${numbered[0]}\`.` };
  const aliased = candidates.find(([, member]) => member.aliases?.includes(old));
  if (aliased && format === 'avro') {
    return { name: aliased[0], sentence: `\`${aliased[0]}\` has it as an alias, but an alias helps only readers on the new schema.` };
  }
  const alike = candidates.find(([name, member]) => likeness(old, name) >= LIKENESS && member.shape().text === was.shape().text);
  return alike ? { name: alike[0], sentence: `\`${alike[0]}\` looks like its new name.` } : null;
}

function newMembers(now: ObjectShape, before: ObjectShape): (readonly [string, Member])[] {
  const known = new Set(before.members);
  return now.members.flatMap((name) => {
    const member = known.has(name) ? null : now.member(name);
    return member ? [[name, member] as const] : [];
  });
}

function sameRecord(a: ObjectShape, b: ObjectShape): boolean {
  return a.name === undefined || b.name === undefined || a.name === b.name || a.name.split('.').at(-1) === b.name.split('.').at(-1);
}

function likeness(a: string, b: string): number {
  const [left, right] = [folded(a), folded(b)];
  const longest = Math.max(left.length, right.length);
  return longest === 0 || longest > 200 ? 0 : 1 - edits(left, right, longest + 1) / longest;
}

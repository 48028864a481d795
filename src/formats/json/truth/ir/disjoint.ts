import { OBJECT } from '../value.ts';
import type { Term } from './term.ts';
import type { Terms } from './terms.ts';

/** Whether two terms share no value, as far as that shows at once: by kind, by constants, or by a required member that tells them apart. */
export function obviouslyDisjoint(terms: Terms, a: Term, b: Term): boolean {
  if (terms.and(a, b) === terms.false) return true;
  if (!objectsOnly(a) || !objectsOnly(b)) return false;
  const [inA, inB] = [members(a), members(b)];
  for (const [name, first] of inA) {
    const second = inB.get(name);
    if (second === undefined || !(first.required || second.required)) continue;
    if (terms.and(...first.values, ...second.values) === terms.false) return true;
  }
  return false;
}

function parts(term: Term): readonly Term[] {
  return term.op === 'and' ? term.of : [term];
}

function objectsOnly(term: Term): boolean {
  return parts(term).some((part) => part.op === 'kinds' && part.mask === OBJECT);
}

interface Member {
  required: boolean;
  readonly values: Term[];
}

function members(term: Term): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  for (const part of parts(term)) {
    if ((part.op !== 'every' && part.op !== 'some') || part.names.op !== 'strings' || part.names.not || part.names.set.size !== 1) continue;
    for (const name of part.names.set) {
      const member = found.get(name) ?? { required: false, values: [] };
      member.required ||= part.op === 'some';
      member.values.push(part.value);
      found.set(name, member);
    }
  }
  return found;
}

import { ANY, OBJECT } from '../value.ts';
import type { Term } from './term.ts';
import type { Terms } from './terms.ts';

/** Parts up to which two terms are simply joined to see whether nothing is left. */
const FEW = 4;

interface Member {
  required: boolean;
  readonly values: Term[];
}

/** What shows of a term at once. */
interface Look {
  readonly mask: number;
  readonly parts: number;
  readonly members: ReadonlyMap<string, Member>;
}

/** Finds out whether terms share no value, as far as that shows at once: by kind, by constants, or by a required member that tells them apart. */
export class Disjointness {
  readonly #terms: Terms;
  readonly #looks = new Map<Term, Look>();

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  obvious(a: Term, b: Term): boolean {
    const [first, second] = [this.#look(a), this.#look(b)];
    if ((first.mask & second.mask) === 0) return true;
    if (first.parts <= FEW && second.parts <= FEW && this.#terms.and(a, b) === this.#terms.false) return true;
    if ((first.mask & second.mask) !== OBJECT) return false;
    for (const [name, one] of first.members) {
      const other = second.members.get(name);
      if (other === undefined || !(one.required || other.required)) continue;
      if (this.#terms.and(...one.values, ...other.values) === this.#terms.false) return true;
    }
    return false;
  }

  #look(term: Term): Look {
    let look = this.#looks.get(term);
    if (look === undefined) {
      const parts = term.op === 'and' ? term.of : [term];
      const mask = parts.reduce((all, part) => (part.op === 'kinds' ? all & part.mask : all), ANY);
      look = { mask, parts: parts.length, members: membersOf(parts) };
      this.#looks.set(term, look);
    }
    return look;
  }
}

function membersOf(parts: readonly Term[]): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  for (const part of parts) {
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

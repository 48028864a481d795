import { ANY, STRING } from '../value.ts';
import { joinAtoms, meetAtoms } from './merge.ts';
import type { Term } from './term.ts';
import { isAtom, kindOfAtom } from './term.ts';
import type { Terms } from './terms.ts';

/** All of them: flat, sorted, merged; contradictions and needless alternatives removed. */
export function conjunction(terms: Terms, of: readonly Term[]): Term {
  const members = new Set<Term>();
  let mask = ANY;
  const pending = [...of].reverse();
  while (pending.length > 0) {
    const term = pending.pop() as Term;
    if (term.op === 'true' || members.has(term)) continue;
    if (term.op === 'false') return term;
    if (term.op === 'and') pending.push(...term.of);
    else if (term.op === 'kinds') mask &= term.mask;
    else members.add(term);
  }
  if (meetAtoms(terms, members)) return conjunction(terms, [terms.kinds(mask), ...members]);
  mask &= ~excludedKinds(terms, members);
  if (mask === 0) return terms.false;
  for (const term of members) {
    if ((kindsSpokenOf(term) & mask) === 0) members.delete(term);
  }
  const reduced = reduceClauses(terms, members, mask);
  if (reduced !== null) return conjunction(terms, [terms.kinds(mask), ...reduced]);
  return assemble(terms, 'and', members, mask === ANY ? null : terms.kinds(mask));
}

/** Any of them. */
export function disjunction(terms: Terms, of: readonly Term[]): Term {
  const members = new Set<Term>();
  let mask = 0;
  const pending = [...of].reverse();
  while (pending.length > 0) {
    const term = pending.pop() as Term;
    if (term.op === 'false' || members.has(term)) continue;
    if (term.op === 'true' || term.op === 'sample') return terms.true;
    if (term.op === 'or') pending.push(...term.of);
    else if (term.op === 'kinds') mask |= term.mask;
    else members.add(term);
  }
  if (joinAtoms(terms, members)) return disjunction(terms, [terms.kinds(mask), ...members]);
  if (mask === ANY) return terms.true;
  for (const term of members) {
    const negation = terms.knownNegation(term);
    if (negation !== undefined && heldBy(negation, members, mask)) return terms.true;
    const opposite = terms.knownOpposite(term);
    if (opposite !== undefined && members.has(opposite)) return terms.true;
  }
  return assemble(terms, 'or', members, mask === 0 ? null : terms.kinds(mask));
}

function heldBy(term: Term, members: ReadonlySet<Term>, mask: number): boolean {
  if (term.op === 'or') return term.of.every((each) => heldBy(each, members, mask));
  return members.has(term) || (term.op === 'kinds' && (term.mask & ~mask) === 0);
}

function kindsSpokenOf(term: Term): number {
  if (term.op === 'opaque') return term.mask;
  if (term.op === 'sample') return STRING;
  return isAtom(term) ? kindOfAtom(term) : ANY;
}

/** Kinds for which the members contradict each other outright. */
function excludedKinds(terms: Terms, members: ReadonlySet<Term>): number {
  let excluded = 0;
  for (const term of members) {
    const opposite = terms.knownOpposite(term);
    if (opposite !== undefined && members.has(opposite)) excluded |= kindsSpokenOf(term);
    const negation = terms.knownNegation(term);
    if (negation !== undefined && members.has(negation)) excluded = ANY;
    if (term.op === 'opaque' && members.has(terms.opaque(term.name, term.mask, term.reason, term.why, !term.not))) {
      excluded |= term.mask;
    }
  }
  return excluded;
}

/** Drops alternatives that the other members rule out, and clauses that they grant. null when nothing changed. */
function reduceClauses(terms: Terms, members: ReadonlySet<Term>, mask: number): readonly Term[] | null {
  let changed = false;
  const kept: Term[] = [];
  for (const term of members) {
    if (term.op !== 'or') {
      kept.push(term);
      continue;
    }
    const left = term.of.map((each) => (granted(each, members, mask) ? terms.true : afterKnown(terms, each, members, mask)));
    const same = left.every((each, index) => each === term.of[index]);
    changed ||= !same;
    kept.push(same ? term : terms.or(...left));
  }
  return changed ? kept : null;
}

function granted(alternative: Term, known: ReadonlySet<Term>, mask: number): boolean {
  if (alternative.op === 'sample') return true;
  if (alternative.op === 'kinds') return (mask & ~alternative.mask) === 0;
  if (alternative.op === 'and') return alternative.of.every((each) => granted(each, known, mask));
  return known.has(alternative);
}

/** What an alternative still allows beside the known members. */
function afterKnown(terms: Terms, alternative: Term, known: ReadonlySet<Term>, mask: number): Term {
  if (alternative.op === 'kinds') return (alternative.mask & mask) === 0 ? terms.false : alternative;
  const negation = terms.knownNegation(alternative);
  if (negation !== undefined && granted(negation, known, mask)) return terms.false;
  if (alternative.op === 'and') {
    return alternative.of.some((each) => afterKnown(terms, each, known, mask) === terms.false) ? terms.false : alternative;
  }
  // An atom beside its opposite leaves the values of all other kinds.
  const opposite = terms.knownOpposite(alternative);
  return opposite !== undefined && known.has(opposite) ? terms.kinds(mask & ~kindsSpokenOf(alternative)) : alternative;
}

function assemble(terms: Terms, op: 'and' | 'or', members: ReadonlySet<Term>, kinds: Term | null): Term {
  const all = [...members];
  if (kinds !== null) all.push(kinds);
  if (all.length === 1) return all[0] as Term;
  if (all.length === 0) return op === 'and' ? terms.true : terms.false;
  return terms.junction(op, all.sort((a, b) => a.id - b.id));
}

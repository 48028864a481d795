import { compare } from '../decimal.ts';
import type { Bound, Length, Numbers, Properties, Range, Size, Strings, Term } from './term.ts';
import type { Terms } from './terms.ts';

type Mergeable = Range | Numbers | Strings | Length | Size | Properties;
const MERGEABLE: ReadonlySet<string> = new Set(['range', 'numbers', 'strings', 'length', 'size', 'properties'] satisfies Mergeable['op'][]);

/** Leaves at most one atom of each mergeable kind, the intersection. True when something changed. */
export function meetAtoms(terms: Terms, members: Set<Term>): boolean {
  return merge(members, (a, b) => meet(terms, a, b));
}

/** The same for the union, of finite and co-finite sets only. */
export function joinAtoms(terms: Terms, members: Set<Term>): boolean {
  return merge(members, (a, b) => join(terms, a, b));
}

function merge(members: Set<Term>, combine: (a: Mergeable, b: Mergeable) => Term | null): boolean {
  const first = new Map<string, Term>();
  let changed = false;
  for (const term of members) {
    if (!MERGEABLE.has(term.op)) continue;
    const other = first.get(term.op);
    if (other === term) continue;
    const merged = other === undefined ? null : combine(other as Mergeable, term as Mergeable);
    if (merged === null) {
      if (other === undefined) first.set(term.op, term);
      continue;
    }
    members.delete(other as Term);
    members.delete(term);
    members.add(merged);
    if (merged.op === term.op) first.set(merged.op, merged);
    else first.delete(term.op);
    changed = true;
  }
  return changed;
}

function meet(terms: Terms, a: Mergeable, b: Mergeable): Term {
  switch (a.op) {
    case 'range':
      return terms.range(higher(a.low, (b as Range).low), lower(a.high, (b as Range).high));
    case 'numbers': {
      const { set, not } = meetSets(a, b as Numbers);
      return terms.numbers(new Map(set), not);
    }
    case 'strings': {
      const { set, not } = meetSets(a, b as Strings);
      return terms.strings(set.map(([text]) => text), not);
    }
    case 'length':
      return terms.length(Math.max(a.min, (b as Length).min), Math.min(a.max, (b as Length).max));
    case 'size':
      return terms.size(Math.max(a.min, (b as Size).min), Math.min(a.max, (b as Size).max));
    case 'properties':
      return terms.properties(Math.max(a.min, (b as Properties).min), Math.min(a.max, (b as Properties).max));
  }
}

function join(terms: Terms, a: Mergeable, b: Mergeable): Term | null {
  if (a.op === 'numbers') {
    const { set, not } = meetSets(flipped(a), flipped(b as Numbers));
    return terms.numbers(new Map(set), !not);
  }
  if (a.op === 'strings') {
    const { set, not } = meetSets(flipped(a), flipped(b as Strings));
    return terms.strings(set.map(([text]) => text), !not);
  }
  return null;
}

interface Finite<Item> {
  readonly set: { has(key: string): boolean; entries(): Iterable<[string, Item]> };
  readonly not: boolean;
}

function flipped<Item>(finite: Finite<Item>): Finite<Item> {
  return { set: finite.set, not: !finite.not };
}

function meetSets<Item>(a: Finite<Item>, b: Finite<Item>): { set: [string, Item][]; not: boolean } {
  if (a.not && b.not) return { set: [...a.set.entries(), ...b.set.entries()], not: true };
  const [listed, other] = a.not ? [b, a] : [a, b];
  return { set: [...listed.set.entries()].filter(([key]) => other.set.has(key) !== other.not), not: false };
}

function higher(a: Bound | null, b: Bound | null): Bound | null {
  if (a === null || b === null) return a ?? b;
  const order = compare(a.at, b.at);
  if (order === 0) return a.open ? a : b;
  return order > 0 ? a : b;
}

function lower(a: Bound | null, b: Bound | null): Bound | null {
  if (a === null || b === null) return a ?? b;
  const order = compare(a.at, b.at);
  if (order === 0) return a.open ? a : b;
  return order < 0 ? a : b;
}

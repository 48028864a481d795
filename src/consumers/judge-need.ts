import type { Shape } from '../formats/shape.ts';
import type { Certainty, Place } from '../model.ts';
import { CHANGES } from './changes/index.ts';
import type { Pair } from './changes/change.ts';
import { renamedConstant } from './changes/renames.ts';
import type { Need } from './contract/contract.ts';
import { DIMENSIONS } from './needs/index.ts';
import type { Check, Damage, Dimension, Reading, Said } from './needs/check.ts';
import { presence } from './needs/presence.ts';
import { sayPresence } from './needs/say-presence.ts';
import type { Leaf } from './path/leaf.ts';
import { toLeaf } from './path/leaf.ts';
import type { Located } from './path/located.ts';
import { firstOf } from './path/located.ts';
import { meantPath } from './path/near-name.ts';
import { findRename } from './path/rename.ts';
import type { Route } from './path/resolve.ts';
import { resolveNeed } from './path/resolve-need.ts';
import { findReuse } from './path/reuse.ts';
import type { Outcome } from './transition.ts';
import { transitions } from './transition.ts';

/** One thing that a change does, or does not undo, to one need of a consumer. */
export interface Judged {
  readonly said: Said;
  /** The check that found it. */
  readonly key: string;
  readonly outcome: Exclude<Outcome, 'ok' | 'fixed'>;
  /** Tells the findings of one rule at one path apart. */
  readonly detail: string;
  readonly at: Place | null;
  readonly was: Place | null;
  readonly baseline: Certainty | null;
  readonly proposed: Certainty;
}

/** What a lost name may have become, for the sentences. */
interface Hints {
  readonly meant: string;
  readonly renamed: string;
}

const NO_HINTS: Hints = { meant: '', renamed: '' };

/** A need as one schema meets it. */
interface Met {
  readonly routes: readonly Route[];
  readonly leaf: Leaf | null;
}

/** Judges every dimension of a need, before and after. `before` null: there is no earlier schema. Empty: all of it holds. */
export function judgeNeed(need: Need, before: Shape | null, after: Shape, reading: Reading): readonly Judged[] {
  const was = before ? meet(need, before, reading) : null;
  const now = meet(need, after, reading, was?.routes);
  const found: Judged[] = [];
  const now0 = presence(need, now.routes);
  const was0 = was ? presence(need, was.routes) : null;
  const say = (check: Check, damage: Damage | null): Said => sayPresence(check, damage, need, now.routes, absenceOf(was, now, reading, hints));
  const hints: Hints = {
    meant: never(was, now, ['gone', 'open']) ? meantPath(need.path, now.routes) : '',
    renamed: was ? (findRename(was.routes, now.routes, reading.format)?.sentence ?? '') : '',
  };
  found.push(...told(need, was0, now0, say, was, hints));
  if (!now.leaf) return found;
  for (const dimension of DIMENSIONS) {
    const checks = dimension.judge(need, now.leaf, reading).filter((check) => check.state !== 'G');
    const earlier = was && checks.length > 0 ? checksBefore(dimension, need, was, reading) : null;
    for (const check of checks) {
      const same = earlier ? (earlier.get(check.key) ?? unmet(need, was!)) : null;
      found.push(...told(need, same, check, (one, damage) => renamedOr(dimension, one, damage, need, was, now, reading), was, NO_HINTS));
    }
  }
  if (was?.leaf) found.push(...changed({ need, before: was.leaf, after: now.leaf, reading, broken: new Set(found.filter(isBreak).map((one) => one.key)) }));
  return found;
}

/** A new symbol that is an old one under its number is no new value to readers by number. */
function renamedOr(dimension: Dimension, check: Check, damage: Damage | null, need: Need, was: Met | null, now: Met, reading: Reading): Said {
  const old = check.key === 'values' && damage && was?.leaf && now.leaf ? renamedConstant(need, was.leaf, now.leaf, damage, reading) : null;
  if (old !== null) return { rule: 'contract/value-renamed', args: { path: need.path.text, was: old, is: damage!.text }, cap: 'warning' };
  return dimension.say(check, damage, need);
}

function isBreak(one: Judged): boolean {
  return one.outcome === 'breaks';
}

function changed(pair: Pair): Judged[] {
  return CHANGES.flatMap((check) => check(pair)).map(({ said, outcome, detail, at, was }) => ({
    said,
    key: 'change',
    outcome,
    detail,
    at: at.place,
    was: was.place,
    baseline: 'G',
    proposed: outcome === 'breaks' ? 'C' : outcome === 'at-risk' ? 'U' : 'G',
  }));
}

function meet(need: Need, root: Shape, reading: Reading, before?: readonly Route[]): Met {
  const routes = resolveNeed(need, root, reading, before);
  return { routes, leaf: toLeaf(routes) };
}

function checksBefore(dimension: Dimension, need: Need, was: Met, reading: Reading): ReadonlyMap<string, Check> {
  return new Map(was.leaf ? dimension.judge(need, was.leaf, reading).map((check) => [check.key, check]) : []);
}

type Earlier = Pick<Check, 'state' | 'damage'> & { readonly where?: Located };

/** What is to be said of a value that was not there before. */
function unmet(need: Need, was: Met): Earlier {
  const open = was.routes.some((route) => route.end === 'open' || route.end === 'opaque');
  if (open) return { state: 'U', damage: [] };
  // Nothing came, so nothing was wrong for a consumer that can do without it.
  return { state: need.required === false ? 'G' : 'C', damage: [] };
}

function told(
  need: Need, before: Earlier | null, after: Check, say: (check: Check, damage: Damage | null) => Said, was: Met | null, hints: Hints,
): Judged[] {
  return transitions(before, after).flatMap(({ outcome, damage }) => {
    if (outcome === 'ok' || outcome === 'fixed' || after.state === 'G') return [];
    const said = after.state === 'U' ? sayUnknown(need, before, after, hints) : say(after, damage);
    return [
      {
        said,
        key: after.key,
        outcome: said.cap !== undefined && outcome === 'breaks' ? 'at-risk' : outcome,
        detail: `${after.key}|${damage?.key ?? ''}`,
        at: firstOf(damage?.where, after.where).place,
        was: firstOf(after.key === 'presence' ? null : before?.where, memberOf(was)).place,
        baseline: before?.state ?? null,
        proposed: after.state,
      },
    ];
  });
}

/** The schema is silent: it stopped promising, or it never did. */
function sayUnknown(need: Need, before: Earlier | null, after: Check, { meant, renamed }: Hints): Said {
  const args = { path: need.path.text, asks: after.asks, says: after.says };
  if (meant !== '') return { rule: 'contract/field-never-existed', args: { path: need.path.text, meant }, cap: 'warning' };
  if (after.silent && before) return after.silent;
  if (before?.state !== 'G') return { rule: 'contract/not-provable', args };
  if (after.key === 'presence' && need.required === false) {
    const consequence = 'no longer finds it in the schema, which leaves open whether it comes';
    return { rule: 'contract/optional-dependency-removed', args: { path: need.path.text, consequence, renamed }, cap: 'warning' };
  }
  return { rule: 'contract/guarantee-lost', args: { ...args, renamed } };
}

function memberOf(was: Met | null): Located {
  const last = was?.routes.find((route) => route.end === 'found') ?? was?.routes[0];
  return firstOf(last?.trail.at(-1)?.member, last?.where);
}

function never(was: Met | null, now: Met, ends: readonly Route['end'][]): boolean {
  return [...(was?.routes ?? []), ...now.routes].every((route) => ends.includes(route.end));
}

function absenceOf(was: Met | null, now: Met, reading: Reading, hints: Hints): Parameters<typeof sayPresence>[4] {
  const earlier = was?.routes.find((route) => route.end === 'found');
  const fallback = earlier?.member?.default;
  return {
    mode: reading.mode,
    ...hints,
    reuse: was ? findReuse(was.routes, now.routes, reading) : null,
    never: never(was, now, ['gone']),
    ...(fallback && reading.format === 'avro' ? { readerDefault: JSON.stringify(fallback.value) } : {}),
  };
}

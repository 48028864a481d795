import { groupBy } from './group-by.ts';
import { sameText, type SchemaFile } from './scan.ts';
import { similarity } from './similarity.ts';
import { newest, type Unit } from './units.ts';

const ALIKE = 0.7;
const MAX_COMPARISONS = 2500;

/** A schema in the proposed tree and in the baseline; null where it is not. */
export interface UnitPair<Named extends Unit = Unit> {
  readonly proposed: Named | null;
  readonly baseline: Named | null;
  /** Found under another path, by the same subject, content or definition. */
  readonly moved: boolean;
}

/** The name that a schema defines first, which survives a move. */
export type MainName = (file: SchemaFile) => string | undefined;

/**
 * Who is who in two trees. The same path is the same schema; what is left over on both sides is a move when exactly one of
 * each fits: by subject, then by content, then by the name it defines, then by likeness of the text (most of the lines).
 * What is left then is new, or deleted.
 */
export function pairUnits<Named extends Unit & { readonly subject: string }>(
  proposed: readonly Named[], baseline: readonly Named[], mainName: MainName,
): UnitPair<Named>[] {
  const before = new Map(baseline.map((unit) => [unit.key, unit]));
  const after = new Set(proposed.map((unit) => unit.key));
  const pairs = proposed.flatMap((unit): UnitPair<Named>[] =>
    before.has(unit.key) ? [{ proposed: unit, baseline: before.get(unit.key)!, moved: false }] : [],
  );
  let added = proposed.filter((unit) => !before.has(unit.key));
  let deleted = baseline.filter((unit) => !after.has(unit.key));
  const settle = (found: readonly UnitPair<Named>[]): void => {
    pairs.push(...found);
    const taken = new Set<Named | null>(found.flatMap((pair) => [pair.proposed, pair.baseline]));
    added = added.filter((unit) => !taken.has(unit));
    deleted = deleted.filter((unit) => !taken.has(unit));
  };
  settle(unique(added, deleted, (unit) => unit.subject));
  settle(unique(added, deleted, (unit) => newest(unit).file.id));
  settle(unique(added, deleted, (unit) => definition(newest(unit).file, mainName)));
  settle(alike(added, deleted));
  return [
    ...pairs,
    ...added.map((unit) => ({ proposed: unit, baseline: null, moved: false })),
    ...deleted.map((unit) => ({ proposed: null, baseline: unit, moved: false })),
  ];
}

function definition(file: SchemaFile, mainName: MainName): string | undefined {
  const name = mainName(file);
  return name === undefined ? undefined : `${file.format} ${name}`;
}

/** Pairs by a key that exactly one on each side has. */
function unique<Named extends Unit>(added: readonly Named[], deleted: readonly Named[], key: (unit: Named) => string | undefined): UnitPair<Named>[] {
  const before = groupBy(deleted, key);
  return [...groupBy(added, key)].flatMap(([name, [unit, ...more]]) => {
    const [match, ...others] = before.get(name) ?? [];
    if (name === undefined || !match || more.length > 0 || others.length > 0) return [];
    return [{ proposed: unit!, baseline: match, moved: true }];
  });
}

/** The most alike first. A change of thousands of files is not searched: nothing there is taken for a move. */
function alike<Named extends Unit>(added: readonly Named[], deleted: readonly Named[]): UnitPair<Named>[] {
  if (added.length * deleted.length > MAX_COMPARISONS) return [];
  const scores = added.flatMap((unit) => deleted.map((other) => ({ unit, other, score: score(newest(unit).file, newest(other).file) })));
  const taken = new Set<Named>();
  return scores.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score).flatMap(({ unit, other }) => {
    if (taken.has(unit) || taken.has(other)) return [];
    taken.add(unit).add(other);
    return [{ proposed: unit, baseline: other, moved: true }];
  });
}

function score(a: SchemaFile, b: SchemaFile): number {
  if (a.format !== b.format || a.text === null || b.text === null) return 0;
  return sameText(a, b) ? 1 : similarity(a.text, b.text);
}


import type { Value } from '../value.ts';
import type { ArrayQuestion } from './array-question.ts';
import type { ItemOption, ItemOptions } from './item-options.ts';
import type { Unknown } from './outcome.ts';
import { unknown } from './outcome.ts';
import type { Solver } from './solver.ts';

const MAX_ITEMS = 100_000;
const MAX_COUNT_STATES = 5000;

interface Forced {
  readonly position: number;
  readonly option: ItemOption;
}

/** An array being filled from the left: what each count has seen so far, lower counts up to their minimum. */
interface Filled {
  readonly seen: readonly number[];
  readonly option: ItemOption | null;
  readonly before: Filled | null;
}

/** The items of a shortest fitting array, null when there is none. Uniqueness is not looked at. */
export function findSequence(solver: Solver, question: ArrayQuestion, options: ItemOptions, forced: readonly Forced[]): readonly Value[] | Unknown | null {
  const { counts } = question;
  let layer: Filled[] = [{ seen: counts.map(() => 0), option: null, before: null }];
  const enough = longestUseful(question);
  let open: Unknown | null = null;
  for (let length = 0; ; length++) {
    const done = length >= question.min ? layer.find((filled) => satisfied(question, filled)) : undefined;
    if (done !== undefined) return itemsOf(done);
    if (length >= question.max || length >= enough || layer.length === 0) return open;
    if (length >= MAX_ITEMS || layer.length > MAX_COUNT_STATES) return unknown('witness-size', 'the array would be too long to be built');
    const choice = forced.find((each) => each.position === length);
    const ways = choice === undefined ? options.at(length) : { options: [choice.option], open: null };
    open ??= ways.open;
    solver.budget.spend(layer.length);
    layer = nextLayer(question, layer, ways.options);
  }
}

function nextLayer(question: ArrayQuestion, layer: readonly Filled[], options: readonly ItemOption[]): Filled[] {
  const next = new Map<string, Filled>();
  for (const before of layer) {
    for (const option of options) {
      const seen = extended(question, before.seen, option);
      if (seen === null) continue;
      const key = seen.join();
      if (!next.has(key)) next.set(key, { seen, option, before });
    }
  }
  return [...next.values()];
}

/** null when an upper count is exceeded. */
export function extended(question: ArrayQuestion, seen: readonly number[], option: ItemOption): readonly number[] | null {
  const after: number[] = [];
  for (const [index, count] of question.counts.entries()) {
    const sum = (seen[index] as number) + (option.adds[index] as number);
    if (count.op === 'atMost' && sum > count.count) return null;
    after.push(count.op === 'atLeast' ? Math.min(sum, count.count) : sum);
  }
  return after;
}

export function satisfied(question: ArrayQuestion, { seen }: { readonly seen: readonly number[] }): boolean {
  return question.counts.every((count, index) => count.op === 'atMost' || (seen[index] as number) >= count.count);
}

/** Items behind the explicit positions that serve no lower count can be left out, down to the minimum. */
export function longestUseful(question: ArrayQuestion): number {
  const needed = question.counts.reduce((sum, count) => sum + (count.op === 'atLeast' ? count.count : 0), 0);
  return Math.max(question.min, question.explicit + needed + 2);
}

function itemsOf(filled: Filled): readonly Value[] {
  const items: Value[] = [];
  for (let at: Filled | null = filled; at !== null && at.option !== null; at = at.before) items.push(at.option.value);
  return items.reverse();
}

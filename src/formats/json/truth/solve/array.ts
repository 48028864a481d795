import type { ArrayAtom } from '../ir/term.ts';
import type { Value } from '../value.ts';
import type { ArrayQuestion } from './array-question.ts';
import { arrangeDistinct } from './distinct.ts';
import { ItemOptions } from './item-options.ts';
import type { Outcome, Unknown } from './outcome.ts';
import { EMPTY, model, unknown } from './outcome.ts';
import { findSequence } from './sequence.ts';
import type { Solver } from './solver.ts';

const MAX_POSITIONS = 2000;
const MAX_PAIRS = 600;
const MAX_COUNTS = 6;

/** An array that satisfies all atoms. */
export function solveArray(solver: Solver, atoms: readonly ArrayAtom[]): Outcome {
  const size = atoms.find((atom) => atom.op === 'size');
  const unique = atoms.find((atom) => atom.op === 'unique');
  const spans = atoms.filter((atom) => atom.op === 'each' || atom.op === 'atLeast' || atom.op === 'atMost');
  const edges = spans.flatMap((span) => [span.from, span.to]).filter((edge) => edge !== Infinity);
  const question: ArrayQuestion = {
    min: size?.min ?? 0,
    max: size?.max ?? Infinity,
    each: spans.filter((span) => span.op === 'each'),
    counts: spans.filter((span) => span.op !== 'each'),
    explicit: Math.max(0, ...edges),
  };
  if (question.explicit > MAX_POSITIONS) return unknown('item-cells', 'too many item positions are constrained one by one');
  if (question.counts.length > MAX_COUNTS) return unknown('item-cells', 'too many item counts are constrained together');
  const options = new ItemOptions(solver, question);
  if (unique === undefined) return found(findSequence(solver, question, options, []));
  return unique.not ? withEqualPair(solver, question, options) : arrangeDistinct(solver, question, options);
}

function found(items: readonly Value[] | Unknown | null): Outcome {
  if (items === null) return EMPTY;
  return 'is' in items ? items : model(items);
}

/** Two equal items at some pair of positions; the first two positions behind the explicit ones stand for all of those. */
function withEqualPair(solver: Solver, question: ArrayQuestion, options: ItemOptions): Outcome {
  const last = question.explicit + 1;
  if ((last * (last + 1)) / 2 > MAX_PAIRS) return unknown('unique-items', 'too many pairs of items could be equal');
  let open: Unknown | null = null;
  for (let first = 0; first < last; first++) {
    for (let second = first + 1; second <= last; second++) {
      const shared = options.shared(first, second);
      if (shared.open !== null) open = shared.open;
      for (const pair of shared.options) {
        const forced = [{ position: first, option: pair.first }, { position: second, option: pair.second }];
        const items = findSequence(solver, { ...question, min: Math.max(question.min, second + 1) }, options, forced);
        if (items !== null && !('is' in items)) return model(items);
        if (items !== null) open = items;
      }
    }
  }
  return open ?? EMPTY;
}

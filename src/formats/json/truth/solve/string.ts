import type { Opaque, StringAtom } from '../ir/term.ts';
import { findWord } from '../strings/words.ts';
import type { WordQuery } from '../strings/words.ts';
import type { Outcome, Unknown } from './outcome.ts';
import { EMPTY, model, unknown } from './outcome.ts';
import type { Solver } from './solver.ts';

/** Words tried against predicates that have no automaton. */
const TRIES = 12;

type Test = { readonly holds: (text: string) => boolean | undefined; readonly open: Unknown };

/** A string that satisfies all atoms. Patterns without an automaton and opaque atoms can refuse a word, never prove that there is none. */
export function solveString(solver: Solver, atoms: readonly StringAtom[], opaque: readonly Opaque[], samples: readonly string[]): Outcome {
  const listed = atoms.find((atom) => atom.op === 'strings' && !atom.not);
  if (listed?.op === 'strings') return fromList(solver, listed.set, [...atoms, ...opaque]);
  for (const sample of samples) if ([...atoms, ...opaque].every((atom) => solver.holds(atom, sample) === true)) return model(sample);
  const tests: Test[] = opaque.map((each) => ({
    holds: (text) => solver.holds(each, text),
    open: unknown(each.reason, each.why),
  }));
  const query = { patterns: [] as WordQuery['patterns'][number][], excluded: new Set<string>(), min: 0, max: Infinity };
  for (const atom of atoms) {
    if (atom.op === 'length') Object.assign(query, { min: atom.min, max: atom.max });
    else if (atom.op === 'strings') query.excluded = new Set(atom.set);
    else {
      const automaton = solver.languages.automaton(atom.source);
      if (automaton !== null) query.patterns.push({ automaton, not: atom.not });
      else tests.push({ holds: (text) => solver.holds(atom, text), open: unknown('opaque-pattern', `the pattern \`${atom.source}\` is not regular`) });
    }
  }
  return search(solver, query, tests);
}

function search(solver: Solver, query: WordQuery & { excluded: Set<string> }, tests: readonly Test[]): Outcome {
  let open: Unknown | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    const word = findWord(query, solver.budget);
    if (word === null) return open ?? EMPTY;
    const failed = tests.map((test) => ({ test, answer: test.holds(word) })).filter(({ answer }) => answer !== true);
    if (failed.length === 0) return model(word);
    // A word is out of question only if some predicate surely refuses it.
    if (failed.every(({ answer }) => answer === undefined)) open = failed[0]?.test.open ?? null;
    query.excluded.add(word);
  }
  return open ?? tests[0]?.open ?? unknown('opaque-pattern', 'no word was found');
}

function fromList(solver: Solver, set: ReadonlySet<string>, atoms: readonly (StringAtom | Opaque)[]): Outcome {
  let open: Unknown | null = null;
  for (const text of set) {
    const answers = atoms.map((atom) => solver.holds(atom, text));
    if (answers.every((answer) => answer === true)) return model(text);
    if (answers.includes(false)) continue;
    const doubtful = atoms[answers.indexOf(undefined)];
    open = doubtful?.op === 'opaque' ? unknown(doubtful.reason, doubtful.why) : unknown('opaque-pattern', 'a pattern cannot be read');
  }
  return open ?? EMPTY;
}

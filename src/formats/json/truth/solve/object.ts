import type { ObjectAtom } from '../ir/term.ts';
import { Members } from './members.ts';
import { namesIn, NameCells } from './name-cells.ts';
import type { ObjectQuestion } from './object-question.ts';
import type { Outcome } from './outcome.ts';
import type { Solver } from './solver.ts';

/** An object that satisfies all atoms. */
export function solveObject(solver: Solver, atoms: readonly ObjectAtom[]): Outcome {
  const size = atoms.find((atom) => atom.op === 'properties');
  const question: ObjectQuestion = {
    min: size?.min ?? 0,
    max: size?.max ?? Infinity,
    every: atoms.filter((atom) => atom.op === 'every'),
    some: atoms.filter((atom) => atom.op === 'some'),
  };
  const listed = new Set<string>();
  for (const atom of [...question.every, ...question.some]) namesIn(atom.names, listed);
  return new Members(solver, question, listed, new NameCells(solver, question, listed)).find();
}

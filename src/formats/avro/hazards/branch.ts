import type { Fact } from '../../../model.ts';
import { fact } from '../facts.ts';
import { explainBranch } from '../explain.ts';
import { namesMatch } from '../names.ts';
import { definitionPlace } from '../place.ts';
import type { NamedType, Slot, UnionType } from '../schema.ts';
import { type Walk, promotes } from '../walk.ts';
import { type Spot, whereOf } from './facts.ts';
import { sameUnion } from './same-union.ts';

/** The branch that a reader takes for a type of the writer, and what is wrong with the choice. */
export interface Choice {
  readonly slot: Slot;
  readonly fact?: (spot: Spot) => Fact;
}

/** `writerUnion` is the union that the writer's type is a branch of. */
export function chooseBranch(union: UnionType, writer: Slot, writerUnion: UnionType | null, walk: Walk): Choice | null {
  const { type } = writer;
  if (type.kind !== 'record' && type.kind !== 'enum' && type.kind !== 'fixed') {
    const slot = union.branches.find((branch) => branch.type.kind === type.kind) ?? union.branches.find((branch) => promotes(branch.type.kind, type.kind));
    return slot ? { slot } : null;
  }
  const namesakes = union.branches.filter((branch) => branch.type.kind === type.kind && namesMatch(branch.type, type));
  const exact = namesakes.find((branch) => 'fullName' in branch.type && branch.type.fullName === type.fullName);
  if (!exact) return otherNamespace(namesakes, type, union, writerUnion);
  const why = namesakes.length > 1 ? explainBranch(exact, writer, walk) : null;
  if (!why) return { slot: exact };
  const slot = namesakes.find((branch) => branch !== exact) ?? exact;
  return { slot, fact: (spot) => prefersFullName(type, why, exact, spot) };
}

/** Readers that compare full names of enums and fixed types in unions find no branch, unless the two unions are alike. */
function otherNamespace(namesakes: readonly Slot[], type: NamedType, union: UnionType, writerUnion: UnionType | null): Choice | null {
  const slot = namesakes[0];
  if (!slot) return null;
  const reader = slot.type as NamedType;
  // A type alias gives the writer's type the name that the reader looks for.
  const renamed = reader.aliases.includes(type.fullName);
  if (type.kind === 'record' || renamed || (writerUnion && sameUnion(union, writerUnion))) return { slot };
  return { slot, fact: (spot) => namespaceFact(reader, type, spot) };
}

function namespaceFact(reader: NamedType, writer: NamedType, spot: Spot): Fact {
  const args = { where: whereOf(spot), kind: reader.kind, reader: reader.fullName, writer: writer.fullName };
  return fact('avro/union-branch-namespace', spot.path, args, spot.pair, (pair) => [
    definitionPlace(pair.reader, reader, 'name'),
    definitionPlace(pair.writer, writer, 'name'),
  ]);
}

function prefersFullName(type: NamedType, because: string, exact: Slot, spot: Spot): Fact {
  const args = { where: whereOf(spot), name: type.fullName, because };
  return fact('avro/union-prefers-full-name', spot.path, args, spot.pair, (pair) => [
    definitionPlace(pair.reader, exact.type as NamedType, 'name'),
    definitionPlace(pair.writer, type, 'name'),
  ]);
}

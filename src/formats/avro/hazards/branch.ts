import type { Fact } from '../../../model.ts';
import { aimAt } from '../aim.ts';
import { type Pair, fact } from '../facts.ts';
import { explainBranch } from '../explain.ts';
import { sameSchema } from '../same-definition.ts';
import { namesMatch } from '../names.ts';
import { definitionPlace } from '../place.ts';
import type { NamedType, Slot, UnionType } from '../schema.ts';
import { promotes } from '../walk.ts';
import { type Spot, whereOf } from './facts.ts';
import { sameUnion } from './same-union.ts';

/** The branch that a reader takes for a type of the writer, and what is wrong with the choice. */
export interface Choice {
  readonly slot: Slot;
  readonly fact?: (spot: Spot) => Fact;
}

/** `writerUnion` is the union that the writer's type is a branch of. */
export function chooseBranch(union: UnionType, writer: Slot, writerUnion: UnionType | null, pair: Pair): Choice | null {
  const { type } = writer;
  if (type.kind !== 'record' && type.kind !== 'enum' && type.kind !== 'fixed') {
    const slot =
      union.branches.find((branch) => branch.type.kind === type.kind) ??
      union.branches.find((branch) => promotes(branch.type.kind, type.kind));
    return slot ? { slot } : null;
  }
  const namesakes = union.branches.filter((branch) => branch.type.kind === type.kind && namesMatch(branch.type, type));
  // Aliases rename the writer's type before its full name is looked for, but leave a schema alone that is the reader's own.
  const named = namesakes.findLast((branch) => (branch.type as NamedType).aliases.includes(type.fullName));
  const claimant = named && sameSchema(pair.reader.root.type, pair.writer.root.type) ? undefined : named;
  const taken = claimant ?? namesakes.find((branch) => (branch.type as NamedType).fullName === type.fullName);
  if (!taken) return otherNamespace(namesakes, type, union, writerUnion);
  const why = namesakes.length > 1 ? explainBranch(taken, writer, pair.walk) : null;
  if (!why) return { slot: taken };
  const slot = namesakes.find((branch) => branch !== taken) ?? taken;
  return { slot, fact: (spot) => prefersFullName(type, why, taken, spot) };
}

/** Readers that compare full names of enums and fixed types in unions find no branch, unless the two unions are alike. */
function otherNamespace(namesakes: readonly Slot[], type: NamedType, union: UnionType, writerUnion: UnionType | null): Choice | null {
  const slot = namesakes[0];
  if (!slot) return null;
  const reader = slot.type as NamedType;
  if (type.kind === 'record' || (writerUnion && sameUnion(union, writerUnion))) return { slot };
  return { slot, fact: (spot) => namespaceFact(reader, type, spot) };
}

function namespaceFact(reader: NamedType, writer: NamedType, spot: Spot): Fact {
  const args = { where: whereOf(spot), kind: reader.kind, reader: reader.fullName, writer: writer.fullName };
  return fact('avro/union-branch-namespace', spot.path, args, aimAt(spot.reader, spot.writer), spot.pair, (pair) => [
    definitionPlace(pair.reader, reader, 'name'),
    definitionPlace(pair.writer, writer, 'name'),
  ]);
}

function prefersFullName(type: NamedType, because: string, exact: Slot, spot: Spot): Fact {
  const args = { where: whereOf(spot), name: (exact.type as NamedType).fullName, because };
  return fact('avro/union-prefers-full-name', spot.path, args, aimAt(spot.reader, spot.writer), spot.pair, (pair) => [
    definitionPlace(pair.reader, exact.type as NamedType, 'name'),
    definitionPlace(pair.writer, type, 'name'),
  ]);
}

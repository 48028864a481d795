import type { Fact } from '../../../model.ts';
import { aimAt } from '../aim.ts';
import { fact } from '../facts.ts';
import { definitionPlace } from '../place.ts';
import { sameSchema } from '../same-definition.ts';
import type { NamedType } from '../schema.ts';
import type { Spot } from './facts.ts';

/** What a pair of enums or fixed types suffers from the aliases of others: another type of the reader claims the writer's name. */
export function typeFacts(reader: NamedType, writer: NamedType, spot: Spot): readonly Fact[] {
  if (reader.kind === 'record' || reader.fullName !== writer.fullName) return [];
  const claimant = spot.pair.reader.types.find((type) => type.fullName !== reader.fullName && type.aliases.includes(writer.fullName));
  if (!claimant) return [];
  // Java leaves a schema alone that is its own.
  if (sameSchema(spot.pair.reader.root.type, spot.pair.writer.root.type)) return [];
  const args = { name: writer.fullName, claimant: claimant.fullName };
  return [
    fact('avro/alias-takes-other-type', spot.path, args, aimAt(reader, writer), spot.pair, (pair) => [
      definitionPlace(pair.reader, claimant, 'aliases'),
      definitionPlace(pair.writer, writer, 'name'),
    ]),
  ];
}

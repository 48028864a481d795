import type { CombinedSchema, Schema } from '../model.ts';
import { Findings } from './found.ts';
import type { Found } from './found.ts';
import { suspectOverlap } from './hazards/overlap.ts';
import { matchPairs } from './matching.ts';
import type { Walk } from './walk.ts';

/** A combinator against another class: its only member, or the first member that fits, may stand for it. null when none does. */
export function compareWithCombined(walk: Walk, writer: Schema, reader: Schema): readonly Found[] | null {
  if (reader.kind === 'combined' && writer.kind !== 'combined') {
    const [only, ...more] = reader.subschemas;
    if (only !== undefined && more.length === 0) return allowed(walk, walk.compare(writer, only, []));
    if (reader.criterion === 'allOf') return null;
    return firstThatFits(walk, lazily(reader.subschemas, (member) => walk.compare(writer, member, [])), 'SUM_TYPE_EXTENDED', writer, reader);
  }
  if (writer.kind === 'combined' && reader.kind !== 'combined') {
    const [only, ...more] = writer.subschemas;
    if (only !== undefined && more.length === 0) return allowed(walk, walk.compare(only, reader, []));
    if (writer.criterion !== 'allOf') return null;
    return firstThatFits(walk, lazily(writer.subschemas, (member) => walk.compare(member, reader, [])), 'PRODUCT_TYPE_NARROWED', writer, reader);
  }
  return null;
}

function allowed(walk: Walk, found: readonly Found[]): readonly Found[] | null {
  return walk.allows(found) ? found : null;
}

function firstThatFits(
  walk: Walk,
  candidates: Iterable<readonly Found[]>,
  type: 'SUM_TYPE_EXTENDED' | 'PRODUCT_TYPE_NARROWED',
  writer: Schema,
  reader: Schema,
): readonly Found[] | null {
  for (const found of candidates) {
    if (!walk.allows(found)) continue;
    const findings = new Findings(writer, reader);
    // A member of `allOf` without a type has it from the others.
    findings.below(walk, [], type === 'PRODUCT_TYPE_NARROWED' ? found.filter((one) => one.type !== 'json/type-added-beside-keywords') : found);
    findings.add(type, [criterionOf(writer, reader)], []);
    if (reader.kind === 'combined') suspectOverlap(findings, [writer], reader, false);
    return findings.list;
  }
  return null;
}

function criterionOf(writer: Schema, reader: Schema): string {
  return reader.kind === 'combined' ? reader.criterion : writer.kind === 'combined' ? writer.criterion : '';
}

/** Two combinators: their criteria, their sizes, then as many disjoint compatible pairs of members as there can be. */
export function compareCombined(walk: Walk, findings: Findings, writer: CombinedSchema, reader: CombinedSchema): void {
  const trail = [reader.criterion];
  if (writer.criterion !== reader.criterion) {
    if (!extendsCriterion(writer, reader)) return findings.add('COMBINED_TYPE_CHANGED', trail, []);
    findings.add('COMBINED_TYPE_EXTENDED', trail, []);
  }
  const before = walk.membersOf(writer);
  const after = walk.membersOf(reader);
  if (before.length < after.length) findings.add(reader.criterion === 'allOf' ? 'PRODUCT_TYPE_EXTENDED' : 'SUM_TYPE_EXTENDED', trail, []);
  else if (before.length > after.length) findings.add(writer.criterion === 'allOf' ? 'PRODUCT_TYPE_NARROWED' : 'SUM_TYPE_NARROWED', trail, []);
  const paths = before.map((_member, index) => [writer.criterion, String(index)]);
  const pairs = before.map((from, index) => after.map((to) => allowed(walk, walk.compare(from, to, paths[index]!))));
  const partners = matchPairs(pairs.map((row) => row.map((found) => found?.length ?? null)));
  for (const [index, partner] of partners.entries()) {
    if (partner !== null) findings.below(walk, paths[index]!, pairs[index]![partner]!);
  }
  suspectOverlap(findings, before, reader, writer.criterion === 'oneOf');
  const unmatched = before.filter((_member, index) => partners[index] === null);
  if (before.length - unmatched.length < Math.min(before.length, after.length)) findings.addUnmatched(trail, unmatched);
}

function extendsCriterion(writer: CombinedSchema, reader: CombinedSchema): boolean {
  if (reader.criterion === 'anyOf') return true;
  const [singleWriter, singleReader] = [writer.subschemas.length === 1, reader.subschemas.length === 1];
  if (singleWriter && (singleReader || reader.criterion === 'oneOf')) return true;
  return singleReader && writer.criterion === 'allOf';
}

/** Members after a fit must not be looked at: comparing them could crash where the registry does not. */
function* lazily(members: readonly Schema[], compare: (member: Schema) => readonly Found[]): Iterable<readonly Found[]> {
  for (const member of members) yield compare(member);
}

import type { Schema } from '../model.ts';
import type { Findings } from './found.ts';
import type { Walk } from './walk.ts';

interface Rest {
  readonly permitsAdditional: boolean;
  readonly additional: Schema | null;
}

/** `additionalProperties` and `additionalItems`: allowed or not first, then the schema. */
export function compareAdditional(
  walk: Walk,
  findings: Findings,
  keyword: 'additionalProperties' | 'additionalItems',
  name: 'ADDITIONAL_PROPERTIES' | 'ADDITIONAL_ITEMS',
  writer: Rest,
  reader: Rest,
): void {
  if (writer.permitsAdditional !== reader.permitsAdditional) findings.add(reader.permitsAdditional ? `${name}_ADDED` : `${name}_REMOVED`, [keyword]);
  else compareRest(walk, findings, keyword, name, writer.additional, reader.additional);
}

/** `unevaluatedProperties` and `unevaluatedItems`, where `false` stands for "not allowed" and `true` for no word about it. */
export function compareUnevaluated(
  walk: Walk,
  findings: Findings,
  keyword: 'unevaluatedProperties' | 'unevaluatedItems',
  name: 'UNEVALUATED_PROPERTIES' | 'UNEVALUATED_ITEMS',
  writer: Schema | null,
  reader: Schema | null,
): void {
  const [before, after] = [writer?.kind !== 'false', reader?.kind !== 'false'];
  if (before !== after) findings.add(after ? `${name}_ADDED` : `${name}_REMOVED`, [keyword]);
  else if (before) compareRest(walk, findings, keyword, name, restricts(writer), restricts(reader));
}

function compareRest(
  walk: Walk,
  findings: Findings,
  keyword: string,
  name: 'ADDITIONAL_PROPERTIES' | 'ADDITIONAL_ITEMS' | 'UNEVALUATED_PROPERTIES' | 'UNEVALUATED_ITEMS',
  before: Schema | null,
  after: Schema | null,
): void {
  if (before === null && after === null) return;
  if (before === null) findings.add(`${name}_NARROWED`, [keyword]);
  else if (after === null) findings.add(`${name}_EXTENDED`, [keyword]);
  else findings.compare(walk, [keyword], before, after);
}

/** `true` and `{}` say nothing. */
function restricts(schema: Schema | null): Schema | null {
  return schema?.kind === 'true' || schema?.kind === 'empty' ? null : schema;
}

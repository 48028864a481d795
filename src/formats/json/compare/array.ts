import type { ArraySchema } from '../model.ts';
import { compareAdditional, compareUnevaluated } from './additional.ts';
import { compareLower, compareUpper } from './bounds.ts';
import type { Findings } from './found.ts';
import { suspectContains } from './hazards/contains.ts';
import { compareItems } from './items.ts';
import type { Walk } from './walk.ts';

/** The schema of `contains` is never compared, only its counts. */
export function compareArrays(walk: Walk, findings: Findings, writer: ArraySchema, reader: ArraySchema): void {
  if (writer.all !== null && reader.all !== null) findings.compare(walk, ['items'], writer.all, reader.all);
  else if (reader.all !== null) findings.add('SCHEMA_ADDED', ['items']);
  else if (writer.all !== null) findings.add('SCHEMA_REMOVED', ['items']);
  compareItems(walk, findings, writer, reader);
  compareAdditional(walk, findings, 'additionalItems', 'ADDITIONAL_ITEMS', writer, reader);
  compareUnevaluated(walk, findings, 'unevaluatedItems', 'UNEVALUATED_ITEMS', writer.unevaluated, reader.unevaluated);
  compareUpper(findings, 'maxItems', 'MAX_ITEMS', writer.maxItems, reader.maxItems);
  compareLower(findings, 'minItems', 'MIN_ITEMS', writer.minItems, reader.minItems);
  if (writer.unique !== reader.unique) findings.add(reader.unique ? 'UNIQUE_ITEMS_ADDED' : 'UNIQUE_ITEMS_REMOVED', ['uniqueItems']);
  compareUpper(findings, 'maxContains', 'MAX_CONTAINS', containsCount(writer, 'maxContains'), containsCount(reader, 'maxContains'));
  compareLower(findings, 'minContains', 'MIN_CONTAINS', containsCount(writer, 'minContains'), containsCount(reader, 'minContains'));
  suspectContains(findings, writer, reader);
}

/** The older drafts do not know these keywords, but the registry finds them among the unknown ones of a whole schema. */
function containsCount(schema: ArraySchema, keyword: 'minContains' | 'maxContains'): number | null {
  if (schema[keyword] !== null) return schema[keyword];
  if (schema.dialect === null || schema.dialect.modern || schema.source.kind !== 'object') return null;
  const value = schema.source.members.get(keyword)?.value;
  return value?.kind === 'number' ? value.value : null;
}

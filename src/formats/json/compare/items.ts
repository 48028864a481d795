import type { ArraySchema, Schema } from '../model.ts';
import { coverOfItem, isOpenArray } from './content-model.ts';
import type { Findings } from './found.ts';
import type { Walk } from './walk.ts';

/** Schemas by position: the common head is compared, a tail that one side lacks is held against the other's rest. */
export function compareItems(walk: Walk, findings: Findings, writer: ArraySchema, reader: ArraySchema): void {
  const before = writer.items ?? [];
  const after = reader.items ?? [];
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const [from, to] = [before[i], after[i]];
    if (from !== undefined && to !== undefined) findings.compare(walk, ['items', String(i)], from, to);
    else if (from !== undefined) removed(walk, findings, i, from, reader);
    else if (to !== undefined) added(walk, findings, i, to, writer);
  }
}

function removed(walk: Walk, findings: Findings, index: number, item: Schema, reader: ArraySchema): void {
  const trail = ['items', String(index)];
  if (isOpenArray(reader)) return findings.add('ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL', trail);
  const cover = coverOfItem(reader);
  if (cover !== null) {
    const found = findings.compare(walk, ['items', String(index)], item, cover);
    findings.add(`ITEM_REMOVED_${walk.allows(found) ? 'IS' : 'NOT'}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`, trail);
  } else findings.add(`ITEM_${item.kind === 'false' ? 'WITH_FALSE_' : ''}REMOVED_FROM_CLOSED_CONTENT_MODEL`, trail);
}

function added(walk: Walk, findings: Findings, index: number, item: Schema, writer: ArraySchema): void {
  const trail = ['items', String(index)];
  if (isOpenArray(writer)) {
    const empty = item.kind === 'empty' || item.kind === 'true';
    return findings.add(empty ? 'ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL' : 'ITEM_ADDED_TO_OPEN_CONTENT_MODEL', trail);
  }
  const cover = coverOfItem(writer);
  if (cover === null) return findings.add('ITEM_ADDED_TO_CLOSED_CONTENT_MODEL', trail);
  const found = findings.compare(walk, ['items', String(index)], cover, item);
  findings.add(`ITEM_ADDED_${walk.allows(found) ? 'IS' : 'NOT'}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`, trail);
}

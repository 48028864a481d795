import type { ObjectSchema, Schema } from '../model.ts';
import { isAllowed } from '../differences.ts';
import { coverOfProperty, isOpenObject } from './content-model.ts';
import type { Findings } from './found.ts';
import type { Walk } from './walk.ts';

export function compareProperties(walk: Walk, findings: Findings, writer: ObjectSchema, reader: ObjectSchema): void {
  for (const [name, property] of writer.properties) {
    const now = reader.properties.get(name);
    if (now === undefined) removed(walk, findings, name, property, reader);
    else findings.compare(walk, ['properties', name], property, now);
  }
  for (const [name, property] of reader.properties) {
    if (!writer.properties.has(name)) added(walk, findings, name, property, writer, reader);
  }
}

/** Judged by what the reader allows under a name that it does not declare. */
function removed(walk: Walk, findings: Findings, name: string, property: Schema, reader: ObjectSchema): void {
  const trail = ['properties', name];
  if (isOpenObject(reader)) return findings.add('PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL', trail);
  const cover = coverOfProperty(reader, name);
  if (cover !== null) {
    const found = findings.compare(walk, ['properties', name], property, cover);
    findings.add(`PROPERTY_REMOVED_${walk.allows(found) ? 'IS' : 'NOT'}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`, trail);
  } else findings.add(`PROPERTY_${property.kind === 'false' ? 'WITH_FALSE_' : ''}REMOVED_FROM_CLOSED_CONTENT_MODEL`, trail);
}

/** Judged by what the writer may already have sent under that name. */
function added(walk: Walk, findings: Findings, name: string, property: Schema, writer: ObjectSchema, reader: ObjectSchema): void {
  const trail = ['properties', name];
  const open = isOpenObject(writer);
  if (open && (property.kind === 'empty' || property.kind === 'true')) {
    return findings.add('PROPERTY_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL', trail);
  }
  const cover = open ? null : coverOfProperty(writer, name);
  if (cover !== null) {
    const found = findings.compare(walk, ['properties', name], cover, property);
    findings.add(`PROPERTY_ADDED_${walk.allows(found) ? 'IS' : 'NOT'}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`, trail);
  }
  const model = open ? 'OPEN' : 'UNOPEN';
  if (!reader.required.has(name)) findings.add(`OPTIONAL_PROPERTY_ADDED_TO_${model}_CONTENT_MODEL`, trail);
  else if (property.default !== null) {
    findings.add(`REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_${model}_CONTENT_MODEL`, trail);
    if (isAllowed(`REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_${model}_CONTENT_MODEL`, walk.policy)) findings.suspect('json/required-relies-on-default', trail);
  } else findings.add(`REQUIRED_PROPERTY_ADDED_TO_${model}_CONTENT_MODEL`, trail);
}

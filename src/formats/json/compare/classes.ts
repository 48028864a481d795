import type { Schema } from '../model.ts';
import { compareArrays } from './array.ts';
import { compareCombined, compareWithCombined } from './combined.ts';
import { compareConsts, compareEnums } from './enum.ts';
import { Findings } from './found.ts';
import type { Found } from './found.ts';
import { suspectChains } from './hazards/chains.ts';
import { suspectConditions } from './hazards/conditions.ts';
import { compareNots } from './not.ts';
import { compareNumbers } from './number.ts';
import { compareObjects } from './object.ts';
import { compareOpaque, isOpaque } from './opaque.ts';
import { compareStrings } from './string.ts';
import type { Walk } from './walk.ts';

/** Two schemas whose references are followed. The class decides first; only equal classes are looked into. */
export function compareClasses(walk: Walk, writer: Schema, reader: Schema): readonly Found[] {
  if (isOpaque(writer) || isOpaque(reader)) return compareOpaque(writer, reader);
  const accepted = compareWithCombined(walk, writer, reader);
  if (accepted !== null) return accepted;
  const findings = new Findings(writer, reader);
  if (writer.kind !== reader.kind) {
    if (!passesAcrossClasses(writer, reader)) findings.add('TYPE_CHANGED', ['type'], []);
    return findings.list;
  }
  compareAnnotations(findings, writer, reader);
  compareSameClass(walk, findings, writer, reader);
  return findings.list;
}

/** Nothing was ever valid, everything is now, or both are Connect's bytes. */
function passesAcrossClasses(writer: Schema, reader: Schema): boolean {
  if (writer.kind === 'false' || reader.kind === 'empty' || reader.kind === 'true') return true;
  return connectType(writer) === 'bytes' && connectType(reader) === 'bytes';
}

function connectType(schema: Schema): string | null {
  if (schema.dialect === null || schema.source.kind !== 'object') return null;
  const value = schema.source.members.get('connect.type')?.value;
  return value?.kind === 'string' ? value.value : null;
}

function compareAnnotations(findings: Findings, writer: Schema, reader: Schema): void {
  if (writer.id !== reader.id) findings.add('ID_CHANGED', ['$id'], []);
  if (writer.title !== reader.title) findings.add('TITLE_CHANGED', ['title'], []);
  if (writer.description !== reader.description) findings.add('DESCRIPTION_CHANGED', ['description'], []);
  if (writer.default === null && reader.default === null) return;
  if (writer.default === null || reader.default?.key == null || writer.default.key !== reader.default.key) findings.add('DEFAULT_CHANGED', ['default'], []);
}

function compareSameClass(walk: Walk, findings: Findings, writer: Schema, reader: Schema): void {
  if ('typed' in writer && 'typed' in reader && reader.typed && !writer.typed) findings.suspect('json/type-added-beside-keywords', ['type'], undefined, []);
  if (writer.kind === 'string' && reader.kind === 'string') compareStrings(findings, writer, reader);
  else if (writer.kind === 'number' && reader.kind === 'number') compareNumbers(findings, writer, reader);
  else if (writer.kind === 'array' && reader.kind === 'array') compareArrays(walk, findings, writer, reader);
  else if (writer.kind === 'object' && reader.kind === 'object') compareObjects(walk, findings, writer, reader);
  else if (writer.kind === 'enum' && reader.kind === 'enum') compareEnums(findings, writer, reader);
  else if (writer.kind === 'const' && reader.kind === 'const') compareConsts(findings, writer, reader);
  else if (writer.kind === 'not' && reader.kind === 'not') compareNots(walk, findings, writer, reader);
  else if (writer.kind === 'combined' && reader.kind === 'combined') compareCombined(walk, findings, writer, reader);
  else if (writer.kind === 'conditional' && reader.kind === 'conditional') suspectConditions(findings, writer, reader);
  else if (writer.kind === 'reference' && reader.kind === 'reference') suspectChains(findings, writer, reader);
}

import type { ObjectSchema, PatternProperty, Schema } from '../../model.ts';
import type { Findings, Fits } from '../found.ts';

/** Keywords of objects that the registry never compares. */
export function suspectObjects(findings: Findings, writer: ObjectSchema, reader: ObjectSchema): void {
  for (const name of reader.required) {
    if (!reader.properties.has(name) && !writer.required.has(name)) findings.suspect('json/undeclared-property-required', ['required', name]);
  }
  for (const pattern of reader.patterns) {
    findings.suspect('json/pattern-properties-narrowed', ['patternProperties', pattern.pattern], (fits) => narrows(pattern, writer, fits));
  }
  for (const pattern of writer.patterns) {
    if (reader.patterns.some((other) => other.pattern === pattern.pattern)) continue;
    findings.suspect('json/pattern-properties-removed', ['patternProperties', pattern.pattern], (fits) => isUncovered(pattern, reader, fits));
  }
  const { propertyNames } = reader;
  if (propertyNames !== null && !takesAll(propertyNames)) {
    findings.suspect('json/property-names-narrowed', ['propertyNames'], (fits) => writer.propertyNames === null || !fits(writer.propertyNames, propertyNames));
  }
  suspectBesidePatterns(findings, writer, reader);
}

/** Does the reader's pattern refuse what the writer may send under a name that matches it? */
function narrows({ pattern, matches, schema }: PatternProperty, writer: ObjectSchema, fits: Fits): boolean {
  if (takesAll(schema)) return false;
  const same = writer.patterns.find((other) => other.pattern === pattern);
  if (same !== undefined) return !fits(same.schema, schema);
  for (const [name, property] of writer.properties) if (matches(name) && !fits(property, schema)) return true;
  return writer.permitsAdditional && (writer.additional === null || !fits(writer.additional, schema));
}

/** Names that matched a lost pattern fall under what the reader says of undeclared ones. */
function isUncovered({ schema }: PatternProperty, reader: ObjectSchema, fits: Fits): boolean {
  if (reader.patterns.length > 0 || schema.kind === 'false') return false;
  if (!reader.permitsAdditional) return true;
  return reader.additional !== null && !fits(schema, reader.additional);
}

/** With patterns the registry takes a model for closed that allows anything under all other names. */
function suspectBesidePatterns(findings: Findings, writer: ObjectSchema, reader: ObjectSchema): void {
  if (writer.patterns.length === 0 || !writer.permitsAdditional || writer.additional !== null) return;
  for (const [name, property] of reader.properties) {
    if (writer.properties.has(name) || takesAll(property)) continue;
    findings.suspect('json/property-added-beside-patterns', ['properties', name], () => !writer.patterns.some((pattern) => pattern.matches(name)));
  }
}

function takesAll(schema: Schema): boolean {
  return schema.kind === 'true' || schema.kind === 'empty';
}

import type { ObjectSchema } from '../model.ts';
import { compareAdditional, compareUnevaluated } from './additional.ts';
import { compareLower, compareUpper } from './bounds.ts';
import { compareDependencies } from './dependencies.ts';
import type { Findings } from './found.ts';
import { suspectObjects } from './hazards/object.ts';
import { compareProperties } from './properties.ts';
import type { Walk } from './walk.ts';

/** `patternProperties` and `propertyNames` are never compared. */
export function compareObjects(walk: Walk, findings: Findings, writer: ObjectSchema, reader: ObjectSchema): void {
  compareRequired(findings, writer, reader);
  compareProperties(walk, findings, writer, reader);
  compareDependencies(walk, findings, writer, reader);
  compareAdditional(walk, findings, 'additionalProperties', 'ADDITIONAL_PROPERTIES', writer, reader);
  // Where both are closed, nothing is left for it.
  if (writer.permitsAdditional || reader.permitsAdditional) compareUnevaluated(walk, findings, 'unevaluatedProperties', 'UNEVALUATED_PROPERTIES', writer.unevaluated, reader.unevaluated);
  compareUpper(findings, 'maxProperties', 'MAX_PROPERTIES', writer.maxProperties, reader.maxProperties);
  compareLower(findings, 'minProperties', 'MIN_PROPERTIES', writer.minProperties, reader.minProperties);
  suspectObjects(findings, writer, reader);
}

/** Only names that both sides declare: a required name without a property is never looked at. */
function compareRequired(findings: Findings, writer: ObjectSchema, reader: ObjectSchema): void {
  for (const name of writer.properties.keys()) {
    const property = reader.properties.get(name);
    if (property === undefined || writer.required.has(name) === reader.required.has(name)) continue;
    const type = writer.required.has(name) ? 'REMOVED' : property.default === null ? 'ADDED' : 'WITH_DEFAULT_ADDED';
    findings.add(`REQUIRED_ATTRIBUTE_${type}`, ['required', name]);
    if (type === 'WITH_DEFAULT_ADDED') findings.suspect('json/required-relies-on-default', ['required', name]);
  }
}

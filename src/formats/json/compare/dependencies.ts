import type { ObjectSchema } from '../model.ts';
import type { Findings } from './found.ts';
import type { Walk } from './walk.ts';

/** Also `dependentRequired` and `dependentSchemas`; the registry has one path for the three. */
export function compareDependencies(walk: Walk, findings: Findings, writer: ObjectSchema, reader: ObjectSchema): void {
  for (const name of new Set([...writer.propertyDependencies.keys(), ...reader.propertyDependencies.keys()])) {
    compareNames(findings, name, writer.propertyDependencies.get(name), reader.propertyDependencies.get(name));
  }
  for (const name of new Set([...writer.schemaDependencies.keys(), ...reader.schemaDependencies.keys()])) {
    const before = writer.schemaDependencies.get(name);
    const after = reader.schemaDependencies.get(name);
    if (before === undefined) findings.add('DEPENDENCY_SCHEMA_ADDED', ['dependencies', name]);
    else if (after === undefined) findings.add('DEPENDENCY_SCHEMA_REMOVED', ['dependencies', name]);
    else findings.compare(walk, ['dependencies', name], before, after);
  }
}

function compareNames(findings: Findings, name: string, before: ReadonlySet<string> | undefined, after: ReadonlySet<string> | undefined): void {
  const trail = ['dependencies', name];
  if (before === undefined) return findings.add('DEPENDENCY_ARRAY_ADDED', trail);
  if (after === undefined) return findings.add('DEPENDENCY_ARRAY_REMOVED', trail);
  const keeps = [...before].every((one) => after.has(one));
  const grows = [...after].some((one) => !before.has(one));
  if (keeps && grows) findings.add('DEPENDENCY_ARRAY_EXTENDED', trail);
  else if (!keeps) findings.add(grows ? 'DEPENDENCY_ARRAY_CHANGED' : 'DEPENDENCY_ARRAY_NARROWED', trail);
}

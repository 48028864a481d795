import type { YamlDoc, YamlPath } from '../../config/yaml.ts';
import type { Problem } from '../../errors.ts';
import { canonical } from '../path/path.ts';
import type { ContractText, DependencyText } from './contract-schema.ts';
import { constraintProblems } from './constraint-problems.ts';
import type { FieldText } from './field-schema.ts';
import { placeAt } from './places.ts';
import { pathOf } from './to-need.ts';
import { valueProblems } from './value-problems.ts';

/** Reports a problem at a path of the document. */
export type Report = (path: YamlPath, message: string, help: string) => void;

/** What no schema of keys can say: keys that contradict each other, that do nothing, or that say the same thing twice. */
export function contradictions(contract: ContractText, doc: YamlDoc): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, message, help) => problems.push({ message, place: placeAt(doc, path), help });
  dates(contract, report);
  reads(contract, report);
  const seen = new Map<string, number>();
  for (const [index, dependency] of contract.depends_on.entries()) dependencyProblems(dependency, ['depends_on', index], seen, doc, report);
  return problems;
}

function dates({ since, until }: ContractText, report: Report): void {
  if (since !== undefined && until !== undefined && until < since) {
    report(['until'], `\`until\` (${until}) is before \`since\` (${since}).`, 'Write the later day in `until`.');
  }
}

function reads({ reads }: ContractText, report: Report): void {
  const schema = reads?.schema;
  if (!schema) return;
  const at = ['reads', 'schema'];
  if (reads.mode !== 'reader_schema' && reads.mode !== 'generated') {
    report(at, `\`reads.schema\` means nothing to \`mode: ${reads.mode ?? 'generic'}\`.`, 'Write `mode: reader_schema` or `mode: generated`, or remove `schema`.');
  }
  if (schema.file === undefined && schema.subject === undefined) report(at, '`reads.schema` names no schema.', 'Write `file`, or `subject` and `version`.');
  if (schema.file !== undefined && (schema.subject !== undefined || schema.version !== undefined)) {
    report(at, '`reads.schema` names both a file and a subject.', 'Keep one of the two.');
  }
}

function dependencyProblems(dependency: DependencyText, at: YamlPath, seen: Map<string, number>, doc: YamlDoc, report: Report): void {
  const { topic, subject, record, part } = dependency;
  if (topic === undefined && subject === undefined) report(at, 'A dependency needs a `topic` or a `subject`.', 'Add `topic:`.');
  const key = JSON.stringify([subject ?? topic, subject === undefined ? (part ?? 'value') : '', record ?? '']);
  const before = seen.get(key);
  if (before === undefined) seen.set(key, Number(at[1]));
  else {
    const line = placeAt(doc, ['depends_on', before]).line;
    report(at, `\`${subject ?? topic}\` is a dependency on line ${line} already.`, 'Merge the two lists of fields.');
  }
  const names = new Map<string, number>();
  for (const [index, field] of (dependency.fields ?? []).entries()) fieldProblems(field, [...at, 'fields', index], names, doc, report);
}

function fieldProblems(field: FieldText, at: YamlPath, names: Map<string, number>, doc: YamlDoc, report: Report): void {
  const name = field.name ?? field.path;
  if (name === undefined) return report(at, 'A field needs a `name`.', 'Add `name:`.');
  if (field.name !== undefined && field.path !== undefined) report([...at, 'path'], '`path` is another word for `name`, and both are given.', 'Keep one of the two.');
  const spelled = canonical(pathOf(name));
  const line = placeAt(doc, [...at, field.name === undefined ? 'path' : 'name']).line;
  const before = names.get(spelled);
  if (before === undefined) names.set(spelled, line);
  else report([...at, field.name === undefined ? 'path' : 'name'], `The field \`${name}\` stands on line ${before} already.`, 'Merge the two entries.');
  if (field.constraints) constraintProblems(field, field.constraints, [...at, 'constraints'], report);
  valueProblems(field, at, report);
}

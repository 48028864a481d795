import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { InputProblem } from '../model.ts';
import { isBelow } from './below.ts';
import type { Compared } from './compare-trees.ts';
import type { Remarks } from './units.ts';

/** What has to be said about the whole run. */
export async function remark(compared: Compared, named: readonly string[], root: string, config: Config, remarks: Remarks): Promise<void> {
  const { proposed, before } = compared.scans;
  const paths = new Set([...proposed.paths, ...before.paths]);
  const isKnown = (path: string): boolean => paths.has(path) || [...paths].some((one) => isBelow(one, path));
  for (const path of await missingPaths(named, root, isKnown)) {
    const near = didYouMean(path, proposed.files.keys());
    remarks.problems.push({ message: `There is no \`${path}\`.`, place: null, help: near === undefined ? 'Correct the path.' : `Write \`${near}\`.` });
  }
  const files = [...proposed.files.keys(), ...before.files.keys()];
  const none = named.filter((path) => isKnown(path) && !files.some((file) => isBelow(file, path)));
  if (none.length > 0) remarks.notes.push(`No schema, and left out: ${none.join(', ')}.`);
  if (proposed.links.length > 0) remarks.notes.push(`Links are not followed: ${proposed.links.join(', ')}.`);
  const left = [...proposed.files.keys()].filter((path) => config.schemas === null && !compared.roles.isSubject(path));
  if (left.length > 0) {
    remarks.notes.push(`${left.length} schema files in build output, vendored folders or beside contracts are not checked, such as ${left[0]}. Name them under \`schemas:\` to check them.`);
  }
  const told = new Set(remarks.problems.map((problem) => problem.place));
  remarks.problems.push(...missingEntries(compared, config).filter((problem) => !told.has(problem.place)));
}

function missingEntries({ proposed, before, scans }: Compared, config: Config): InputProblem[] {
  const units = [...proposed.units, ...before.units];
  const entries = new Set(units.map((unit) => unit.entry));
  const subjects = new Set(units.map((unit) => unit.subject));
  return config.subjects.flatMap((entry): InputProblem[] => {
    if (!entry.place || (entry.schema === undefined ? subjects.has(entry.subject) : entries.has(entry))) return [];
    const known = entry.schema === undefined ? subjects : scans.proposed.files.keys();
    const near = didYouMean(entry.schema ?? entry.subject, known);
    const message = entry.schema === undefined ? `No schema of the subject \`${entry.subject}\` is found.` : `There is no schema at \`${entry.schema}\`.`;
    return [{ message, place: entry.schemaPlace, help: near === undefined ? 'Give the path of its schema under `schema:`.' : `Write \`${near}\`.` }];
  });
}

/** Named paths that are nowhere, neither on disk nor in the trees. */
async function missingPaths(named: readonly string[], root: string, isKnown: (path: string) => boolean): Promise<string[]> {
  const missing: string[] = [];
  for (const path of named) {
    if (!isKnown(path) && !(await stat(resolve(root, path)).catch(() => null))) missing.push(path);
  }
  return missing;
}

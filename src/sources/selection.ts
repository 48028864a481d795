import { posix } from 'node:path';
import type { Config } from '../config/config.ts';
import { isBelow } from './below.ts';
import { matchesAny, matchesGlob } from './glob.ts';
import { kindOf, type Kind } from './kinds.ts';
import type { Scan } from './scan.ts';

const OUTPUT_FOLDERS = new Set(['dist', 'build', 'target', 'vendor']);
const MANIFESTS = new Set([
  'package.json', 'pom.xml', 'build.gradle', 'build.gradle.kts', 'build.sbt', 'go.mod', 'Cargo.toml', 'composer.json', 'pyproject.toml',
]);

/** Which files are looked at, and which of them are subjects of this run. */
export interface Selection {
  /** What a name may be; null: not a schema file. */
  readonly kind: (path: string) => Kind | null;
  /** Not schemas, but the rest of the selection needs to know of them. */
  readonly beside: (path: string) => boolean;
  /** What a schema file is for, given everything that is there. */
  readonly roles: (scans: readonly Scan[]) => Roles;
}

export interface Roles {
  /** Is it checked? */
  readonly isSubject: (path: string) => boolean;
  /** May others refer to it? Everything but the consumers' own copies, which would hide the real definitions. */
  readonly isReference: (path: string) => boolean;
}

/**
 * Zero configuration first: every schema file, but for build output, vendored code and the schemas that contracts keep. A
 * file that others refer to is a subject as well as a reference: it may have messages of its own, and a change in it is
 * one of all that refer to it.
 */
export function select(config: Config, named: readonly string[]): Selection {
  const listed = config.subjects.flatMap((entry) => (entry.schema === undefined ? [] : [entry.schema]));
  const isListed = (path: string): boolean => listed.some((one) => path === one || path.startsWith(`${one}/`));
  const formats = new Map(config.subjects.flatMap((entry) => (entry.schema && entry.format ? [[entry.schema, entry.format] as const] : [])));
  const wanted = (path: string): boolean => isListed(path) || named.includes(path) || matchesAny(config.schemas ?? [], path);
  return {
    kind: (path) => {
      const format = formats.get(path);
      const kind = format ? { format, certain: true } : kindOf(path);
      const sure = listed.includes(path) || named.includes(path) || (config.schemas ?? []).some((glob) => namesSuffix(glob) && matchesGlob(glob, path));
      return kind && sure ? { ...kind, certain: true } : kind;
    },
    beside: (path) => MANIFESTS.has(posix.basename(path)) || named.includes(path),
    roles: (scans) => {
      const each = scans.map((scan) => ({ files: scan.files, ...rolesIn(scan.paths, wanted, config, named) }));
      // A file keeps the role that it had: a manifest or a contract that a change adds does not take it out of the check.
      const some = (path: string, role: keyof Roles): boolean => each.some((one) => one.files.has(path) && one[role](path));
      return { isReference: (path) => some(path, 'isReference'), isSubject: (path) => some(path, 'isSubject') };
    },
  };
}

function rolesIn(paths: readonly string[], wanted: (path: string) => boolean, config: Config, named: readonly string[]): Roles {
  const isOutput = outputFolders(paths);
  const isContracts = contractFolders(config.contracts, paths);
  const isReference = (path: string): boolean => wanted(path) || !isContracts(path);
  // Who names a folder of build output wants to see what is in it.
  const isNamed = (path: string): boolean => named.some((folder) => isBelow(path, folder) && isOutput(`${folder}/`));
  const isFound = (path: string): boolean => config.schemas === null && (!isOutput(path) || isNamed(path));
  return { isReference, isSubject: (path) => wanted(path) || (isReference(path) && isFound(path)) };
}

/** A pattern that ends in a suffix says that these files are schemas, whatever their text says. */
function namesSuffix(glob: string): boolean {
  return !glob.startsWith('!') && /\.(?:json|ya?ml|\{[^}]*\})$/.test(glob);
}

/** `build` and its like are output at the top and beside a manifest; elsewhere they are ordinary folders, such as packages. */
function outputFolders(paths: readonly string[]): (path: string) => boolean {
  const modules = new Set(['.', ...paths.filter((path) => MANIFESTS.has(posix.basename(path))).map((path) => posix.dirname(path))]);
  return (path) => {
    const folders = path.split('/').slice(0, -1);
    return folders.includes('node_modules') || folders.some((folder, i) => OUTPUT_FOLDERS.has(folder) && modules.has(folders.slice(0, i).join('/') || '.'));
  };
}

/** Schemas beside contracts are the consumers' own. Without a contract such a folder is like any other. */
function contractFolders(globs: readonly string[], paths: readonly string[]): (path: string) => boolean {
  const isContract = (path: string): boolean => matchesAny(globs, path);
  return paths.some((path) => /\.ya?ml$/.test(path) && isContract(path)) ? isContract : () => false;
}

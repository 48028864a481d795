import type { FormatName } from '../model.ts';

/** A file that is one version of a history. */
export interface VersionName {
  /** What the versions have in common: the path without the version and the suffix. */
  readonly history: string;
  /** The schema's own name, without folders. */
  readonly name: string;
  readonly numbers: readonly number[];
  /** As it is written: `v3`, `1.2.0`, `1-0-2`, `7/4`. */
  readonly label: string;
}

const WHOLE = /^v(\d{1,9})$/;
const DOTTED = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;
const DASHED = /^(\d{1,9})-(\d{1,9})-(\d{1,9})$/;
const NUMBER = /^\d{1,9}$/;

/**
 * Reads a version out of a path: `Name/<M.m.p>.ext`, `Name/<M-R-A>`, `Name/v<N>.ext`, `v<N>/Name.ext`, `<M.m.p>/Name.ext`,
 * `<major>/<minor>/x.ext`; null when there is none. In Protobuf a folder `v2` is another package, not a later version of
 * `v1`, so there only file names count.
 */
export function versionOf(path: string, format: FormatName): VersionName | null {
  const folders = path.split('/');
  const stem = stemOf(folders.pop() ?? '');
  return fileVersion(folders, stem, format) ?? (format === 'protobuf' ? null : folderVersion(folders, stem));
}

/** Is this the working copy beside a history, which has no version of its own? */
export function isWorkingCopy(path: string): boolean {
  return /(?:^|\/)(?:current|latest)\.[a-z]+$/.test(path);
}

/** Oldest first: by number, never as text. */
export function byVersion(a: VersionName, b: VersionName): number {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let i = 0; i < length; i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A file name without its suffix, however many dots the suffix has. */
export function stemOf(name: string): string {
  if (DASHED.test(name)) return name;
  return name.replace(/(?:\.schema)?\.(?:json|ya?ml)$|\.(?:avsc|avdl|avpr|proto|jsonschema)$/i, '');
}

function fileVersion(folders: readonly string[], stem: string, format: FormatName): VersionName | null {
  const numbers = numbersIn(stem, format === 'protobuf' ? [DOTTED, DASHED] : [DOTTED, DASHED, WHOLE]);
  const owner = folders.at(-1) === 'jsonschema' ? folders.slice(0, -1) : folders;
  const name = owner.at(-1);
  return numbers && name !== undefined ? { history: owner.join('/'), name, numbers, label: stem } : null;
}

function folderVersion(folders: readonly string[], stem: string): VersionName | null {
  const last = folders.at(-1) ?? '';
  const numbers = numbersIn(last, [WHOLE, DOTTED, DASHED]);
  if (numbers) return { history: [...folders.slice(0, -1), stem].join('/'), name: stem, numbers, label: last };
  const major = folders.at(-2) ?? '';
  if (!NUMBER.test(last) || !NUMBER.test(major)) return null;
  // Such files repeat the version in their names: `lsst.v7_4.alert.avsc`.
  const name = stem.replace(new RegExp(`(^|[._-])v?${major}[._-]${last}(?=$|[._-])`), '').replace(/^[._-]/, '') || stem;
  return { history: [...folders.slice(0, -2), name].join('/'), name, numbers: [Number(major), Number(last)], label: `${major}/${last}` };
}

function numbersIn(text: string, patterns: readonly RegExp[]): number[] | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found.slice(1).map(Number);
  }
  return null;
}

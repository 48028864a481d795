import { stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { UncheckedError, UsageError } from '../errors.ts';
import type { FormatName, SchemaText } from '../model.ts';
import { FolderTree } from './folder.ts';
import type { Env } from './git.ts';
import { needCommit, openRepository, shortId } from './git-repository.ts';
import { commitTree } from './git-trees.ts';
import { kindOf } from './kinds.ts';
import { checkedCommit, parseRef } from './ref.ts';
import { Contents, scan, type SchemaFile } from './scan.ts';
import { linkFiles, type OutlineOf } from './side.ts';
import type { Tree } from './tree.ts';

export interface SingleOptions {
  readonly cwd: string;
  readonly env: Env;
  /** Where the file name does not tell. */
  readonly format?: FormatName;
  readonly outline: OutlineOf;
}

export interface SingleSchema {
  readonly format: FormatName;
  readonly text: SchemaText;
  readonly label: string;
}

/**
 * One schema that a person names: a file, or `git:<ref>:<path>`, with the files beside and below it that it refers to.
 *
 * @throws UsageError when there is no such schema. UncheckedError for a limit, or history that is not here.
 */
export async function readSchema(name: string, options: SingleOptions): Promise<SingleSchema> {
  const { tree, path, label } = await locate(name, options);
  const format = options.format ?? kindOf(path)?.format;
  if (!format) {
    throw new UsageError({ message: `The name \`${name}\` does not tell which schema type it is.`, place: null, help: 'Give --type avro, protobuf or json.' });
  }
  const contents = new Contents();
  // A folder on disk can be large, and one file of it needs no list.
  const entries = tree.kind === 'folder' ? [{ path, kind: 'file', size: null, id: null } as const] : await tree.list((one) => one === path);
  const blob = (await tree.read(entries)).get(path);
  const file = blob ? contents.take(path, { format, certain: true }, blob) : null;
  if (!file) throw missing(name);
  const text = readable(file);
  const shown = label === '' ? name : path;
  if ((await options.outline(format, text, path)).needs.length === 0) return { format, label: label || name, text: { schema: text, file: shown } };
  const around = await scan(tree, (one) => (one === path ? { format, certain: true } : kindOf(one)?.format === format ? kindOf(one) : null), () => false, contents);
  const { links } = await linkFiles([...around.files.values()], [], options.outline, new Map());
  const references = links.of(path).map((link) => ({ name: link.name, schema: link.schema, file: link.file }));
  return { format, label: label || name, text: { schema: text, file: shown, references } };
}

/** Inside the folder where the command runs, imports may begin at that folder; elsewhere, at the file's own. */
async function locate(name: string, options: SingleOptions): Promise<{ tree: Tree; path: string; label: string }> {
  const ref = parseRef(name);
  if (ref.kind === 'git') {
    const repository = await openRepository(options.cwd, options.env);
    if (!repository || ref.path === '') throw missing(name);
    const commit = await needCommit(repository, checkedCommit(ref.commit));
    const label = await shortId(repository, commit);
    return { tree: commitTree(repository, commit, repository.prefix, label), path: ref.path, label };
  }
  const full = resolve(options.cwd, name);
  const found = await stat(full).catch(() => null);
  if (ref.kind === 'registry' || !found?.isFile()) throw missing(name);
  const inside = relative(options.cwd, full).split(sep).join('/');
  const below = !inside.startsWith('../') && !/^(?:\/|[A-Za-z]:)/.test(inside);
  return below
    ? { tree: new FolderTree(options.cwd, name, null), path: inside, label: '' }
    : { tree: new FolderTree(dirname(full), name, null), path: basename(full), label: '' };
}

function readable(file: SchemaFile): string {
  if (file.text !== null) return file.text;
  if (file.problem) throw new UsageError(file.problem);
  throw new UncheckedError(file.unchecked?.message ?? `\`${file.path}\` cannot be read.`, file.unchecked?.help === undefined ? {} : { help: file.unchecked.help });
}

function missing(name: string): UsageError {
  return new UsageError({ message: `There is no schema file \`${name}\`.`, place: null, help: 'Name a file, or git:<commit>:<path>.' });
}

import type { InputProblem } from '../model.ts';
import { matchesAny } from './glob.ts';
import { decodeText } from './text.ts';
import { MAX_FILE_BYTES, type Tree, type TreeEntry } from './tree.ts';

/** Small texts of a tree, and what is wrong with those that are none. */
export interface Texts {
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly problems: readonly InputProblem[];
}

const OURS = /\.(?:ya?ml|json|avsc|avdl|avpr|proto)$/i;

/**
 * Every contract or schema that matches, sorted by path; pictures and the like beside them are none of ours. A link or a
 * file that cannot be read is a problem, never left out.
 */
export async function readTexts(tree: Tree, globs: readonly string[]): Promise<Texts> {
  const entries = await tree.list((path) => OURS.test(path) && matchesAny(globs, path));
  const blobs = await tree.read(entries);
  const texts: { file: string; text: string }[] = [];
  const problems: InputProblem[] = [];
  for (const entry of entries) {
    const decoded = readOne(entry, blobs.get(entry.path)?.bytes ?? null);
    if ('problem' in decoded) problems.push(decoded.problem);
    else texts.push({ file: entry.path, text: decoded.text });
  }
  return { texts, problems };
}

/** One text. null: it is not there, or cannot be read. */
export async function readText(tree: Tree, path: string): Promise<string | null> {
  const entries = await tree.list((one) => one === path);
  const bytes = (await tree.read(entries)).get(path)?.bytes;
  const decoded = bytes ? decodeText(bytes, path) : null;
  return decoded && 'text' in decoded ? decoded.text : null;
}

function readOne({ path, kind }: TreeEntry, bytes: Uint8Array | null): { text: string } | { problem: InputProblem } {
  if (kind !== 'file') return wrong(path, 'is a link, which is not followed', 'Put the file itself there.');
  return bytes ? decodeText(bytes, path) : wrong(path, `cannot be read, or is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`, 'Put a small text file there.');
}

function wrong(path: string, what: string, help: string): { problem: InputProblem } {
  return { problem: { message: `\`${path}\` ${what}.`, place: { file: path, line: 1, column: 1 }, help } };
}

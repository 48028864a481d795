import { UncheckedError } from '../errors.ts';
import type { Level, SourceVersion } from '../model.ts';
import type { ReferenceEntry } from '../config/config.ts';
import type { Moment } from './history.ts';
import type { SchemaFile } from './scan.ts';
import type { NamedUnit, Remote, Side, Trouble } from './side.ts';
import { newest } from './units.ts';
import type { Tree } from './tree.ts';

/** A file in another tree, with all that it may refer to there; null when it is no schema there. */
export type FileAt = (tree: Tree, path: string, alone: boolean) => Promise<{ file: SchemaFile; side: Side } | null>;

export interface EarlierContext {
  /** What a file was before the baseline; absent where there is no history. */
  readonly earlier: ((path: string) => Promise<readonly Moment[]>) | undefined;
  readonly fileAt: FileAt;
  readonly remote: Remote;
}

/**
 * A level that reaches back asks about every version, and in git those are the states of the file that were merged. The
 * baseline itself is not among them. What keeps them from being read leaves the question open.
 */
export async function earlierVersions(
  unit: NamedUnit, level: Level | undefined, references: readonly ReferenceEntry[], context: EarlierContext, trouble: Trouble,
): Promise<SourceVersion[]> {
  const { file, version } = newest(unit);
  if (!context.earlier || version || !level?.endsWith('_TRANSITIVE')) return [];
  const versions: SourceVersion[] = [];
  try {
    const moments = await context.earlier(file.path);
    const before = moments.at(-1)?.id === file.id ? moments.slice(0, -1) : moments;
    for (const { label, tree } of before) {
      const found = await context.fileAt(tree, file.path, references.length === 0);
      if (found) versions.push(...(await found.side.stored(found.file, label, references, context.remote, trouble)));
    }
  } catch (error) {
    if (!(error instanceof UncheckedError)) throw error;
    const { message, tried, help } = error;
    trouble.unchecked.push({ message, tried, ...(help === undefined ? {} : { help }) });
  }
  return versions;
}

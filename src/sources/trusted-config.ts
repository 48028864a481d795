import type { Config } from '../config/config.ts';
import { UncheckedError, UsageError } from '../errors.ts';
import { readText } from './texts.ts';
import type { Tree } from './tree.ts';

/** whobreaks.yaml as it stood in a tree; null when there was none, or none that could be read. */
export async function configAt(tree: Tree, name: string): Promise<Config | null> {
  const text = await readText(tree, name);
  if (text === null) return null;
  const { loadConfig } = await import('../config/config.ts');
  try {
    return loadConfig(text, name);
  } catch (error) {
    if (error instanceof UsageError || error instanceof UncheckedError) return null;
    throw error;
  }
}

import type { Outline } from '../format.ts';
import { InvalidSchemaError, UncheckedError } from '../../errors.ts';
import { readFile } from './parse/file.ts';
import { isWellKnownFile } from './well-known/files.ts';

/** Files refer to each other by path, so a text defines its own path and needs the paths it imports. */
export function outline(text: string, file: string): Outline {
  const needs = new Set(imports(text, file).filter((path) => !isWellKnownFile(path)));
  return { defines: [file], needs: [...needs] };
}

function imports(text: string, file: string): readonly string[] {
  try {
    return readFile(text, file).imports.map((found) => found.path);
  } catch (error) {
    if (!(error instanceof InvalidSchemaError) && !(error instanceof UncheckedError)) throw error;
    // Broken texts are told apart later; here every line that looks like an import counts.
    return [...text.matchAll(/^[ \t]*import[ \t]+(?:public[ \t]+|weak[ \t]+|option[ \t]+)?(["'])(.*?)\1/gm)].map((match) => match[2]!);
  }
}

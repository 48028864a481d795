import type { Outline } from './formats/format.ts';
import { loadFormat } from './formats/index.ts';
import type { FormatName } from './model.ts';

/** What a text defines for others and needs from them, whatever its format. Never throws on a bad text. */
export async function outlineOf(format: FormatName, text: string, file: string): Promise<Outline> {
  return (await loadFormat(format)).outline(text, file);
}

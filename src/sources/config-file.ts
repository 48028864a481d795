import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { decodeText } from './text.ts';

const NAMES = ['whobreaks.yaml', 'whobreaks.yml'] as const;
const MAX_BYTES = 4 * 1024 * 1024;

/** The configuration file of a run. */
export interface ConfigFile {
  /** The folder that everything in the file is seen from. */
  readonly root: string;
  /** Name in that folder. */
  readonly name: string;
  /** As people see it from where they are. */
  readonly shown: string;
  readonly text: string;
}

/** Looks for whobreaks.yaml in a folder and above it, up to the top of the checkout. null: there is none. */
export async function findConfigFile(cwd: string): Promise<ConfigFile | null> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of NAMES) {
      const found = await lstat(join(folder, name)).catch(() => null);
      if (found && !found.isFile()) throw notAFile(relative(cwd, join(folder, name)));
      if (found) return readConfigFile(join(folder, name), cwd);
    }
    const isTop = (await lstat(join(folder, '.git')).catch(() => null)) !== null;
    if (isTop || dirname(folder) === folder) return null;
  }
}

/** Without a configuration the whole checkout is looked at, from whichever of its folders; outside of one, the folder itself. */
export async function findRoot(cwd: string): Promise<string> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if ((await lstat(join(folder, '.git')).catch(() => null)) !== null) return folder;
    if (dirname(folder) === folder) return resolve(cwd);
  }
}

/** Reads a configuration file that somebody named. @throws UsageError when it is not a text of at most 4 MiB. */
export async function readConfigFile(path: string, cwd: string): Promise<ConfigFile> {
  const full = resolve(cwd, path);
  const shown = relative(cwd, full) || path;
  const handle = await open(full, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((cause: Error) => {
    throw new UsageError({ message: `The configuration \`${shown}\` cannot be read: ${cause.message}`, place: null, help: 'Correct the path.' });
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > MAX_BYTES) throw notAFile(shown);
    const decoded = decodeText(await handle.readFile(), shown);
    if ('problem' in decoded) throw new UsageError(decoded.problem);
    const name = full.slice(dirname(full).length).replace(/^[/\\]/, '');
    return { root: dirname(full), name, shown, text: decoded.text };
  } finally {
    await handle.close();
  }
}

function notAFile(shown: string): UsageError {
  return new UsageError({ message: `The configuration \`${shown}\` is not a plain text file.`, place: null, help: 'Put a YAML file there; links are not followed.' });
}

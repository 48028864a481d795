import { UncheckedError } from '../errors.ts';
import type { Repository } from './git-repository.ts';
import { MAX_FILE_BYTES } from './tree.ts';

const LINE_FEED = 10;
const BATCH = 500;

export interface BlobName {
  readonly id: string;
  /** null where it has to be asked for. */
  readonly size: number | null;
}

/** Contents by id; null for what is larger than 8 MiB, which is never read. @throws UncheckedError for what is missing. */
export async function readBlobs(repository: Repository, names: readonly BlobName[]): Promise<ReadonlyMap<string, Uint8Array | null>> {
  const sizes = new Map(names.map(({ id, size }) => [id, size]));
  await askSizes(repository, sizes);
  const blobs = new Map<string, Uint8Array | null>();
  for (const [id, size] of sizes) if (size! > MAX_FILE_BYTES) blobs.set(id, null);
  const small = [...sizes.keys()].filter((id) => !blobs.has(id));
  for (let at = 0; at < small.length; at += BATCH) {
    const batch = small.slice(at, at + BATCH);
    split(repository, await repository.git.bytes('cat-file', ['--batch'], { input: `${batch.join('\n')}\n` }), blobs);
  }
  return blobs;
}

/** Sizes come first, so that a giant is not pulled through a pipe. */
async function askSizes(repository: Repository, sizes: Map<string, number | null>): Promise<void> {
  const ids = [...sizes].filter(([, size]) => size === null).map(([id]) => id);
  if (ids.length === 0) return;
  const args = ['--batch-check=%(objectname) %(objecttype) %(objectsize)'];
  const text = await repository.git.text('cat-file', args, { input: `${ids.join('\n')}\n` });
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [id = '', type, size] = line.split(' ');
    if (type !== 'blob') throw missing(repository, id);
    sizes.set(id, Number(size));
  }
}

/** `<id> blob <size>\n<content>\n`, again and again. */
function split(repository: Repository, output: Buffer, blobs: Map<string, Uint8Array | null>): void {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(LINE_FEED, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    if (type !== 'blob') throw missing(repository, id);
    const start = end + 1;
    blobs.set(id, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
}

function missing(repository: Repository, id: string): UncheckedError {
  return new UncheckedError(`git has no content for ${id}.`, {
    tried: [`git cat-file ${id}: missing`],
    help: repository.shallow ? 'Run git fetch --unshallow.' : 'Fetch it first: this is a partial clone, and whobreaks never fetches.',
  });
}

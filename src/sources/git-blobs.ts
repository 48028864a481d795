import { UncheckedError } from '../errors.ts';
import type { Repository } from './git-repository.ts';
import { MAX_FILE_BYTES } from './tree.ts';

const LINE_FEED = 10;
const BATCH = 500;

/** Contents by id; null for what is larger than 8 MiB, which is never read. @throws UncheckedError for what is missing. */
export async function readBlobs(repository: Repository, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | null>> {
  const blobs = new Map<string, Uint8Array | null>();
  const small = await smallEnough(repository, [...new Set(ids)], blobs);
  for (let at = 0; at < small.length; at += BATCH) {
    const batch = small.slice(at, at + BATCH);
    split(await repository.git.bytes('cat-file', ['--batch'], { input: `${batch.join('\n')}\n` }), blobs);
  }
  return blobs;
}

/** Asks for the sizes first, so that a giant is not pulled through a pipe. */
async function smallEnough(repository: Repository, ids: readonly string[], blobs: Map<string, Uint8Array | null>): Promise<string[]> {
  if (ids.length === 0) return [];
  const text = await repository.git.text('cat-file', ['--batch-check=%(objectname) %(objecttype) %(objectsize)'], { input: `${ids.join('\n')}\n` });
  return text.split('\n').filter((line) => line !== '').flatMap((line) => {
    const [id = '', type, size] = line.split(' ');
    if (type !== 'blob') throw missing(repository, id);
    if (Number(size) <= MAX_FILE_BYTES) return [id];
    blobs.set(id, null);
    return [];
  });
}

/** `<id> blob <size>\n<content>\n`, again and again. */
function split(output: Buffer, blobs: Map<string, Uint8Array | null>): void {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(LINE_FEED, at);
    const [id = '', , size] = output.toString('utf8', at, end).split(' ');
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

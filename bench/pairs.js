// Warm throughput on the conformance sets: parse both texts and compare in one direction, single thread.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { median, printTable } from './table.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const WARM_MS = 2000;
const MEASURE_MS = 4000;
/** The Java engines' own figures: OpenJDK 17, one thread, parse both and check one direction. */
const JAVA = { avro: 29074, protobuf: 10304, json: 1933 };

export async function pairs() {
  const folder = mkdtempSync(join(tmpdir(), 'whobreaks-bench-'));
  try {
    const rows = [['format', 'pairs', 'pairs/s CPU', 'Java', 'ratio', 'median ms', 'slowest ms', 'heap MB']];
    for (const format of (process.env.BENCH_FORMATS ?? Object.keys(JAVA).join()).split(',')) rows.push(await measure(format, folder));
    printTable(`Parse both and compare, one direction, warm, one thread, node ${process.version}`, rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(format, folder) {
  const outfile = join(folder, `${format}.mjs`);
  await build({ entryPoints: [join(root, `src/formats/${format}/index.ts`)], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error', banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" } });
  const engine = (await import(pathToFileURL(outfile).href))[format];
  const set = readSet(format);
  const compareAll = () => set.map(({ reader, writer }) => timed(() => compareOne(engine, reader, writer)));
  runFor(WARM_MS, compareAll);
  const before = process.cpuUsage();
  const times = runFor(MEASURE_MS, compareAll);
  const spent = process.cpuUsage(before);
  const perSecond = (times.length * set.length) / ((spent.user + spent.system) / 1e6);
  const perPair = set.map((_, index) => median(times.map((round) => round[index])));
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  return [format, set.length, Math.round(perSecond), JAVA[format], `${(perSecond / JAVA[format]).toFixed(2)} x`, median(perPair).toFixed(3), Math.max(...perPair).toFixed(2), heap.toFixed(0)];
}

function compareOne(engine, reader, writer) {
  try {
    const options = { strictness: 'stored' };
    engine.compare(engine.parse({ schema: reader }, options), engine.parse({ schema: writer }, options), { profile: 'confluent@next', policy: 'strict' });
  } catch (error) {
    // Some recorded texts do not parse; refusing them is the answer that is timed.
    if (error.name !== 'InvalidSchemaError') throw error;
  }
}

function readSet(format) {
  const text = gunzipSync(readFileSync(join(root, `fixtures/conformance/${format}.jsonl.gz`))).toString('utf8');
  return text.trim().split('\n').map((line) => JSON.parse(line)).map(({ old, new: proposed }) => ({ reader: proposed, writer: old }));
}

function runFor(milliseconds, work) {
  const rounds = [];
  const end = performance.now() + milliseconds;
  do rounds.push(work());
  while (performance.now() < end);
  return rounds;
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

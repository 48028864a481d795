// What one start costs: whole processes, CPU (user and system), against an empty node process.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProject } from '../fixtures/projects/build.js';
import { median, printTable } from './table.js';

const RUNS = 11;
const cli = fileURLToPath(new URL('../bin/whobreaks.js', import.meta.url));
const shop = fileURLToPath(new URL('../fixtures/projects/shop', import.meta.url));

export function coldStart() {
  const folder = mkdtempSync(join(tmpdir(), 'whobreaks-bench-'));
  try {
    buildProject('shop', folder);
    const pair = (name) => [process.execPath, cli, 'compare', join(shop, 'before/schemas', name), join(shop, 'after/schemas', name)];
    const commands = [
      ['node -e 0', [process.execPath, '-e', '0'], folder],
      ['whobreaks --help', [process.execPath, cli, '--help'], folder],
      ['whobreaks compare, Avro', pair('order-events-value.avsc'), folder],
      ['whobreaks compare, Protobuf', pair('payments-value.proto'), folder],
      ['whobreaks compare, JSON Schema', pair('shipments-value.schema.json'), folder],
      ['whobreaks check, the demo', [process.execPath, cli, 'check'], folder],
      ...bufCommands(folder),
    ];
    const measured = commands.map(([name, command, cwd]) => ({ name, ...measure(command, cwd) }));
    const floor = measured[0].cpu;
    printTable(`Cold start: median of ${RUNS} runs, node ${process.version}`, [
      ['command', 'CPU ms', 'wall ms', 'CPU / node -e 0'],
      ...measured.map(({ name, cpu, wall }) => [name, cpu.toFixed(0), wall.toFixed(0), `${(cpu / floor).toFixed(2)} x`]),
    ]);
    console.log('Target: one local pair below 2.5 x.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The native buf binary, where somebody installed it: BUF=/path/to/buf, or the npm package beside us. */
function bufCommands(folder) {
  const npm = fileURLToPath(new URL('../node_modules/@bufbuild/buf-linux-x64/bin/buf', import.meta.url));
  const buf = process.env.BUF ?? (existsSync(npm) ? npm : null);
  if (!buf) {
    console.log('buf is not installed (set BUF=/path/to/buf): its row is left out.');
    return [];
  }
  const config = JSON.stringify({ version: 'v2', breaking: { use: ['WIRE'] } });
  const side = (name) => join(shop, name, 'schemas');
  const command = [buf, 'breaking', side('after'), '--against', side('before'), '--config', config, '--against-config', config];
  return [['buf breaking (WIRE), Protobuf', command, folder]];
}

function measure(command, cwd) {
  const runs = Array.from({ length: RUNS }, () => {
    const result = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null 2>&1', 'bash', ...command], { cwd, encoding: 'utf8' });
    const times = result.stderr.trim().split('\n').at(-1).split(' ').map((text) => Number(text.replace(',', '.')));
    if (times.length !== 3 || times.some(Number.isNaN)) throw new Error(`Could not time ${command.join(' ')}: ${result.stderr}`);
    return { cpu: (times[0] + times[1]) * 1000, wall: times[2] * 1000 };
  });
  return { cpu: median(runs.map((run) => run.cpu)), wall: median(runs.map((run) => run.wall)) };
}

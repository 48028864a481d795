import { run } from '../../src/cli.ts';

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with a world of its own: no colour, 100 columns, a fixed clock. */
export async function runCli(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await run(argv, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdout: { write: (text: string) => out.push(text), columns: 100 },
    stderr: { write: (text: string) => err.push(text), columns: 100 },
    now: () => new Date('2026-11-21T12:00:00Z'),
  });
  return { exitCode, stdout: out.join(''), stderr: err.join('') };
}

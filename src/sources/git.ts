import { spawn } from 'node:child_process';
import { UncheckedError } from '../errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

const TIMEOUT_MS = 30_000;
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

// A checkout is not trusted: nothing that its configuration names may run, and nothing is ever fetched.
const SAFE_OPTIONS = [
  '-c', 'core.fsmonitor=',
  '-c', 'core.untrackedCache=false',
  '-c', 'core.hooksPath=/dev/null',
  '-c', 'core.quotePath=false',
  '-c', 'protocol.allow=never',
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  '--literal-pathspecs',
] as const;

const SAFE_ENV = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  // Parents are those of the commit itself, whatever a file of grafts says.
  GIT_GRAFT_FILE: '/dev/null/none',
  // A list of protocols here has the last word over what a repository's own configuration allows.
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
} as const;

// HOME is kept for the user's own `safe.directory`; without it no container build could read its checkout.
const KEPT = ['PATH', 'Path', 'HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'SYSTEMROOT', 'TMPDIR', 'TEMP'] as const;

/** The plumbing that is used; everything here only reads. */
export type GitCommand = 'rev-parse' | 'rev-list' | 'merge-base' | 'ls-tree' | 'ls-files' | 'cat-file' | 'for-each-ref';

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitRequest {
  readonly input?: string;
  /** An index other than the repository's own, as git hands one to its hooks. */
  readonly indexFile?: string;
}

/** Runs git in one folder, read-only, with nothing of the caller's GIT_* variables. */
export class Git {
  readonly folder: string;
  readonly #env: Record<string, string>;

  constructor(folder: string, env: Env) {
    this.folder = folder;
    const kept = KEPT.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
    this.#env = { ...Object.fromEntries(kept), ...SAFE_ENV };
  }

  /** Standard output of a command that must succeed. */
  async text(command: GitCommand, args: readonly string[], request: GitRequest = {}): Promise<string> {
    return (await this.bytes(command, args, request)).toString('utf8');
  }

  async bytes(command: GitCommand, args: readonly string[], request: GitRequest = {}): Promise<Buffer> {
    const answer = await this.run(command, args, request);
    if (answer.code === 0) return answer.stdout;
    throw new UncheckedError(`git ${command} failed in ${this.folder}.`, { tried: lines(command, answer), ...advice(answer.stderr) });
  }

  /** Any exit code. @throws UncheckedError when git cannot be started, or does not end in time. */
  run(command: GitCommand, args: readonly string[], request: GitRequest = {}): Promise<GitAnswer> {
    const env = request.indexFile === undefined ? this.#env : { ...this.#env, GIT_INDEX_FILE: request.indexFile };
    const child = spawn('git', [...SAFE_OPTIONS, command, ...args], { cwd: this.folder, env, timeout: TIMEOUT_MS, windowsHide: true });
    return new Promise((resolve, reject) => {
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      let size = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_OUTPUT_BYTES) child.kill();
        else stdout.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      // A reader that leaves early is told by its exit code, not by a broken pipe.
      child.stdin.on('error', () => {});
      child.on('error', (cause) => reject(cannotStart(cause)));
      child.on('close', (code, signal) => {
        if (code === null) reject(cutShort(command, signal, size));
        else resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
      });
      child.stdin.end(request.input ?? '');
    });
  }
}

function lines(command: string, { code, stderr }: GitAnswer): string[] {
  return [`git ${command}: exit ${code}`, ...stderr.split('\n').filter((line) => line !== '').slice(0, 5)];
}

function advice(stderr: string): { help?: string } {
  if (!stderr.includes('dubious ownership')) return {};
  return { help: 'Run git config --global --add safe.directory with the folder of this checkout.' };
}

function cannotStart(cause: Error): UncheckedError {
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return new UncheckedError('git cannot be started.', {
    cause,
    tried: [`git: ${cause.message}`],
    help: missing ? 'Install git, or name a folder with --against.' : 'See why git does not start here.',
  });
}

function cutShort(command: string, signal: string | null, size: number): UncheckedError {
  const why = size > MAX_OUTPUT_BYTES ? `answered more than ${MAX_OUTPUT_BYTES} bytes` : `did not end within ${TIMEOUT_MS / 1000} s (${signal})`;
  return new UncheckedError(`git ${command} ${why}.`, { help: 'Run it in a folder below, or name a folder with --against.' });
}

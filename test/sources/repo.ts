import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../src/config/config.ts';
import type { Outline } from '../../src/formats/format.ts';
import type { FormatName, SubjectSource } from '../../src/model.ts';
import { openSources, type SourceOptions, type Sources } from '../../src/sources/index.ts';

export const ENV = { PATH: process.env['PATH'], HOME: '/nonexistent' };

const GIT_ENV = {
  ...ENV,
  GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** A folder in the system's temporary folder; with `init`, a git repository on branch main. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'whobreaks-')));

  static repository(): Folder {
    const folder = new Folder();
    folder.git('init', '--quiet', '--initial-branch=main');
    return folder;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.path, env: GIT_ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  write(files: Readonly<Record<string, string | Uint8Array | null>>): this {
    for (const [path, content] of Object.entries(files)) {
      const full = join(this.path, path);
      mkdirSync(dirname(full), { recursive: true });
      if (content === null) rmSync(full, { recursive: true });
      else writeFileSync(full, content);
    }
    return this;
  }

  commit(files: Readonly<Record<string, string | Uint8Array | null>> = {}): string {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'x');
    return this.git('rev-parse', 'HEAD');
  }

  open(options: Partial<SourceOptions> & { yaml?: string } = {}): Promise<Sources> {
    const { yaml, ...rest } = options;
    const config = loadConfig(yaml ?? null, 'whobreaks.yaml');
    return openSources({ cwd: this.path, env: ENV, config, configName: 'whobreaks.yaml', outline, ...rest });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** An Avro record with one string field per name. */
export function record(name: string, ...fields: string[]): string {
  return JSON.stringify({ type: 'record', name, fields: fields.map((field) => ({ name: field, type: 'string' })) }, null, 2);
}

/** Enough of an outline for these tests: Avro names and `uses`, proto imports, JSON `$ref` and `$id`. */
export function outline(format: FormatName, text: string, _file: string): Promise<Outline> {
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);
  if (format === 'protobuf') return Promise.resolve({ defines: all(/^message (\w+)/gm), needs: all(/^import "([^"]+)"/gm) });
  if (format === 'json') return Promise.resolve({ defines: all(/"\$id":\s*"([^"]+)"/g), needs: all(/"\$ref":\s*"([^"#]+)/g) });
  const defines = all(/"name":\s*"((?:\w+\.)*[A-Z]\w*)"/g);
  return Promise.resolve({ defines, needs: all(/"type":\s*"((?:\w+\.)*[A-Z]\w*)"/g).filter((name) => !defines.includes(name)) });
}

/** A subject in one line: `orders-value modified schemas/orders.avsc < 3f2c1ab`. */
export function line(source: SubjectSource): string {
  const from = source.previousFile === undefined ? '' : ` (was ${source.previousFile})`;
  const versions = source.versions.map((version) => version.label.replace(/\b[0-9a-f]{7}\b/, 'base')).join(' ');
  return `${source.subject} ${source.change} ${source.file}${from} < ${versions}`.trim();
}

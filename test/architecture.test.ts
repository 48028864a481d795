import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

interface Import {
  readonly from: string;
  /** Path under src/ or the name of a package. */
  readonly to: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.split(sep).join('/'));
const imports = files.flatMap(readImports);

/**
 * Who may enter which room. First match wins; a room is a prefix of a path under src/.
 * `may` lists rooms and packages; type imports are free everywhere within the core nouns.
 */
const ROOMS: readonly { room: string; may: readonly string[] }[] = [
  { room: 'model.ts', may: [] },
  { room: 'errors.ts', may: ['model.ts'] },
  { room: 'place.ts', may: ['model.ts'] },
  { room: 'levels.ts', may: ['model.ts'] },
  { room: 'did-you-mean.ts', may: [] },
  { room: 'rule.ts', may: ['model.ts'] },
  { room: 'gate-rules.ts', may: ['rule.ts'] },
  { room: 'rules.ts', may: ['model.ts', 'rule.ts', 'gate-rules.ts', 'consumers/rules', 'formats/avro/rules', 'formats/protobuf/rules', 'formats/json/rules'] },
  { room: 'findings.ts', may: ['model.ts', 'errors.ts', 'rules.ts'] },
  { room: 'excerpt.ts', may: ['model.ts'] },
  { room: 'policy.ts', may: ['model.ts', 'excerpt.ts', 'rules.ts'] },
  { room: 'repair.ts', may: ['model.ts', 'diff'] },
  { room: 'formats/index.ts', may: ['model.ts', 'formats/'] },
  { room: 'formats/avro/', may: ['formats/avro/', ...formatNeeds()] },
  { room: 'formats/protobuf/', may: ['formats/protobuf/', ...formatNeeds()] },
  { room: 'formats/json/', may: ['formats/json/', 'yaml', ...formatNeeds()] },
  { room: 'formats/', may: ['formats/', 'model.ts', 'errors.ts', 'place.ts'] },
  { room: 'consumers/fingerprint.ts', may: ['node:crypto'] },
  { room: 'consumers/', may: ['consumers/', 'config/', 'formats/shape.ts', 'model.ts', 'errors.ts', 'levels.ts', 'rule.ts', 'did-you-mean.ts', 'place.ts', 'zod'] },
  { room: 'config/', may: ['config/', 'model.ts', 'errors.ts', 'place.ts', 'levels.ts', 'rules.ts', 'did-you-mean.ts', 'zod', 'yaml'] },
  { room: 'sources/registry', may: ['sources/', 'model.ts', 'errors.ts', 'levels.ts', 'config/', 'undici', 'node:', 'zod'] },
  { room: 'sources/', may: ['sources/', 'model.ts', 'errors.ts', 'levels.ts', 'place.ts', 'did-you-mean.ts', 'config/', 'formats/format.ts', 'formats/json-text.ts', 'node:'] },
  { room: 'report/', may: ['report/', 'model.ts', 'rules.ts', 'levels.ts'] },
  { room: 'outline.ts', may: ['model.ts', 'formats/format.ts', 'formats/index.ts'] },
  { room: 'compare.ts', may: ['model.ts', 'findings.ts', 'formats/format.ts', 'formats/index.ts', 'rules.ts'] },
  { room: 'pinned.ts', may: ['model.ts', 'errors.ts', 'compare.ts', 'rules.ts', 'consumers/index.ts', 'formats/format.ts', 'node:path'] },
  { room: 'contracts-of-run.ts', may: ['model.ts', 'errors.ts', 'subject.ts', 'consumers/index.ts', 'sources/index.ts'] },
  { room: 'reserved.ts', may: ['model.ts', 'formats/format.ts', 'formats/shape.ts'] },
  { room: 'subject.ts', may: ['reserved.ts', 'pinned.ts', 'model.ts', 'errors.ts', 'compare.ts', 'findings.ts', 'levels.ts', 'policy.ts', 'rules.ts', 'repair.ts', 'formats/format.ts', 'formats/index.ts', 'formats/shape.ts'] },
  { room: 'check.ts', may: ['model.ts', 'errors.ts', 'outline.ts', 'pinned.ts', 'contracts-of-run.ts', 'subject.ts', 'policy.ts', 'formats/index.ts', 'formats/format.ts', 'config/', 'sources/', 'consumers/'] },
  { room: 'cli/', may: ['cli/', 'check.ts', 'compare.ts', 'outline.ts', 'subject.ts', 'policy.ts', 'model.ts', 'errors.ts', 'rules.ts', 'levels.ts', 'did-you-mean.ts', 'config/', 'sources/', 'report/', 'node:'] },
  { room: 'cli.ts', may: ['cli/', 'errors.ts', 'commander'] },
  { room: 'index.ts', may: ['check.ts', 'compare.ts', 'rules.ts', 'model.ts', 'errors.ts'] },
];

function formatNeeds(): string[] {
  return ['formats/format.ts', 'formats/shape.ts', 'formats/json-text.ts', 'model.ts', 'errors.ts', 'rule.ts', 'place.ts', 'did-you-mean.ts'];
}

describe('rooms', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(40);
  });

  it('puts every file in a room', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
  });

  it('is entered by the right doors only', () => {
    const wrong = imports.filter(({ from, to }) => !roomOf(from)!.may.some((room) => to === room || to.startsWith(room)));
    expect(wrong.map(({ from, to, kind }) => `${from} -> ${to} (${kind})`)).toEqual([]);
  });

  it('keeps undici behind a dynamic import of the registry room', () => {
    const doors = imports.filter(({ to, kind, from }) => to.startsWith('sources/registry') && kind === 'static' && !from.startsWith('sources/registry'));
    expect(doors).toEqual([]);
  });

  it.each([
    ['cli.ts', ['commander']],
    ['check.ts', []],
    ['index.ts', []],
  ])('loads from %s only the packages %j at start', (entry, packages) => {
    expect([...reachablePackages(entry)].toSorted()).toEqual(packages);
  });

  it('has no file over 400 lines and no drawer', () => {
    const lines = (file: string): number => readFileSync(join(src, file), 'utf8').split('\n').length;
    expect(files.filter((file) => lines(file) > 400)).toEqual([]);
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common)(?:\/|\.ts$)/.test(file))).toEqual([]);
  });
});

function roomOf(file: string): (typeof ROOMS)[number] | undefined {
  return ROOMS.find(({ room }) => file === room || (room.endsWith('.ts') ? false : file.startsWith(room)));
}

function readImports(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found: Import[] = [];
  for (const [, type, spec] of text.matchAll(/^(?:import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'/gm)) found.push(toImport(file, spec!, type ? 'type' : 'static'));
  for (const [, spec] of text.matchAll(/^import\s+'([^']+)'/gm)) found.push(toImport(file, spec!, 'static'));
  for (const [, spec] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) found.push(toImport(file, spec!, 'dynamic'));
  return found;
}

function toImport(from: string, spec: string, kind: Import['kind']): Import {
  const to = spec.startsWith('.') ? relative(src, resolve(src, dirname(from), spec)).split(sep).join('/') : spec;
  return { from, to, kind };
}

function reachablePackages(entry: string): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { from, to, kind } of imports) {
      if (from !== file || kind !== 'static') continue;
      if (files.includes(to)) visit(to);
      else if (!to.startsWith('node:')) packages.add(to);
    }
  };
  visit(entry);
  return packages;
}

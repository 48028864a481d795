import { posix } from 'node:path';
import type { Outline } from '../formats/format.ts';
import type { FormatName, Reference } from '../model.ts';

/** A schema file with what it defines for others and needs from them. */
export interface LinkedFile {
  readonly path: string;
  readonly format: FormatName;
  readonly id: string;
  readonly text: string;
  readonly outline: Outline;
}

/** A reference with the file behind it. */
export interface Link extends Reference {
  readonly file: string;
  readonly id: string;
}

/**
 * Who refers to whom in one tree. A need is looked for by file (relative to the file, then under the proto roots, then by
 * the end of the path) and by definition (an Avro full name, a JSON Schema `$id`). Several fits: the nearest folder wins,
 * which within a history is the same version.
 */
export class Links {
  readonly #files: ReadonlyMap<string, LinkedFile>;
  readonly #protoRoots: readonly string[];
  readonly #byDefinition = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();
  readonly #targets = new Map<LinkedFile, ReadonlyMap<string, LinkedFile>>();

  constructor(files: Iterable<LinkedFile>, protoRoots: readonly string[] = []) {
    this.#files = new Map([...files].map((file) => [file.path, file]));
    this.#protoRoots = protoRoots;
    for (const { path, format, outline } of this.#files.values()) {
      for (const name of outline.defines) append(this.#byDefinition, `${format} ${name}`, path);
      append(this.#byName, `${format} ${posix.basename(path)}`, path);
    }
  }

  /** Everything that a file refers to, directly or not, deepest first; each name once. Cycles are cut. */
  of(path: string): readonly Link[] {
    const root = this.#files.get(path);
    if (!root) return [];
    const links = new Map<string, Link>();
    const direct = this.#targetsOf(root);
    const seen = new Set([path]);
    const visit = (from: LinkedFile): void => {
      for (const [need, target] of this.#targetsOf(from)) {
        if (!seen.has(target.path)) {
          seen.add(target.path);
          visit(target);
        }
        for (const name of namesFor(need, from, root, target, direct)) {
          if (target.path !== path && !links.has(name)) links.set(name, { name, schema: target.text, file: target.path, id: target.id });
        }
      }
    };
    visit(root);
    return [...links.values()];
  }

  /** The files that a file's needs mean; a need that the tree does not have is left out. */
  #targetsOf(from: LinkedFile): ReadonlyMap<string, LinkedFile> {
    const known = this.#targets.get(from);
    if (known) return known;
    const targets = new Map<string, LinkedFile>();
    for (const need of from.outline.needs) {
      const path = this.#byPath(need, from) ?? this.#nearest(this.#byDefinition.get(`${from.format} ${need}`), from) ?? this.#besideId(need, from);
      if (path !== undefined) targets.set(need, this.#files.get(path)!);
    }
    this.#targets.set(from, targets);
    return targets;
  }

  #byPath(need: string, from: LinkedFile): string | undefined {
    const bare = need.replace(/#.*$/s, '');
    if (bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.includes('\0')) return undefined;
    const roots = from.format === 'protobuf' ? this.#protoRoots : [posix.dirname(from.path)];
    for (const root of roots) {
      const path = posix.normalize(posix.join(root, bare));
      if (this.#has(path, from)) return path;
    }
    return from.format === 'json' ? undefined : this.#bySuffix(bare, from);
  }

  /** A schema that gives itself an address means files beside it by addresses beside its own. */
  #besideId(need: string, from: LinkedFile): string | undefined {
    if (from.format !== 'json' || !URL.canParse(need)) return undefined;
    const target = new URL(need);
    for (const id of from.outline.defines) {
      if (!URL.canParse(id) || new URL(id).host !== target.host) continue;
      const path = posix.join(posix.dirname(from.path), posix.relative(posix.dirname(new URL(id).pathname), target.pathname));
      if (this.#has(path, from)) return path;
    }
    return undefined;
  }

  #bySuffix(need: string, from: LinkedFile): string | undefined {
    const named = this.#byName.get(`${from.format} ${posix.basename(need)}`);
    return this.#nearest(named?.filter((path) => path === need || path.endsWith(`/${need}`)), from);
  }

  #has(path: string, from: LinkedFile): boolean {
    return path !== from.path && this.#files.get(path)?.format === from.format;
  }

  /** The candidate that shares most folders with the file; of equals the last by name. */
  #nearest(paths: readonly string[] | undefined, from: LinkedFile): string | undefined {
    let best: string | undefined;
    for (const path of paths ?? []) {
      if (path === from.path) continue;
      if (best === undefined || sharedFolders(path, from.path) >= sharedFolders(best, from.path)) best = path;
    }
    return best;
  }
}

/**
 * The names under which a schema is handed over. A relative `$ref` of a JSON Schema that is itself a reference means a
 * file beside that one, so it is also named as seen from the root; its own spelling must not hide a name of the root's.
 */
function namesFor(need: string, from: LinkedFile, root: LinkedFile, target: LinkedFile, direct: ReadonlyMap<string, LinkedFile>): readonly string[] {
  if (from === root || from.format !== 'json') return [need];
  const seenFromRoot = posix.relative(posix.dirname(root.path), target.path);
  return [need, seenFromRoot].filter((name) => !direct.has(name) || direct.get(name) === target);
}

function sharedFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length - 1 && left[shared] === right[shared]) shared++;
  return shared;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

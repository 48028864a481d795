import type { Outline } from '../format.ts';
import { parseJson, toPlain } from '../json-text.ts';
import { isIdl, isProtocol } from './document.ts';
import { parseIdl } from './idl/parser.ts';
import { IdlSource } from './idl/spans.ts';
import { PRIMITIVES, qualify, referenceName } from './names.ts';
import type { RawObject } from './schema.ts';

/**
 * Full names that a text defines, what nothing else in it uses first, and what it needs: the files that an IDL text imports, else the
 * full names that it uses without defining them. Never throws.
 */
export function outline(text: string, file: string): Outline {
  const seen: Seen = { defines: new Map(), uses: new Map(), owner: null };
  const { types, namespace, imports } = read(text, file);
  for (const type of types) visit(type, namespace, seen, 0);
  const used = new Set([...seen.uses.values()].flatMap(({ meant, byOthers }) => (byOthers ? meant : [])));
  const names = [...seen.defines.keys()];
  const isMain = (name: string): boolean => seen.defines.get(name) === 'record' && !used.has(name);
  return {
    defines: [...names.filter(isMain), ...names.filter((name) => !isMain(name))],
    needs:
      imports.length > 0
        ? imports
        : [...seen.uses].filter(([, { meant }]) => !meant.some((name) => seen.defines.has(name))).map(([full]) => full),
  };
}

interface Types {
  readonly types: readonly unknown[];
  readonly namespace: string | null;
  readonly imports: readonly string[];
}

const NOTHING: Types = { types: [], namespace: null, imports: [] };

function read(text: string, file: string): Types {
  try {
    if (isIdl(text, file)) {
      const idl = parseIdl(text, new IdlSource(text, file));
      return { ...idl, types: [...(idl.main ?? []), ...idl.types] };
    }
    const data = readJson(text);
    if (!isProtocol(data)) return { ...NOTHING, types: [data] };
    const { types, namespace } = data;
    return { ...NOTHING, types: Array.isArray(types) ? types : [], namespace: typeof namespace === 'string' ? namespace : null };
  } catch {
    return NOTHING;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return toPlain(parseJson(text, { comments: true }));
  }
}

interface Seen {
  /** Kind by full name. */
  readonly defines: Map<string, string>;
  /** By the full name that is meant first: all that may be meant, and whether another type than itself uses it. */
  readonly uses: Map<string, { readonly meant: readonly string[]; byOthers: boolean }>;
  /** The definition around. */
  owner: string | null;
}

function visit(raw: unknown, namespace: string | null, seen: Seen, depth: number): void {
  if (depth > 256) return;
  if (typeof raw === 'string') use(raw, namespace, seen);
  else if (Array.isArray(raw)) for (const branch of raw) visit(branch, namespace, seen, depth + 1);
  else if (typeof raw === 'object' && raw !== null) visitDefinition(raw as RawObject, namespace, seen, depth + 1);
}

function visitDefinition(raw: RawObject, namespace: string | null, seen: Seen, depth: number): void {
  switch (raw['type']) {
    case 'record':
    case 'error':
    case 'enum':
    case 'fixed':
      return visitNamed(raw, namespace, seen, depth);
    case 'array':
      return visit(raw['items'], namespace, seen, depth);
    case 'map':
      return visit(raw['values'], namespace, seen, depth);
    default:
      return visit(raw['type'], namespace, seen, depth);
  }
}

function visitNamed(raw: RawObject, namespace: string | null, seen: Seen, depth: number): void {
  const { name: written, namespace: space, fields } = raw;
  const name = qualify(typeof written === 'string' ? written : '', typeof space === 'string' ? space : namespace);
  seen.defines.set(name.fullName, String(raw['type']));
  const { owner } = seen;
  seen.owner = name.fullName;
  for (const field of Array.isArray(fields) ? (fields as readonly unknown[]) : []) {
    if (typeof field === 'object' && field !== null) visit((field as RawObject)['type'], name.namespace, seen, depth + 1);
  }
  seen.owner = owner;
}

/** A bare name means a type of its own namespace first, and one without a namespace otherwise. */
function use(name: string, namespace: string | null, seen: Seen): void {
  if (PRIMITIVES.has(name)) return;
  const full = referenceName(name, namespace);
  const meant = full === name ? [full] : [full, name];
  const known = seen.uses.get(full);
  const byOthers = seen.owner !== null && !meant.includes(seen.owner);
  if (!known) seen.uses.set(full, { meant, byOthers });
  else known.byOthers ||= byOthers;
}

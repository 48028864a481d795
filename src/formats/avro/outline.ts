import type { Outline } from '../format.ts';
import { parseJson, toPlain } from '../json-text.ts';
import { PRIMITIVES, qualify, referenceName } from './names.ts';
import type { RawObject } from './schema.ts';

/** Full names that a text defines, and those that it uses without defining them. Never throws. */
export function outline(text: string, _file: string): Outline {
  const defines = new Set<string>();
  const uses = new Map<string, readonly string[]>();
  visit(readForgiving(text), null, defines, uses, 0);
  const needs = [...uses].filter(([, meant]) => !meant.some((name) => defines.has(name))).map(([full]) => full);
  return { defines: [...defines], needs };
}

function readForgiving(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    try {
      return toPlain(parseJson(text, { comments: true }));
    } catch {
      return null;
    }
  }
}

type Uses = Map<string, readonly string[]>;

function visit(raw: unknown, namespace: string | null, defines: Set<string>, uses: Uses, depth: number): void {
  if (depth > 256) return;
  if (typeof raw === 'string') use(raw, namespace, uses);
  else if (Array.isArray(raw)) for (const branch of raw) visit(branch, namespace, defines, uses, depth + 1);
  else if (typeof raw === 'object' && raw !== null) visitDefinition(raw as RawObject, namespace, defines, uses, depth + 1);
}

function visitDefinition(raw: RawObject, namespace: string | null, defines: Set<string>, uses: Uses, depth: number): void {
  switch (raw['type']) {
    case 'record':
    case 'error':
    case 'enum':
    case 'fixed': {
      const name = definedName(raw, namespace);
      defines.add(name.fullName);
      if (Array.isArray(raw['fields'])) {
        for (const field of raw['fields'] as readonly unknown[]) visit((field as RawObject | null)?.['type'], name.namespace, defines, uses, depth + 1);
      }
      return;
    }
    case 'array':
      return visit(raw['items'], namespace, defines, uses, depth);
    case 'map':
      return visit(raw['values'], namespace, defines, uses, depth);
    default:
      return visit(raw['type'], namespace, defines, uses, depth);
  }
}

function definedName(raw: RawObject, namespace: string | null): ReturnType<typeof qualify> {
  const { name, namespace: space } = raw;
  return qualify(typeof name === 'string' ? name : '', typeof space === 'string' ? space : namespace);
}

/** A bare name means a type of its own namespace first, and one without a namespace otherwise. */
function use(name: string, namespace: string | null, uses: Uses): void {
  if (PRIMITIVES.has(name)) return;
  const full = referenceName(name, namespace);
  if (!uses.has(full)) uses.set(full, full === name ? [full] : [full, name]);
}

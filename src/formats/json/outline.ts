import type { Outline } from '../format.ts';
import type { JsonNode } from '../json-text.ts';
import { readDocument } from './document.ts';
import { dialectOf, isMetaschema } from './dialect.ts';
import { resolveUri, splitFragment } from './uri.ts';

/** A text defines its own address, where it has one, and its path; it needs the texts that its `$ref`s lead to. Never throws. */
export function outline(text: string, file: string): Outline {
  const root = read(text, file);
  if (root === null) return { defines: [file], needs: [] };
  const idKeyword = dialectOf(root).name === 'draft-04' ? 'id' : '$id';
  const own = new Set<string>();
  const refs = new Map<string, string>();
  visit(root, null, { idKeyword, own, refs });
  const id = textOf(root, idKeyword);
  const needs = [...refs].filter(([ref, absolute]) => !own.has(absolute) && !isMetaschema(ref)).map(([ref]) => ref);
  return { defines: id === null ? [file] : [splitFragment(id).base, file], needs };
}

interface Seen {
  readonly idKeyword: string;
  /** Addresses inside the text. */
  readonly own: Set<string>;
  /** References without their fragments, and what they come to. */
  readonly refs: Map<string, string>;
}

function visit(node: JsonNode, parentBase: string | null, seen: Seen): void {
  if (node.kind === 'array') for (const item of node.items) visit(item, parentBase, seen);
  if (node.kind !== 'object') return;
  const id = textOf(node, seen.idKeyword);
  const base = id === null ? parentBase : resolveUri(parentBase, id);
  if (id !== null && base !== null) seen.own.add(splitFragment(base).base);
  const ref = splitFragment(textOf(node, '$ref') ?? '').base;
  if (ref !== '') seen.refs.set(ref, splitFragment(resolveUri(base, ref)).base);
  for (const { value } of node.members.values()) visit(value, base, seen);
}

function textOf(node: JsonNode, key: string): string | null {
  if (node.kind !== 'object') return null;
  const value = node.members.get(key)?.value;
  return value?.kind === 'string' && value.value !== '' ? value.value : null;
}

function read(text: string, file: string): JsonNode | null {
  try {
    return readDocument(text, file).root;
  } catch {
    return null;
  }
}

import type { JsonNode } from '../../../json-text.ts';

export type DialectName = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** The draft's number; later drafts compare greater. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

const DRAFTS: Readonly<Record<DialectName, Draft>> = { 'draft-04': 4, 'draft-06': 6, 'draft-07': 7, '2019-09': 2019, '2020-12': 2020 };
const META_SCHEMA = /^https?:\/\/json-schema\.org\/(draft-0[467]|draft\/2019-09|draft\/2020-12)\/(?:hyper-)?schema#?$/;

export function draftOf(name: DialectName): Draft {
  return DRAFTS[name];
}

/** The draft that `$schema` names; null when it is absent or not one of them. */
export function declaredDraft(node: JsonNode): Draft | null {
  const uri = textOf(node, '$schema');
  const name = uri === null ? undefined : META_SCHEMA.exec(uri)?.[1];
  return name === undefined ? null : DRAFTS[name.replace('draft/', '') as DialectName];
}

/** A member that is a string. */
export function textOf(node: JsonNode, key: string): string | null {
  const value = node.kind === 'object' ? node.members.get(key)?.value : undefined;
  return value?.kind === 'string' ? value.value : null;
}

/** A member, or null. */
export function memberOf(node: JsonNode, key: string): JsonNode | null {
  return node.kind === 'object' ? (node.members.get(key)?.value ?? null) : null;
}

import type { JsonNode } from '../json-text.ts';

export type DialectName = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** The registry has two front ends: one for the older drafts, one for 2019-09 and later. */
export interface Dialect {
  readonly name: DialectName;
  readonly modern: boolean;
}

const DIALECTS: readonly (Dialect & { readonly uri: string })[] = [
  { name: 'draft-04', modern: false, uri: '//json-schema.org/draft-04/schema' },
  { name: 'draft-06', modern: false, uri: '//json-schema.org/draft-06/schema' },
  { name: 'draft-07', modern: false, uri: '//json-schema.org/draft-07/schema' },
  { name: '2019-09', modern: true, uri: '//json-schema.org/draft/2019-09/schema' },
  { name: '2020-12', modern: true, uri: '//json-schema.org/draft/2020-12/schema' },
];

/** What is assumed where `$schema` is missing or unknown. */
const FALLBACK: Dialect = { name: 'draft-07', modern: false };

/** The dialect of a document by its `$schema`. */
export function dialectOf(root: JsonNode): Dialect {
  const uri = declaredDialect(root);
  if (uri === null) return FALLBACK;
  const path = uri.replace(/^https?:/, '');
  return DIALECTS.find((dialect) => path.startsWith(dialect.uri)) ?? FALLBACK;
}

/** The text of `$schema`, if there is one. */
export function declaredDialect(root: JsonNode): string | null {
  if (root.kind !== 'object') return null;
  const value = root.members.get('$schema')?.value;
  return value?.kind === 'string' ? value.value : null;
}

/** A known dialect's own metaschema: the registry has it at hand. */
export function isMetaschema(uri: string): boolean {
  const path = uri.replace(/#$/, '').replace(/^https?:/, '');
  return DIALECTS.some((dialect) => path === dialect.uri);
}

/** Base of documents that have no identifier of their own. */
export const NO_BASE = 'schema://here/';

/** Resolves a reference against an absolute URI (RFC 3986); what cannot be resolved comes back as it is. */
export function resolveUri(reference: string, base: string): { readonly uri: string; readonly fragment: string } {
  let full: string;
  try {
    full = new URL(reference, base).href;
  } catch {
    full = reference;
  }
  const hash = full.indexOf('#');
  if (hash < 0) return { uri: full, fragment: '' };
  return { uri: full.slice(0, hash), fragment: decoded(full.slice(hash + 1)) };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The tokens of a JSON Pointer (RFC 6901). */
export function pointerTokens(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

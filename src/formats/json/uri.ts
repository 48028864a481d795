const SCHEME = /^[a-zA-Z][a-zA-Z0-9+.-]*:/;

/** A URI without its fragment, and the fragment without `#` (empty when there is none). */
export function splitFragment(uri: string): { readonly base: string; readonly fragment: string } {
  const at = uri.indexOf('#');
  return at < 0 ? { base: uri, fragment: '' } : { base: uri.slice(0, at), fragment: uri.slice(at + 1) };
}

/** `ref` seen from `base`, which is a URI, a relative file path, or null. */
export function resolveUri(base: string | null, ref: string): string {
  if (base === null || base === '' || SCHEME.test(ref)) return ref;
  const from = splitFragment(base).base;
  if (ref === '' || ref.startsWith('#')) return from + ref;
  if (!SCHEME.test(from)) return resolvePath(from, ref);
  try {
    return new URL(ref, from).href;
  } catch {
    return ref;
  }
}

/** JSON pointer segments of a fragment such as `/definitions/a~1b`; null when it is not a pointer. */
export function pointerSegments(fragment: string): string[] | null {
  if (fragment === '') return [];
  if (!fragment.startsWith('/')) return null;
  return fragment.slice(1).split('/').map((segment) => unescape(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function unescape(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function resolvePath(from: string, ref: string): string {
  if (ref.startsWith('/')) return ref;
  const path = from.split('/').slice(0, -1);
  const { base, fragment } = splitFragment(ref);
  for (const segment of base.split('/')) {
    if (segment === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (segment !== '.') path.push(segment);
  }
  return path.join('/') + (fragment === '' ? '' : `#${fragment}`);
}

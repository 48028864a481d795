const MAX_ALTERNATIVES = 64;

/**
 * Does a path with forward slashes match? `*` and `?` stay within a name, `**` spans folders, `{a,b}` are alternatives.
 * A pattern without wildcards also takes everything below the folder it names. Time is at most length times length.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const parts = path.split('/');
  return alternatives(glob.replace(/^\.\//, '')).some((one) => {
    if (!/[*?]/.test(one)) return path === one || path.startsWith(one.endsWith('/') || one === '' ? one : `${one}/`);
    const pattern = (one.endsWith('/') ? `${one}**` : one).split('/');
    return wildcard(pattern, parts, '**', (name, part) => wildcard(Array.from(name), Array.from(part), '*', (a, b) => a === '?' || a === b));
  });
}

/** Globs in order; one that begins with `!` takes paths out again. */
export function matchesAny(globs: readonly string[], path: string): boolean {
  let matched = globs.length > 0 && globs.every((glob) => glob.startsWith('!'));
  for (const glob of globs) {
    if (glob.startsWith('!')) matched &&= !matchesGlob(glob.slice(1), path);
    else matched ||= matchesGlob(glob, path);
  }
  return matched;
}

/** Goes back to the last star only: no pattern needs more, and none can take longer. */
function wildcard<Item>(pattern: readonly Item[], items: readonly Item[], star: Item, same: (wanted: Item, item: Item) => boolean): boolean {
  let at = 0;
  let starAt = -1;
  let resume = 0;
  for (let i = 0; i < items.length; ) {
    if (at < pattern.length && pattern[at] === star) {
      starAt = at++;
      resume = i;
    } else if (at < pattern.length && same(pattern[at]!, items[i]!)) {
      at++;
      i++;
    } else if (starAt >= 0) {
      at = starAt + 1;
      i = ++resume;
    } else return false;
  }
  while (at < pattern.length && pattern[at] === star) at++;
  return at === pattern.length;
}

function alternatives(glob: string): readonly string[] {
  let open = [glob];
  for (let braces = 0; braces < 6; braces++) {
    const next = open.flatMap((one) => {
      const [whole, inside] = /\{([^{}]*)\}/.exec(one) ?? [];
      return whole === undefined ? [one] : inside!.split(',').map((word) => one.replace(whole, () => word));
    });
    if (next.length === open.length && next.every((one, i) => one === open[i])) break;
    open = next.slice(0, MAX_ALTERNATIVES);
  }
  return open;
}

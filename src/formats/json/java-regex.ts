/** Longest pattern and longest name that are tried: matching is not linear. */
const MAX_PATTERN = 1000;
const MAX_NAME = 256;

export type JavaRegex = { readonly matches: (name: string) => boolean } | { readonly error: string };

/** A pattern under Java's rules, as far as JavaScript can run it: `matches` finds it anywhere in a name. */
export function javaRegex(pattern: string): JavaRegex {
  const compiled = compile(pattern);
  if (typeof compiled === 'string') return { error: compiled };
  return { matches: (name) => name.length <= MAX_NAME && pattern.length <= MAX_PATTERN && compiled.test(name) };
}

function compile(pattern: string): RegExp | string {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch (error) {
      if (flags === '') return error instanceof Error ? error.message : String(error);
    }
  }
  return 'not a pattern';
}

import { UncheckedError } from '../../errors.ts';
import { Automaton } from './regex/automaton.ts';
import { parsePattern } from './regex/parser.ts';
import type { Tree } from './regex/tree.ts';

export type JavaRegex = { readonly matches: (name: string) => boolean } | { readonly error: string };

/** Longest name that is held against a pattern. */
const MAX_NAME = 10_000;

/**
 * A pattern under Java's rules. `error` is what Java has against it. `matches` finds it anywhere in a name, in linear time;
 * it throws UncheckedError for the few things that only Java can match.
 */
export function javaRegex(pattern: string): JavaRegex {
  const parsed = parsePattern(pattern);
  if ('error' in parsed) return parsed;
  let automaton: Automaton | null = null;
  const matches = (name: string): boolean => {
    if (name.length > MAX_NAME) throw unchecked(pattern, 'is not tried on so long a name');
    automaton ??= build(pattern, parsed.tree);
    return automaton.finds(Array.from(name));
  };
  return { matches };
}

function build(pattern: string, tree: Tree | null): Automaton {
  if (tree === null) throw unchecked(pattern, 'uses what only Java can match');
  try {
    return new Automaton(tree);
  } catch (error) {
    if (error instanceof RangeError) throw unchecked(pattern, 'is too large', error);
    throw error;
  }
}

function unchecked(pattern: string, why: string, cause?: unknown): UncheckedError {
  return new UncheckedError(`The pattern \`${pattern}\` ${why}, so the names it covers are unknown.`, { help: 'Write the pattern more simply.', cause });
}

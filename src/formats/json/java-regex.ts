import { UncheckedError } from '../../errors.ts';
import type { Translation } from './regex/translation.ts';
import { translate } from './regex/translation.ts';

export type JavaRegex = { readonly matches: (name: string) => boolean } | { readonly error: string };

/** Longest name that is tried, by how much the pattern can go back and forth. */
const MAX_NAME = { simple: 256, several: 64, nested: 20 } as const;

/**
 * A pattern under Java's rules. `error` is what Java has against it. `matches` finds it anywhere in a name; it throws UncheckedError
 * for what JavaScript cannot run, or not in time.
 */
export function javaRegex(pattern: string): JavaRegex {
  const translation = translate(pattern);
  if ('error' in translation) return translation;
  let compiled: RegExp | null = null;
  const matches = (name: string): boolean => {
    if (name.length > longest(translation)) throw unchecked(pattern, 'takes too long on long names');
    compiled ??= compile(pattern, translation);
    return compiled.test(name);
  };
  return { matches };
}

function longest({ unbounded, nested }: Translation): number {
  if (nested) return MAX_NAME.nested;
  return unbounded > 2 ? MAX_NAME.several : MAX_NAME.simple;
}

function compile(pattern: string, { source, flags }: Translation): RegExp {
  if (source === null) throw unchecked(pattern, 'uses what only Java can match');
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw unchecked(pattern, 'uses what only Java can match', error);
  }
}

function unchecked(pattern: string, why: string, cause?: unknown): UncheckedError {
  return new UncheckedError(`The pattern \`${pattern}\` ${why}, so the names it covers are unknown.`, { help: 'Write the pattern more simply.', cause });
}

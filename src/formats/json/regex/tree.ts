/** A Java pattern as a tree. */
export type Tree =
  | { readonly kind: 'character'; readonly test: (character: string) => boolean }
  | { readonly kind: 'assertion'; readonly holds: (text: readonly string[], at: number) => boolean }
  | { readonly kind: 'look'; readonly inner: Tree; readonly negative: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'choice'; readonly options: readonly Tree[] }
  | { readonly kind: 'repeat'; readonly inner: Tree; readonly min: number; readonly max: number | null };

export interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
}

/** One character exactly, or in either case. */
export function oneCharacter(character: string, { ignoreCase }: Flags): Tree {
  if (!ignoreCase) return { kind: 'character', test: (other) => other === character };
  const folded = character.toLowerCase();
  return { kind: 'character', test: (other) => other.toLowerCase() === folded };
}

/** A character of a set; `source` is a JavaScript pattern for a single character. */
export function characterSet(source: string, { ignoreCase }: Flags): Tree {
  let compiled: RegExp | null = null;
  return { kind: 'character', test: (character) => (compiled ??= new RegExp(`^(?:${source})$`, ignoreCase ? 'iu' : 'u')).test(character) };
}

export function anyCharacter({ dotAll }: Flags): Tree {
  return { kind: 'character', test: (character) => dotAll || !isTerminator(character) };
}

/** `^` and `\A`. */
export function lineStart(multiline: boolean): Tree {
  return { kind: 'assertion', holds: (text, at) => at === 0 || (multiline && isTerminator(text[at - 1]!)) };
}

/** `$`, `\Z`, which also hold before a terminator that ends the text, and `\z`. */
export function lineEnd(multiline: boolean, strict: boolean): Tree {
  return {
    kind: 'assertion',
    holds: (text, at) => at === text.length || (multiline && isTerminator(text[at]!)) || (!strict && at === text.length - 1 && isTerminator(text[at]!)),
  };
}

export function wordBoundary(negative: boolean): Tree {
  const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character);
  return { kind: 'assertion', holds: (text, at) => (isWord(text[at - 1]) !== isWord(text[at])) !== negative };
}

function isTerminator(character: string): boolean {
  return /^[\n\r\u0085\u2028\u2029]$/.test(character);
}

import { UsageError } from '../errors.ts';

/** Where earlier schemas come from, as a person names it. `named` is a path if there is one, and a commit otherwise. */
export type Ref =
  | { readonly kind: 'registry' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'git'; readonly commit: string; readonly path: string }
  | { readonly kind: 'named'; readonly name: string };

const GRAMMAR = 'Write a folder or file, a commit, git:<commit>[:<path>], or registry.';

/**
 * Reads the one grammar of `--against` and `baseline`: a folder or file, `git:<commit>[:<path>]`, `registry`, or a bare
 * branch, tag or commit.
 *
 * @throws UsageError for anything that could be taken for an option or a range by git, and for paths that leave the tree.
 */
export function parseRef(text: string): Ref {
  if (text === 'registry') return { kind: 'registry' };
  if (text.startsWith('git:')) {
    const rest = text.slice('git:'.length);
    const colon = rest.indexOf(':');
    const commit = colon < 0 ? rest : rest.slice(0, colon);
    return { kind: 'git', commit: checkedCommit(commit), path: colon < 0 ? '' : innerPath(rest.slice(colon + 1)) };
  }
  if (text === '' || /[\0-\x1f]/.test(text)) throw wrong(text);
  if (/^(?:\.{1,2}(?:[/\\]|$)|[/\\~]|[A-Za-z]:[/\\])/.test(text)) return { kind: 'path', path: text };
  return { kind: 'named', name: text };
}

/** A branch, tag, or commit with its suffixes (`HEAD~1`, `v1^2`, `main@{1}`), safe to hand to git. */
export function checkedCommit(name: string): string {
  const fits = /^[\p{L}\p{N}_@^][\p{L}\p{N}_./@^~{}+#=%,!-]*$/u.test(name) && !name.includes('..') && name.length <= 256;
  if (!fits) throw wrong(name);
  return name;
}

function innerPath(path: string): string {
  const clean = path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
  const leaves = clean.split('/').some((part) => part === '..' || part === '.') || /^(?:\/|[A-Za-z]:)/.test(clean);
  if (leaves || /[\0-\x1f]/.test(clean)) throw wrong(path);
  return clean;
}

function wrong(text: string): UsageError {
  return new UsageError({ message: `\`${text}\` does not name a baseline.`, place: null, help: GRAMMAR });
}

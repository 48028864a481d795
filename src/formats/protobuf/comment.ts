/** What the author wrote next to a declaration: the comment right before it, and the one behind it on its line. */
export function docOf(text: string, declaration: { readonly lead: number; readonly start: number; readonly end: number }): string | null {
  const parts = [leadingComment(text, declaration.lead, declaration.start), trailingComment(text, declaration.end)];
  const doc = parts.filter((part) => part !== '').join('\n');
  return doc === '' ? null : doc;
}

/** The unit that a comment names as `@unit: cents`. */
export function unitIn(doc: string | null): string | null {
  return (doc === null ? null : /@unit:\s*([^\s*]+)/.exec(doc)?.[1]) ?? null;
}

function leadingComment(text: string, lead: number, start: number): string {
  let before = text.slice(lead, start).replaceAll('\r\n', '\n');
  // What follows the previous declaration on its line belongs to that one.
  const previous = text.charCodeAt(lead - 1);
  if (previous === 0x3b || previous === 0x7b || previous === 0x7d) {
    const line = before.indexOf('\n');
    const block = before.trimStart().startsWith('/*') ? before.indexOf('*/') + 2 : 0;
    before = line < 0 ? '' : before.slice(Math.max(line, block));
  }
  return lastBlock(before);
}

/** A blank line cuts a comment off from what follows it. */
function lastBlock(trivia: string): string {
  let block: string[] = [];
  let end = 0;
  for (const match of trivia.matchAll(/\/\/[^\n]*|\/\*[^]*?\*\//g)) {
    if (hasBlankLine(trivia.slice(end, match.index))) block = [];
    block.push(plain(match[0]));
    end = match.index + match[0].length;
  }
  return hasBlankLine(trivia.slice(end)) ? '' : block.join('\n');
}

function hasBlankLine(gap: string): boolean {
  return /\n[ \t]*\n/.test(gap);
}

function trailingComment(text: string, end: number): string {
  const match = /^[ \t]*(\/\/[^\n]*|\/\*[^]*?\*\/)/.exec(text.slice(end, end + 2000));
  return match === null ? '' : plain(match[1]!);
}

function plain(comment: string): string {
  const lines = comment.split('\n').map((line) =>
    line
      .trim()
      .replace(/^\/\*+\s?/, '')
      .replace(/\s*\*+\/$/, '')
      .replace(/^(?:\/\/+|\*+)\s?/, '')
      .trimEnd(),
  );
  return lines.join('\n').trim();
}

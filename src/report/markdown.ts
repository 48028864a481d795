import { codeSpans } from './code-spans.ts';
import { safeLine, safeText } from './escape.ts';

const ZERO_WIDTH_JOINER = '\u200d';

/** Free text within a paragraph, an item or a table cell: no markup, no mention, no reference to an issue, no link. */
export function mdText(text: string): string {
  return notABlock(inline(text.trim()));
}

/** A sentence with names in backticks. */
export function mdSentence(sentence: string): string {
  return notABlock(codeSpans(sentence.trim()).map(({ text, code }) => (code ? mdCode(text) : inline(text))).join(''));
}

/** A name or a value from outside. Entities where a backtick, a pipe or a backslash would end the span or the cell. */
export function mdCode(text: string): string {
  const line = safeLine(text);
  if (line.trim() === '') return inline(JSON.stringify(line));
  return /[`|\\]|^\s|\s$/.test(line) ? `<code>${line.replace(/[^\w\s]/gu, entity)}</code>` : `\`${line}\``;
}

/** Lines as they are, in a fence longer than any run of backticks within. */
export function mdFence(lines: readonly string[], language: string): string[] {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}${language}`, ...lines.map(safeText), fence];
}

const SPECIAL = /gh-(?=\d)|www\.|:(?=\/\/)|[@#](?=[\da-z])|(?<![a-z\d])_|_(?![a-z\d])|[&<>|\\`*[\]~$]/gi;

function inline(text: string): string {
  return safeLine(text).replace(SPECIAL, (unit) => {
    if (/[&<>|\\`]/.test(unit)) return entity(unit);
    if (unit.length > 1) return unit.endsWith('.') ? `${unit.slice(0, -1)}\\.` : `${unit}${ZERO_WIDTH_JOINER}`;
    return `\\${unit}${/[@#]/.test(unit) ? ZERO_WIDTH_JOINER : ''}`;
  });
}

/** At the start of a line `#`, `-`, `+`, `=`, `1.` and `1)` would open a title or a list. */
function notABlock(text: string): string {
  return text.replace(/^(\d*)([-+=.)#])/, String.raw`$1\$2`);
}

function entity(unit: string): string {
  return `&#${unit.codePointAt(0)!};`;
}

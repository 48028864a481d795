import type { ExcerptLine } from '../../model.ts';
import { html, type Html } from '../html.ts';

/** The lines of a schema with their numbers; the line that is gone has a dash for a number. */
export function excerptBlock(lines: readonly ExcerptLine[]): Html {
  if (lines.length === 0) return html``;
  return html`<pre class="excerpt">${lines.map(lineOf)}</pre>`;
}

function lineOf({ number, text, mark }: ExcerptLine): Html {
  const points = Array.from(text);
  const from = mark ? mark.from - 1 : points.length;
  const to = mark ? mark.to - 1 : points.length;
  const part = (start: number, end?: number): string => points.slice(start, end).join('');
  const marked = mark ? html`<mark>${part(from, to)}</mark>` : null;
  return html`<span class="line${number === null ? ' gone' : ''}"><span class="number">${number ?? '-'}</span>${part(0, from)}${marked}${part(to)}
</span>`;
}

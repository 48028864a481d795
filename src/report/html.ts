import { codeSpans } from './code-spans.ts';
import { safeText } from './escape.ts';

/** Markup that is already escaped. Only `html` makes it. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = string | number | null | Html | readonly HtmlValue[];

const ENTITIES: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;']]);

/** A piece of a page: what is written in the template is markup, every value in it is text, unless it is such a piece itself. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: template.map((part, index) => part + (index < values.length ? markup(values[index]!) : '')).join('') };
}

/** A sentence with names in backticks. */
export function htmlSentence(sentence: string): Html {
  return html`${codeSpans(sentence).map(({ text, code }) => (code ? html`<code>${text}</code>` : text))}`;
}

function markup(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return safeText(String(value)).replace(/[&<>"']/g, (unit) => ENTITIES.get(unit)!);
  return 'markup' in value ? value.markup : value.map(markup).join('');
}

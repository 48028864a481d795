import { safeLine, safeText } from './escape.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&apos;']]);

/** Text between tags. Characters that XML forbids are shown; `]]>` cannot arise. */
export function xmlText(text: string): string {
  return escaped(safeText(text));
}

/** ` name="value"`, or nothing for a value that is not there. */
export function xmlAttribute(name: string, value: string | number | null): string {
  return value === null ? '' : ` ${name}="${escaped(safeLine(String(value)))}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (unit) => ENTITIES.get(unit)!);
}

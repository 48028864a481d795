/**
 * The boundary for text from outside (names, docs, messages, paths, registry answers) on its way to a terminal.
 * Control, bidirectional and zero-width characters are shown, never sent.
 */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** One line: line ends and tabs are shown as well. */
export function safeLine(text: string): string {
  return safeText(text).replace(/[\n\t]/g, (unit) => (unit === '\n' ? '\\n' : ' '));
}

/** Keeps line ends and tabs. */
export function safeText(text: string): string {
  return text.replace(UNSAFE, (unit) => `\\u{${unit.codePointAt(0)!.toString(16)}}`);
}

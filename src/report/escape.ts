/**
 * The boundary for text from outside (names, docs, messages, paths, registry answers) on its way to a person.
 * Control, bidirectional and zero-width characters are shown, never sent. The escapers beside this file start from it.
 */
export const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff]|[\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0f]|\p{Surrogate}/gu;

/** What a CI server obeys in a log: `::command::` where a line may start, `##[command]`, `##vso[` and `##teamcity[` anywhere. */
const COMMAND = /(?<!\S)::(?=[a-z])|##(?=[a-z]*\[)/gi;

/** One line: line ends and tabs are shown as well. */
export function safeLine(text: string): string {
  return safeText(text.replace(/[\n\t]/g, (unit) => (unit === '\n' ? '\\n' : ' ')));
}

/** Keeps line ends and tabs. */
export function safeText(text: string): string {
  return text.replace(UNSAFE, shown).replace(COMMAND, (units) => `${shown(units)}${units.slice(1)}`);
}

/** `safeLine`, piece by piece: one for each code point of the text. */
export function safePoints(text: string): string[] {
  const broken = new Set([...text.matchAll(COMMAND)].map((match) => match.index));
  let at = 0;
  return Array.from(text).map((point) => {
    const piece = broken.has(at) ? shown(point) : safeLine(point);
    at += point.length;
    return piece;
  });
}

function shown(unit: string): string {
  return `\\u{${unit.codePointAt(0)!.toString(16)}}`;
}

/** Breaks a sentence at spaces so that it fits; words are never cut. Later lines start with `indent`. */
export function wrap(text: string, width: number, first: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  let room = width - first;
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > room) {
      lines.push(line);
      line = word;
      room = width - indent.length;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

/** Code points; wide characters are rare in schemas, and a line that is a little long harms nobody. */
export function displayWidth(text: string): number {
  return Array.from(text).length;
}

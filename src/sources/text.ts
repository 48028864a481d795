import type { InputProblem } from '../model.ts';

/** The text of a file, or what is wrong with its bytes. A byte order mark is not part of the text. */
export type Decoded = { readonly text: string } | { readonly problem: InputProblem };

const LINE_FEED = 10;

/** Decodes UTF-8 and nothing else; a byte that is not UTF-8 is a problem with its place. */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: { message: `\`${file}\` is not UTF-8 text.`, place: placeOfBadByte(bytes, file), help: 'Save the file as UTF-8.' } };
  }
}

function placeOfBadByte(bytes: Uint8Array, file: string): { file: string; line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = bytes.indexOf(LINE_FEED); i >= 0; i = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, i))) break;
    start = i + 1;
    line++;
  }
  const end = bytes.indexOf(LINE_FEED, start);
  const bad = bytes.subarray(start, end < 0 ? bytes.length : end);
  // A lossy decoder marks the first bad byte; what stands before it is as long as it is in the file.
  const before = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bad).split('\uFFFD')[0] ?? '';
  return { file, line, column: Array.from(before).length + 1 };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

import type { Place } from './model.ts';

/** Turns offsets of one text into places. Built only after a finding: it reads the whole text once. */
export class Places {
  readonly #text: string;
  readonly #file: string;
  #starts: number[] | null = null;
  /** Where counting stopped last: places come mostly in order, and a text may be one long line. */
  #last = { start: -1, offset: 0, column: 1 };

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  /** `start` and `end` are UTF-16 offsets into the text; `end` is exclusive. */
  at(start: number, end = start): Place {
    const from = this.#position(start);
    if (end <= start) return { file: this.#file, line: from.line, column: from.column };
    const to = this.#position(end);
    return { file: this.#file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  #position(offset: number): { line: number; column: number } {
    const starts = (this.#starts ??= lineStarts(this.#text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low]!;
    const known = this.#last.start === start && this.#last.offset <= offset ? this.#last : { offset: start, column: 1 };
    let column = known.column;
    for (let i = known.offset; i < offset; i++) {
      const unit = this.#text.charCodeAt(i);
      // The second half of a surrogate pair is not a column of its own.
      if (unit < 0xdc00 || unit > 0xdfff) column++;
    }
    this.#last = { start, offset, column };
    return { line: low + 1, column };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) starts.push(i + 1);
    else if (unit === 13) {
      if (text.charCodeAt(i + 1) === 10) i++;
      starts.push(i + 1);
    }
  }
  return starts;
}

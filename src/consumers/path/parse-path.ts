import type { FieldPath, PathError, Step } from './path.ts';

const MAX_STEPS = 64;

/** Reads `items[].sku`, `attrs{}`, `attrs{region}`, `payment<Card>.last4`, `"odd.name".x`. */
export function parsePath(text: string): FieldPath | PathError {
  const reader = new PathReader(text);
  const steps = reader.read();
  return Array.isArray(steps) ? { text, steps } : steps;
}

export function isPathError(path: FieldPath | PathError): path is PathError {
  return 'offset' in path;
}

class PathReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Step[] | PathError {
    const steps: Step[] = [];
    while (true) {
      const name = this.#name('.[{<');
      if (typeof name !== 'string') return name;
      steps.push({ kind: 'member', name });
      for (let suffix = this.#suffix(); suffix; suffix = this.#suffix()) {
        if ('offset' in suffix) return suffix;
        steps.push(suffix);
      }
      if (steps.length > MAX_STEPS) return this.#error(`A path has at most ${MAX_STEPS} steps`, this.#at, 'Shorten the path.');
      if (this.#at >= this.#text.length) return steps;
      if (this.#text[this.#at] !== '.') return this.#unexpected();
      this.#at++;
    }
  }

  /** Up to one of `stops`, or a quoted name with the escapes of JSON. */
  #name(stops: string): string | PathError {
    const start = this.#at;
    if (this.#text[start] === '"') return this.#quoted(start);
    while (this.#at < this.#text.length && !stops.includes(this.#text[this.#at]!)) {
      if (/[\]}>"]/.test(this.#text[this.#at]!)) return this.#unexpected();
      this.#at++;
    }
    if (this.#at > start) return this.#text.slice(start, this.#at);
    return this.#error('A name is missing in the path', start, 'Write a field name, or quote an empty one: `""`.');
  }

  #quoted(start: number): string | PathError {
    const match = /"(?:[^"\\]|\\.)*"/y;
    match.lastIndex = start;
    const found = match.exec(this.#text)?.[0];
    if (found === undefined) return this.#error('A quoted name is not closed', start, 'Close it with `"`.');
    try {
      this.#at = start + found.length;
      return JSON.parse(found) as string;
    } catch {
      return this.#error(`${found} is not a quoted name`, start, 'Escape quotes and backslashes with a backslash.');
    }
  }

  #suffix(): Step | PathError | null {
    const open = this.#text[this.#at];
    if (open === '[') return this.#close(']', { kind: 'each' });
    if (open === '<') return this.#within('>', (name) => ({ kind: 'branch', name }));
    if (open !== '{') return null;
    return this.#text[this.#at + 1] === '}' ? this.#close('}', { kind: 'values' }) : this.#within('}', (key) => ({ kind: 'key', key }));
  }

  #close(end: string, step: Step): Step | PathError {
    if (this.#text[this.#at + 1] !== end) {
      return this.#error(`\`${this.#text[this.#at]}\` is not followed by \`${end}\``, this.#at, 'Write `[]` for each element; a path has no indexes.');
    }
    this.#at += 2;
    return step;
  }

  #within(end: string, toStep: (name: string) => Step): Step | PathError {
    const open = this.#at++;
    const quoted = this.#text[this.#at] === '"';
    if (quoted) {
      const name = this.#quoted(this.#at);
      if (typeof name !== 'string') return name;
      return this.#text[this.#at] === end ? (this.#at++, toStep(name)) : this.#unexpected();
    }
    const close = this.#text.indexOf(end, this.#at);
    if (close < 0) return this.#error(`\`${this.#text[open]}\` is not closed`, open, `Close it with \`${end}\`.`);
    const name = this.#text.slice(this.#at, close);
    if (name === '') return this.#error('A branch name is missing', open, 'Write the name of the branch between `<` and `>`.');
    this.#at = close + 1;
    return toStep(name);
  }

  #unexpected(): PathError {
    return this.#error(`\`${this.#text[this.#at]}\` is unexpected here`, this.#at, 'Quote a name that holds such a character: `"odd.name"`.');
  }

  #error(message: string, offset: number, help: string): PathError {
    return { message, offset, help };
  }
}

/** An element of an XML document. Text is the text of the element itself, decoded. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const NAME = /[A-Za-z_][\w.-]*/y;
const ENTITIES: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

/** Reads the part of XML 1.0 that a report needs, and throws at everything else: no doctype, comment, CDATA or instruction. */
export function parseXml(document: string): Element {
  const bad = FORBIDDEN.exec(document);
  if (bad) throw new Error(`character ${bad[0].codePointAt(0)!.toString(16)} at ${bad.index}`);
  const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(prolog)) throw new Error('no prolog');
  const reader = new Reader(document, prolog.length);
  const root = reader.element();
  if (document.slice(reader.at).trim() !== '') throw new Error(`content after the root, at ${reader.at}`);
  return root;
}

class Reader {
  at: number;
  readonly #text: string;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  element(): Element {
    this.#take('<');
    const name = this.#name();
    const attributes = this.#attributes();
    if (this.#skip('/>')) return { name, attributes, children: [], text: '' };
    this.#take('>');
    const children: Element[] = [];
    let text = '';
    for (;;) {
      const next = this.#text.indexOf('<', this.at);
      if (next < 0) throw new Error(`\`${name}\` is not closed`);
      text += decoded(this.#text.slice(this.at, next));
      this.at = next;
      if (this.#skip('</')) break;
      children.push(this.element());
    }
    this.#take(name);
    this.#take('>');
    return { name, attributes, children, text };
  }

  #attributes(): Map<string, string> {
    const found = new Map<string, string>();
    while (this.#skip(' ')) {
      const name = this.#name();
      this.#take('="');
      const end = this.#text.indexOf('"', this.at);
      const value = this.#text.slice(this.at, end);
      if (end < 0 || /[<\n\t]/.test(value)) throw new Error(`value of \`${name}\` at ${this.at}`);
      if (found.has(name)) throw new Error(`\`${name}\` twice`);
      found.set(name, decoded(value));
      this.at = end + 1;
    }
    return found;
  }

  #name(): string {
    NAME.lastIndex = this.at;
    const match = NAME.exec(this.#text);
    if (!match) throw new Error(`no name at ${this.at}`);
    this.at += match[0].length;
    return match[0];
  }

  #skip(text: string): boolean {
    const found = this.#text.startsWith(text, this.at);
    if (found) this.at += text.length;
    return found;
  }

  #take(text: string): void {
    if (!this.#skip(text)) throw new Error(`\`${text}\` expected at ${this.at}: ${this.#text.slice(this.at, this.at + 30)}`);
  }
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error('the end of CDATA in text');
  return text.replace(/&([^;]*;?)/g, (_whole, body: string) => {
    const entity = ENTITIES.get(body.slice(0, -1));
    if (!body.endsWith(';') || entity === undefined) throw new Error(`entity ${body}`);
    return entity;
  });
}

/** All elements of a name, wherever they are. */
export function all(element: Element, name: string): Element[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];
}

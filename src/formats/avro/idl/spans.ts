import type { Place } from '../../../model.ts';
import { Places } from '../../../place.ts';
import type { JsonNode, JsonObject } from '../../json-text.ts';
import type { Raw } from '../schema.ts';
import type { Part, Source } from '../source.ts';

/** UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Entry {
  span: Span;
  readonly members: Map<string | number, { readonly span: Span; readonly node?: JsonNode }>;
}

/** IDL text, and where each piece of the data made from it was written. */
export class IdlSource implements Source {
  readonly file: string;
  readonly #text: string;
  readonly #entries = new Map<Raw, Entry>();
  #places: Places | null = null;

  constructor(text: string, file: string) {
    this.#text = text;
    this.file = file;
  }

  /** Notes where an object or array was written. */
  note(holder: Raw, span: Span): void {
    const known = this.#entries.get(holder);
    if (known) known.span = span;
    else this.#entries.set(holder, { span, members: new Map() });
  }

  /** Notes where a member was written, and its lossless value if it is JSON. */
  noteMember(holder: Raw, key: string | number, span: Span, node?: JsonNode): void {
    this.#entries.get(holder)?.members.set(key, node ? { span, node } : { span });
  }

  place(holder: Raw | null, key: string | number | null, _part?: Part): Place | null {
    const places = (this.#places ??= new Places(this.#text, this.file));
    if (holder === null) return places.at(0);
    const entry = this.#entries.get(holder);
    if (!entry) return null;
    const span = (key === null ? undefined : entry.members.get(key)?.span) ?? entry.span;
    return places.at(span.start, span.end);
  }

  spelled(holder: Raw, key: string): string | null {
    const node = this.#entries.get(holder)?.members.get(key)?.node;
    return node?.kind === 'number' ? node.raw : null;
  }

  /** What of an object was written as JSON: defaults and annotations. */
  lossless(holder: Raw): JsonObject | undefined {
    const entry = this.#entries.get(holder);
    if (!entry) return undefined;
    const members = [...entry.members].flatMap(([key, { node, span }]) => {
      return node ? [[String(key), { keyStart: span.start, keyEnd: span.start, value: node }] as const] : [];
    });
    return { kind: 'object', start: entry.span.start, end: entry.span.end, members: new Map(members), duplicates: [] };
  }
}

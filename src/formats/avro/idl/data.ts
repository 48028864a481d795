import type { JsonNode } from '../../json-text.ts';
import { toPlain } from '../../json-text.ts';
import type { Token } from './lexer.ts';
import type { IdlSource, Span } from './spans.ts';

/** Data in the making: the JSON that a declaration stands for. Without a prototype, since annotations name the keys. */
export type Draft = Record<string, unknown>;

export interface Annotation {
  readonly name: string;
  readonly node: JsonNode;
  readonly span: Span;
}

/** Makes drafts and remembers where their parts were written. */
export class DraftMaker {
  readonly #source: IdlSource;

  constructor(source: IdlSource) {
    this.#source = source;
  }

  draft(start: number): Draft {
    const draft = Object.create(null) as Draft;
    this.#source.note(draft, { start, end: start });
    return draft;
  }

  list(start: number): unknown[] {
    const list: unknown[] = [];
    this.#source.note(list, { start, end: start });
    return list;
  }

  close(draft: object, start: number, end: number): void {
    this.#source.note(draft, { start, end });
  }

  set(draft: Draft, key: string, value: unknown, span: Span): void {
    draft[key] = value;
    this.#source.noteMember(draft, key, span);
  }

  push(list: unknown[], value: unknown, span: Span): void {
    this.#source.noteMember(list, list.length, span);
    list.push(value);
  }

  json(draft: Draft, key: string, node: JsonNode, span: Span): void {
    draft[key] = toPlain(node);
    this.#source.noteMember(draft, key, span, node);
  }

  doc(draft: Draft, token: Token): void {
    if (token.doc !== null) draft['doc'] = token.doc;
  }

  /** Annotations become properties; `except` names those that belong elsewhere. */
  annotate(draft: Draft, annotations: readonly Annotation[], except: readonly string[] = []): void {
    for (const { name, node, span } of annotations) {
      if (!except.includes(name)) this.json(draft, name, node, span);
    }
  }
}

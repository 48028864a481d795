import { type Annotation, type Draft, DraftMaker } from './data.ts';
import { IdlLexer, type Token } from './lexer.ts';
import type { IdlSource } from './spans.ts';
import { TypeReader } from './types.ts';

/** What an IDL text says. Types are the JSON that their declarations stand for. */
export interface IdlFile {
  readonly namespace: string | null;
  /** In order; each one with its place noted in the source. */
  readonly types: readonly unknown[];
  /** The type of `schema ...;`, as a list of one so that it has a holder. */
  readonly main: readonly unknown[] | null;
  /** Paths of imported files, as written. */
  readonly imports: readonly string[];
}

/** Parses a protocol or a schema in Avro IDL. Throws IdlError. */
export function parseIdl(text: string, source: IdlSource): IdlFile {
  return new IdlParser(text, source).file();
}

class IdlParser {
  readonly #lexer: IdlLexer;
  readonly #drafts: DraftMaker;
  readonly #reader: TypeReader;
  readonly #types: unknown[];
  readonly #imports: string[] = [];
  #namespace: string | null = null;
  #main: unknown[] | null = null;

  constructor(text: string, source: IdlSource) {
    this.#lexer = new IdlLexer(text);
    this.#drafts = new DraftMaker(source);
    this.#reader = new TypeReader(this.#lexer, this.#drafts);
    this.#types = this.#drafts.list(0);
  }

  file(): IdlFile {
    const lexer = this.#lexer;
    while (lexer.next.kind !== 'end') this.#top();
    return { namespace: this.#namespace, types: this.#types, main: this.#main, imports: this.#imports };
  }

  #top(): void {
    const lexer = this.#lexer;
    const first = lexer.next;
    const annotations = this.#reader.annotations();
    if (lexer.is('namespace')) {
      lexer.take();
      this.#namespace = lexer.word('a namespace').text;
      lexer.expect(';');
    } else if (lexer.is('schema')) {
      const { start } = lexer.take();
      this.#main = this.#drafts.list(start);
      const { data, span } = this.#reader.type();
      this.#drafts.push(this.#main, data, span);
      lexer.expect(';');
    } else if (lexer.is('protocol')) this.#protocol(annotations);
    else if (!this.#declaration(first, annotations)) lexer.fail('Expected a protocol, a schema or a type');
  }

  #protocol(annotations: readonly Annotation[]): void {
    const lexer = this.#lexer;
    lexer.take();
    lexer.word('the name of the protocol');
    const namespace = annotations.find(({ name }) => name === 'namespace')?.node;
    if (namespace?.kind === 'string') this.#namespace = namespace.value;
    lexer.expect('{');
    while (!lexer.takeIf('}')) {
      const first = lexer.next;
      const own = this.#reader.annotations();
      if (!this.#declaration(first, own)) this.#message();
    }
  }

  #declaration(first: Token, annotations: readonly Annotation[]): boolean {
    const lexer = this.#lexer;
    if (lexer.is('import')) this.#import();
    else if (lexer.is('record') || lexer.is('error')) this.#record(first, annotations);
    else if (lexer.is('enum')) this.#enum(first, annotations);
    else if (lexer.is('fixed')) this.#fixed(first, annotations);
    else return false;
    return true;
  }

  #import(): void {
    this.#lexer.take();
    this.#lexer.word('`idl`, `protocol` or `schema`');
    if (this.#lexer.next.kind !== 'string') this.#lexer.fail('Expected the path of a file in quotes');
    this.#imports.push(this.#lexer.take().text);
    this.#lexer.expect(';');
  }

  #named(first: Token, annotations: readonly Annotation[], kind: string): Draft {
    const draft = this.#drafts.draft(first.start);
    const doc = this.#lexer.take();
    draft['type'] = kind;
    this.#drafts.doc(draft, first.doc === null ? doc : first);
    const name = this.#lexer.word(`the name of the ${kind}`);
    this.#drafts.set(draft, 'name', name.text, name);
    this.#drafts.annotate(draft, annotations);
    return draft;
  }

  #finish(draft: Draft, first: Token): void {
    const span = { start: first.start, end: this.#lexer.last.end };
    this.#drafts.close(draft, span.start, span.end);
    this.#drafts.push(this.#types, draft, span);
  }

  #record(first: Token, annotations: readonly Annotation[]): void {
    const lexer = this.#lexer;
    const draft = this.#named(first, annotations, lexer.next.text);
    const fields = this.#drafts.list(lexer.next.start);
    draft['fields'] = fields;
    lexer.expect('{');
    while (!lexer.takeIf('}')) this.#fields(fields);
    this.#finish(draft, first);
  }

  /** One type, one or several names: `int x, y = 0;`. */
  #fields(fields: unknown[]): void {
    const lexer = this.#lexer;
    const first = lexer.next;
    const type = this.#reader.type();
    const from = fields.length;
    do {
      const start = fields.length > from ? lexer.next.start : first.start;
      const doc = lexer.next.doc === null ? first : lexer.next;
      const annotations = this.#reader.annotations();
      const name = lexer.word('the name of a field');
      const draft = this.#drafts.draft(start);
      this.#drafts.doc(draft, doc);
      this.#drafts.set(draft, 'name', name.text, name);
      this.#drafts.annotate(draft, annotations);
      let { data } = type;
      if (lexer.takeIf('=')) {
        const { node, ...written } = lexer.json();
        this.#drafts.json(draft, 'default', node, written);
        const isNull = node.kind === 'literal' && node.value === null;
        if (type.nullable && !isNull) data = this.#reader.nullableUnion((data as unknown[])[1], type.span, true);
      }
      this.#drafts.set(draft, 'type', data, type.span);
      const span = { start, end: lexer.last.end };
      this.#drafts.close(draft, span.start, span.end);
      this.#drafts.push(fields, draft, span);
    } while (lexer.takeIf(','));
    lexer.expect(';');
  }

  #enum(first: Token, annotations: readonly Annotation[]): void {
    const lexer = this.#lexer;
    const draft = this.#named(first, annotations, 'enum');
    const { start } = lexer.expect('{');
    const symbols = this.#drafts.list(start);
    draft['symbols'] = symbols;
    if (!lexer.is('}')) {
      do {
        const symbol = lexer.word('an enum symbol');
        this.#drafts.push(symbols, symbol.text, symbol);
      } while (lexer.takeIf(','));
    }
    this.#drafts.close(symbols, start, lexer.expect('}').end);
    if (lexer.takeIf('=')) {
      const fallback = lexer.word('the default symbol');
      this.#drafts.set(draft, 'default', fallback.text, fallback);
      lexer.expect(';');
    }
    this.#finish(draft, first);
  }

  #fixed(first: Token, annotations: readonly Annotation[]): void {
    const lexer = this.#lexer;
    const draft = this.#named(first, annotations, 'fixed');
    lexer.expect('(');
    if (lexer.next.kind !== 'number') lexer.fail('Expected the size in bytes');
    const size = lexer.take();
    this.#drafts.set(draft, 'size', Number(size.text), size);
    lexer.expect(')');
    lexer.expect(';');
    this.#finish(draft, first);
  }

  /** Messages say nothing about data at rest; they are only stepped over. */
  #message(): void {
    const lexer = this.#lexer;
    if (lexer.next.kind === 'end') lexer.fail('Expected `}` at the end of the protocol');
    if (lexer.is('void')) lexer.take();
    else this.#reader.type();
    lexer.word('the name of a message');
    lexer.expect('(');
    while (!lexer.takeIf(')')) {
      if (lexer.next.kind === 'end') lexer.fail('Expected `)`');
      if (lexer.takeIf('=')) lexer.json();
      else if (lexer.is('@')) this.#reader.annotations();
      else lexer.take();
    }
    while (!lexer.takeIf(';')) {
      if (lexer.next.kind === 'end') lexer.fail('Expected `;` after the message');
      lexer.take();
    }
  }
}

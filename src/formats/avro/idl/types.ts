import { UncheckedError } from '../../../errors.ts';
import { MAX_DEPTH } from '../depth.ts';
import type { Annotation, DraftMaker } from './data.ts';
import type { IdlLexer } from './lexer.ts';
import type { Span } from './spans.ts';

/** Type names of IDL that stand for a logical type. */
const LOGICAL: ReadonlyMap<string, readonly [type: string, logicalType: string]> = new Map([
  ['date', ['int', 'date']],
  ['time_ms', ['int', 'time-millis']],
  ['timestamp_ms', ['long', 'timestamp-millis']],
  ['local_timestamp_ms', ['long', 'local-timestamp-millis']],
  ['uuid', ['string', 'uuid']],
]);

/** A type expression as the JSON that it stands for, and where it was written. */
export interface TypeExpression {
  readonly data: unknown;
  readonly span: Span;
  /** Written with `?`: the order of the branches hangs on the default of the field. */
  readonly nullable: boolean;
}

/** Reads type expressions: `array<string>`, `union { null, Money }`, `decimal(9, 2)`, `string?`. */
export class TypeReader {
  readonly #lexer: IdlLexer;
  readonly #drafts: DraftMaker;
  #depth = 0;

  constructor(lexer: IdlLexer, drafts: DraftMaker) {
    this.#lexer = lexer;
    this.#drafts = drafts;
  }

  type(): TypeExpression {
    const lexer = this.#lexer;
    if (++this.#depth > MAX_DEPTH) throw new UncheckedError(`The schema is nested deeper than ${MAX_DEPTH} levels.`);
    const annotations = this.annotations();
    const { start } = lexer.next;
    const isContainer = !lexer.next.escaped && /^(?:array|map|union)$/.test(lexer.next.text);
    const plain = this.#plain(annotations);
    const nullable = !isContainer && lexer.takeIf('?');
    const span = { start, end: lexer.last.end };
    this.#depth--;
    return { data: nullable ? this.nullableUnion(plain, span, false) : plain, span, nullable };
  }

  /** `string?` is a union with null; null comes last when the default is of the type itself. */
  nullableUnion(plain: unknown, span: Span, nullLast: boolean): unknown[] {
    const list = this.#drafts.list(span.start);
    for (const branch of nullLast ? [plain, 'null'] : ['null', plain]) this.#drafts.push(list, branch, span);
    this.#drafts.close(list, span.start, span.end);
    return list;
  }

  annotations(): Annotation[] {
    const lexer = this.#lexer;
    const found: Annotation[] = [];
    while (lexer.takeIf('@')) {
      const name = lexer.word('the name of an annotation').text;
      lexer.expect('(');
      const { node, start, end } = lexer.json();
      lexer.expect(')');
      found.push({ name, node, span: { start, end } });
    }
    return found;
  }

  #plain(annotations: readonly Annotation[]): unknown {
    const lexer = this.#lexer;
    const token = lexer.next;
    if (!token.escaped) {
      if (token.text === 'array') return this.#container('array', 'items', annotations);
      if (token.text === 'map') return this.#container('map', 'values', annotations);
      if (token.text === 'union') return this.#union();
      if (token.text === 'decimal') return this.#decimal(annotations);
    }
    lexer.word('a type');
    const logical = token.escaped ? undefined : LOGICAL.get(token.text);
    if (!logical && annotations.length === 0) return token.text;
    const draft = this.#drafts.draft(token.start);
    this.#drafts.set(draft, 'type', logical ? logical[0] : token.text, token);
    if (logical) this.#drafts.set(draft, 'logicalType', logical[1], token);
    this.#drafts.annotate(draft, annotations);
    this.#drafts.close(draft, token.start, token.end);
    return draft;
  }

  #container(kind: string, key: string, annotations: readonly Annotation[]): unknown {
    const { start } = this.#lexer.take();
    const draft = this.#drafts.draft(start);
    draft['type'] = kind;
    this.#lexer.expect('<');
    const inner = this.type();
    this.#drafts.set(draft, key, inner.data, inner.span);
    this.#drafts.close(draft, start, this.#lexer.expect('>').end);
    this.#drafts.annotate(draft, annotations);
    return draft;
  }

  #union(): unknown {
    const { start } = this.#lexer.take();
    const list = this.#drafts.list(start);
    this.#lexer.expect('{');
    do {
      const branch = this.type();
      this.#drafts.push(list, branch.data, branch.span);
    } while (this.#lexer.takeIf(','));
    this.#drafts.close(list, start, this.#lexer.expect('}').end);
    return list;
  }

  #decimal(annotations: readonly Annotation[]): unknown {
    const lexer = this.#lexer;
    const { start } = lexer.take();
    const draft = this.#drafts.draft(start);
    draft['type'] = 'bytes';
    draft['logicalType'] = 'decimal';
    lexer.expect('(');
    const precision = this.#number();
    this.#drafts.set(draft, 'precision', Number(precision.text), precision);
    if (lexer.takeIf(',')) {
      const scale = this.#number();
      this.#drafts.set(draft, 'scale', Number(scale.text), scale);
    }
    this.#drafts.close(draft, start, lexer.expect(')').end);
    this.#drafts.annotate(draft, annotations);
    return draft;
  }

  #number(): ReturnType<IdlLexer['take']> {
    if (this.#lexer.next.kind !== 'number') this.#lexer.fail('Expected a number');
    return this.#lexer.take();
  }
}

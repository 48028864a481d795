import type { JsonNode } from '../../json-text.ts';
import type { Budget } from './budget.ts';
import { Compiler } from './compile/compiler.ts';
import { constant } from './ir/constant.ts';
import { Evaluation } from './ir/evaluation.ts';
import type { Term } from './ir/term.ts';
import { Terms } from './ir/terms.ts';
import { losesDigits, roundedNode, roundedValue, textLosesDigits } from './precision.ts';
import { UndecidedError } from './reasons.ts';
import type { Draft } from './schema/dialect.ts';
import { Library } from './schema/library.ts';
import { search } from './search.ts';
import { shrink } from './shrink.ts';
import type { Outcome } from './solve/outcome.ts';
import { fromError } from './solve/outcome.ts';
import { Solver } from './solve/solver.ts';
import { Languages } from './strings/languages.ts';
import type { Failure } from './validate/check.ts';
import { Validator } from './validate/validator.ts';
import type { Value } from './value.ts';
import { textOf } from './value.ts';

export interface Side {
  readonly schema: JsonNode;
  readonly references: ReadonlyMap<string, JsonNode>;
  /** For documents whose `$schema` does not name one. */
  readonly draft: Draft;
}

export interface EngineOptions {
  readonly assertFormat: boolean;
  readonly closedWriter: boolean;
}

interface Both<Item> {
  readonly reader: Item;
  readonly writer: Item;
}

const SHRINK_TRIES = 200;
const SHRINK_LENGTH = 5000;
const SEARCH_TRIES = 3000;
/** Documents that cannot be validated, until no more are tried. */
const MAX_FAILURES = 30;

/** Everything that one pair of schemas needs to be judged. */
export class Engine {
  readonly #sides: Both<Side>;
  readonly #options: EngineOptions;
  readonly #libraries: Both<Library>;
  readonly #validators: Both<Validator>;
  readonly #languages = new Languages();
  readonly #terms: Terms;
  readonly #solver: Solver;
  #question: Term | null = null;
  #failures = 0;

  constructor(reader: Side, writer: Side, options: EngineOptions, budget: Budget) {
    this.#sides = { reader, writer };
    this.#options = options;
    this.#libraries = { reader: libraryOf(reader), writer: libraryOf(writer) };
    this.#validators = this.#judges(this.#libraries);
    this.#terms = new Terms(budget);
    this.#solver = new Solver(this.#terms, this.#languages, new Evaluation(this.#terms, this.#languages), budget);
  }

  #judges(libraries: Both<Library>): Both<Validator> {
    const { assertFormat } = this.#options;
    return { reader: new Validator(libraries.reader, this.#languages, assertFormat), writer: new Validator(libraries.writer, this.#languages, assertFormat) };
  }

  /** Is anything valid for the writer and invalid for the reader? Not one of the `excluded` documents. */
  solve(excluded: readonly Value[] = []): Outcome {
    this.#question ??= this.#compiled();
    const others = excluded.map((value) => this.#terms.not(constant(this.#terms, value)));
    try {
      return this.#solver.solve(this.#terms.and(this.#question, ...others));
    } catch (error) {
      if (error instanceof UndecidedError) return fromError(error);
      throw error;
    }
  }

  #compiled(): Term {
    const { assertFormat, closedWriter } = this.#options;
    const written = new Compiler(this.#terms, this.#libraries.writer, { side: 'writer', assertFormat, closed: closedWriter }).root();
    const read = new Compiler(this.#terms, this.#libraries.reader, { side: 'reader', assertFormat, closed: false }).root();
    return this.#terms.and(written, this.#terms.not(read));
  }

  /** What the reader refuses in a document that the writer may send; null when it is no such document. */
  refusal(document: Value): Failure | null {
    return refusalBy(this.#validators, document);
  }

  /** Whether programs that keep numbers in double precision see the difference, too. */
  survivesRounding(document: Value): boolean {
    if (!losesDigits(document)) return true;
    const judges = this.#judges({ reader: libraryOf(roundedSide(this.#sides.reader)), writer: libraryOf(roundedSide(this.#sides.writer)) });
    return refusalBy(judges, roundedValue(document)) !== null;
  }

  /** A smaller document that the reader refuses as well. */
  shrunk(document: Value): Value {
    if (this.#options.closedWriter || textOf(document).length > SHRINK_LENGTH) return document;
    return shrink(document, (smaller) => this.#serves(smaller), SHRINK_TRIES);
  }

  /** Looks for such a document where solving gave up; undefined when it finds none. */
  searched(): Value | undefined {
    if (this.#options.closedWriter) return undefined;
    const { reader, writer } = this.#sides;
    const schemas = [writer.schema, reader.schema, ...writer.references.values(), ...reader.references.values()];
    return search(schemas, [], (value) => this.#serves(value), SEARCH_TRIES);
  }

  #serves(value: Value): boolean {
    if (this.#failures > MAX_FAILURES) return false;
    try {
      return this.refusal(value) !== null;
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      this.#failures++;
      return false;
    }
  }
}

function refusalBy(judges: Both<Validator>, document: Value): Failure | null {
  return judges.writer.check(document) === null ? judges.reader.check(document) : null;
}

function libraryOf({ schema, references, draft }: Side): Library {
  return new Library(schema, references, draft);
}

/** A side as a program reads it that keeps numbers in double precision. */
export function roundedSide(side: Side): Side {
  return { ...side, schema: roundedNode(side.schema), references: new Map([...side.references].map(([name, node]) => [name, roundedNode(node)])) };
}

export function sideLosesDigits({ schema, references }: Side): boolean {
  return [schema, ...references.values()].some(textLosesDigits);
}

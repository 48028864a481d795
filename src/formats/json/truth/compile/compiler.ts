import type { JsonNode, JsonObject } from '../../../json-text.ts';
import { Disjointness } from '../ir/disjoint.ts';
import type { RecursiveSchema, Term } from '../ir/term.ts';
import type { Terms } from '../ir/terms.ts';
import { UndecidedError } from '../reasons.ts';
import { textOf } from '../schema/dialect.ts';
import type { Library, Located, Resource } from '../schema/library.ts';
import { ANY } from '../value.ts';
import { arrayKeywords } from './array.ts';
import { combiningKeywords } from './combine.ts';
import type { SeenWay } from './evaluated.ts';
import { closureOf, seenWays } from './evaluated.ts';
import type { Frame } from './frame.ts';
import { keyword } from './frame.ts';
import { numberKeywords } from './number.ts';
import { objectKeywords } from './object.ts';
import { Scope } from './scope.ts';
import { signatureOf } from './signature.ts';
import { stringKeywords } from './string.ts';
import { targetsOf } from './target.ts';
import { unevaluatedKeywords } from './unevaluated.ts';
import { valueKeywords } from './values.ts';

export interface CompileOptions {
  readonly side: 'reader' | 'writer';
  readonly assertFormat: boolean;
  /** Objects with `properties` hold nothing else. */
  readonly closed: boolean;
}

const MAX_SCHEMAS = 100_000;

/** Turns the schemas of one side into terms. */
export class Compiler {
  readonly terms: Terms;
  readonly library: Library;
  readonly options: CompileOptions;
  readonly disjointness: Disjointness;
  readonly #known = new Map<JsonNode, Map<string, Term>>();
  readonly #open = new Map<JsonNode, Map<string, RecursiveSchema | null>>();
  readonly #closures = new Map<JsonNode, Map<string, Term>>();
  readonly #looking = new Set<JsonNode>();
  #count = 0;

  constructor(terms: Terms, library: Library, options: CompileOptions) {
    this.terms = terms;
    this.disjointness = new Disjointness(terms);
    this.library = library;
    this.options = options;
  }

  root(): Term {
    return this.#whole(this.library.root, new Scope(this.options.closed).enter(this.library.root.resource));
  }

  compile({ node, resource }: Located, scope: Scope): Term {
    if (node.kind === 'literal' && node.value !== null) return node.value ? this.terms.true : this.terms.false;
    if (node.kind !== 'object') throw new UndecidedError('invalid-schema', 'a schema is neither an object nor a boolean');
    const known = this.#known.get(node)?.get(scope.key);
    if (known !== undefined) return known;
    const open = this.#open.get(node);
    if (open?.has(scope.key) === true) return this.#again(node, resource, scope, open);
    this.#count++;
    if (this.#count > MAX_SCHEMAS) throw new UndecidedError('budget-steps', 'the schema has too many parts');
    setIn(this.#open, node, scope.key, null);
    const term = this.#keywords(node, resource, scope);
    const recursive = this.#open.get(node)?.get(scope.key);
    this.#open.get(node)?.delete(scope.key);
    if (recursive !== undefined && recursive !== null) recursive.body = term;
    setIn(this.#known, node, scope.key, term);
    return term;
  }

  /** A schema inside itself: a reference to what is being compiled. */
  #again(node: JsonNode, resource: Resource, scope: Scope, open: Map<string, RecursiveSchema | null>): Term {
    const recursive = open.get(scope.key) ?? { name: signatureOf(this.library, { node, resource }, scope, this.options), body: null };
    open.set(scope.key, recursive);
    return this.terms.reference(recursive);
  }

  #frame(node: JsonObject, resource: Resource, scope: Scope): Frame {
    return {
      compiler: this,
      terms: this.terms,
      node,
      resource,
      scope,
      draft: resource.draft,
      options: this.options,
      compile: (inner) => this.#inner(inner, resource, scope, (located, at) => this.compile(located, at)),
      part: (inner) => this.#inner(inner, resource, scope, (located, at) => this.#whole(located, at)),
      test: (inner) => this.#inner(inner, resource, scope.opened(), (located, at) => this.compile(located, at)),
    };
  }

  #keywords(node: JsonObject, resource: Resource, scope: Scope): Term {
    const frame = this.#frame(node, resource, scope);
    const targets = this.#orOpaque(frame, () => this.terms.and(...targetsOf(frame).map((target) => this.compile(target, scope.enter(target.resource)))));
    if (resource.draft <= 7 && textOf(node, '$ref') !== null) return targets;
    return this.terms.and(
      targets,
      valueKeywords(frame),
      numberKeywords(frame),
      stringKeywords(frame),
      arrayKeywords(frame),
      objectKeywords(frame),
      combiningKeywords(frame),
      this.#orOpaque(frame, () => unevaluatedKeywords(frame)),
    );
  }

  /** What cannot be followed is a set of values of which nothing is known, one for each place. */
  #orOpaque(frame: Frame, compile: () => Term): Term {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof UndecidedError) || (error.reason !== 'unresolved-reference' && error.reason !== 'unevaluated-branches')) throw error;
      const place = `${this.options.side} ${frame.resource.uri} ${frame.node.start}`;
      return this.terms.opaque(`${error.message} ${place}`, ANY, error.reason, `${error.message} in the ${this.options.side}'s schema`);
    }
  }

  /** How a schema that holds can have looked at a value, for `unevaluated*` further out. */
  waysOf({ node, resource }: Located, scope: Scope, closing: boolean): readonly SeenWay[] {
    const nothing: SeenWay = { when: this.terms.true, names: this.terms.false, prefix: 0, containing: [], declares: false };
    if (node.kind !== 'object') return [nothing];
    if (this.#looking.has(node)) throw new UndecidedError('unevaluated-branches', 'a schema applies itself to the same value');
    this.#looking.add(node);
    try {
      const frame = this.#frame(node, resource, scope);
      const allNames = keyword(frame, 'unevaluatedProperties') === null ? null : this.terms.true;
      const allItems = keyword(frame, 'unevaluatedItems') === null ? null : Infinity;
      return seenWays(frame, closing).map((way) => ({ ...way, names: allNames ?? way.names, prefix: allItems ?? way.prefix }));
    } finally {
      this.#looking.delete(node);
    }
  }

  /** A schema inside a schema of `outer`. */
  #inner(node: JsonNode, outer: Resource, scope: Scope, compile: (located: Located, scope: Scope) => Term): Term {
    const resource = this.library.enter(node, outer);
    return compile({ node, resource }, resource === outer ? scope : scope.enter(resource));
  }

  /** All that is said of one value: where objects are closed, undeclared names are refused as well. */
  #whole(located: Located, scope: Scope): Term {
    const term = this.compile(located, scope);
    if (!scope.closed || located.node.kind !== 'object') return term;
    let closure = this.#closures.get(located.node)?.get(scope.key);
    if (closure === undefined) {
      closure = this.#orOpaque(this.#frame(located.node, located.resource, scope), () => closureOf(this.terms, this.waysOf(located, scope, true)));
      setIn(this.#closures, located.node, scope.key, closure);
    }
    return this.terms.and(term, closure);
  }
}

function setIn<Inner>(map: Map<JsonNode, Map<string, Inner>>, node: JsonNode, key: string, value: Inner): void {
  const inner = map.get(node) ?? new Map<string, Inner>();
  inner.set(key, value);
  map.set(node, inner);
}

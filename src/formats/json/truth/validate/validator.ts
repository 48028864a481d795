import type { JsonNode, JsonObject } from '../../../json-text.ts';
import { UndecidedError } from '../reasons.ts';
import { textOf } from '../schema/dialect.ts';
import type { Library, Located, Resource } from '../schema/library.ts';
import { resolveUri } from '../schema/uri.ts';
import type { Languages } from '../strings/languages.ts';
import type { Value } from '../value.ts';
import { isArray, isNumber, isObject } from '../value.ts';
import { checkArray, checkUnseenItems } from './array.ts';
import type { Check, Failure, Seen, Trail, Verdict } from './check.ts';
import { pointerOf, together, VALID } from './check.ts';
import { checkCombinations } from './combine.ts';
import { checkObject, checkUnseenMembers } from './object.ts';
import { PatternJudge } from './pattern.ts';
import { checkScalars } from './scalars.ts';

/** Schemas applied one inside the other to the same value. */
const MAX_APPLIED = 200;

/** Where evaluation stands: resources entered so far, outermost first. */
interface Position {
  readonly path: readonly Resource[];
  readonly trail: Trail | null;
  readonly applied: number;
}

/**
 * Interprets a schema on a document, keyword by keyword as the specification says. It knows nothing of terms: it is the judge of
 * what the solver claims.
 */
export class Validator {
  readonly #library: Library;
  readonly #patterns: PatternJudge;
  readonly #assertFormat: boolean;
  /** Documents made by a program repeat the same part many times; parts are judged once. */
  readonly #accepted = new Map<JsonNode, Map<Value, Verdict>>();

  constructor(library: Library, languages: Languages, assertFormat = false) {
    this.#assertFormat = assertFormat;
    this.#library = library;
    this.#patterns = new PatternJudge(languages);
  }

  /** null when the document is valid. Throws UndecidedError for schemas it cannot follow. */
  check(document: Value): Failure | null {
    const { root } = this.#library;
    return this.#apply(root, document, { path: [root.resource], trail: null, applied: 0 }).failure;
  }

  #apply({ node, resource }: Located, value: Value, at: Position): Verdict {
    if (at.applied > MAX_APPLIED) throw new UndecidedError('unguarded-recursion', 'the schema refers to itself without end');
    if (node.kind === 'literal' && node.value === true) return VALID;
    if (node.kind === 'literal' && node.value === false) return { failure: { keyword: 'false', at: node, instance: pointerOf(at.trail) }, seen: VALID.seen };
    if (node.kind !== 'object') throw new UndecidedError('invalid-schema', 'a schema is neither an object nor a boolean');
    const known = this.#accepted.get(node);
    const compound = typeof value === 'object' && value !== null && !isNumber(value);
    const before = compound ? known?.get(value) : undefined;
    if (before !== undefined) return before;
    const verdict = this.#object(node, resource, value, at);
    if (compound && verdict.failure === null && !this.#library.dynamic) {
      if (known === undefined) this.#accepted.set(node, new Map([[value, verdict]]));
      else known.set(value, verdict);
    }
    return verdict;
  }

  #object(node: JsonObject, resource: Resource, value: Value, at: Position): Verdict {
    const check: Check = {
      schema: node,
      resource,
      draft: resource.draft,
      trail: at.trail,
      assertFormat: this.#assertFormat,
      patterns: this.#patterns,
      apply: (inner, part, token) => this.#inner(inner, part, resource, token === undefined ? at : { ...at, trail: { outer: at.trail, token }, applied: 0 }),
    };
    return this.#keywords(check, value, at);
  }

  #keywords(check: Check, value: Value, at: Position): Verdict {
    const seen: Seen[] = [];
    for (const target of this.#targets(check, at.path)) {
      const verdict = this.#enter(target, value, at);
      if (verdict.failure !== null) return verdict;
      seen.push(verdict.seen);
    }
    if (check.draft <= 7 && textOf(check.schema, '$ref') !== null) return { failure: null, seen: together(...seen) };
    const steps = [checkScalars, isArray(value) ? checkArray : isObject(value) ? checkObject : null, checkCombinations];
    for (const step of steps as readonly (((check: Check, value: Value) => Verdict) | null)[]) {
      const verdict = step?.(check, value) ?? VALID;
      if (verdict.failure !== null) return verdict;
      seen.push(verdict.seen);
    }
    const all = together(...seen);
    const last = isArray(value) ? checkUnseenItems(check, value, all) : isObject(value) ? checkUnseenMembers(check, value, all) : VALID;
    return last.failure !== null ? last : { failure: null, seen: together(all, last.seen) };
  }

  #inner(node: JsonNode, value: Value, outer: Resource, at: Position): Verdict {
    return this.#enter({ node, resource: this.#library.enter(node, outer) }, value, at);
  }

  #enter(target: Located, value: Value, at: Position): Verdict {
    const path = at.path.at(-1) === target.resource ? at.path : [...at.path, target.resource];
    return this.#apply(target, value, { ...at, path, applied: at.applied + 1 });
  }

  #targets(check: Check, path: readonly Resource[]): readonly Located[] {
    const targets: Located[] = [];
    const reference = textOf(check.schema, '$ref');
    if (reference !== null) targets.push(this.#resolve(check, reference));
    const recursive = check.draft === 2019 ? textOf(check.schema, '$recursiveRef') : null;
    if (recursive !== null) {
      const target = this.#resolve(check, recursive);
      const outermost = target.resource.recursive ? path.find((resource) => resource.recursive) : undefined;
      targets.push(outermost === undefined ? target : { node: outermost.root, resource: outermost });
    }
    const dynamic = check.draft === 2020 ? textOf(check.schema, '$dynamicRef') : null;
    if (dynamic !== null) targets.push(this.#dynamic(check, dynamic, path));
    return targets;
  }

  #dynamic(check: Check, reference: string, path: readonly Resource[]): Located {
    const target = this.#resolve(check, reference);
    const { fragment } = resolveUri(reference, check.resource.uri);
    if (target.resource.dynamicAnchors.get(fragment) !== target.node) return target;
    for (const resource of path) {
      const node = resource.dynamicAnchors.get(fragment);
      if (node !== undefined) return { node, resource };
    }
    return target;
  }

  #resolve(check: Check, reference: string): Located {
    const target = this.#library.resolve(reference, check.resource);
    if (target === null) throw new UndecidedError('unresolved-reference', `\`$ref\` to ${reference} leads nowhere`);
    return target;
  }
}

import type { JsonNode } from '../../../json-text.ts';
import type { Term } from '../ir/term.ts';
import type { Terms } from '../ir/terms.ts';
import { UndecidedError } from '../reasons.ts';
import { STRING } from '../value.ts';
import { itemSchemas } from './array.ts';
import type { Frame } from './frame.ts';
import { itemsOf, keyword, membersOf } from './frame.ts';
import { targetsOf } from './target.ts';

/**
 * A way in which a schema can have looked at a value: whenever `when` holds, it has looked at least at these names and items. Among
 * the ways of a schema there is always one that says exactly what it has looked at.
 */
export interface SeenWay {
  readonly when: Term;
  readonly names: Term;
  /** Items before this index. */
  readonly prefix: number;
  /** Items in any of these sets. */
  readonly containing: readonly Term[];
  /** Some `properties` took part. */
  readonly declares: boolean;
}

const MAX_WAYS = 256;

/**
 * The ways of everything in a schema object except its own `unevaluated*`. With `closing`, `additionalProperties: true` declares
 * nothing, and each value has one way only. Throws UndecidedError when they are too many.
 */
export function seenWays(frame: Frame, closing: boolean): readonly SeenWay[] {
  const { terms } = frame;
  let ways: readonly SeenWay[] = [ownKeywords(frame, closing)];
  for (const more of applied(frame, closing)) ways = product(terms, ways, more);
  return ways;
}

function nothing(terms: Terms): SeenWay {
  return { when: terms.true, names: terms.false, prefix: 0, containing: [], declares: false };
}

function ownKeywords(frame: Frame, closing: boolean): SeenWay {
  const { terms } = frame;
  const { prefix, rest } = itemSchemas(frame);
  const contains = frame.draft === 2020 ? keyword(frame, 'contains') : null;
  const additional = keyword(frame, 'additionalProperties');
  const others = closing && additional?.kind === 'literal' && additional.value === true ? null : additional;
  const names = [
    terms.strings(membersOf(frame, 'properties').map(([name]) => name)),
    ...membersOf(frame, 'patternProperties').map(([pattern]) => terms.pattern(pattern)),
  ];
  return {
    when: terms.true,
    names: others === null ? terms.or(...names.map((each) => terms.restrict(each, STRING))) : terms.true,
    prefix: rest === null ? prefix.length : Infinity,
    containing: contains === null ? [] : [frame.test(contains)],
    declares: membersOf(frame, 'properties').length > 0,
  };
}

/** The ways of each schema applied to the same value. */
function* applied(frame: Frame, closing: boolean): Generator<readonly SeenWay[]> {
  const { terms } = frame;
  const none = nothing(terms);
  for (const target of targetsOf(frame)) yield frame.compiler.waysOf(target, frame.scope.enter(target.resource), closing);
  for (const schema of itemsOf(frame, 'allOf')) yield inner(frame, schema, closing);
  for (const schema of itemsOf(frame, 'anyOf')) {
    yield [...passing(frame, schema, closing), closing ? { ...none, when: terms.not(frame.test(schema)) } : none];
  }
  const one = itemsOf(frame, 'oneOf');
  if (one.length > 0) yield [...one.flatMap((schema) => passing(frame, schema, closing)), ...(closing ? [] : [none])];
  yield conditional(frame, closing);
  for (const [name, schema] of membersOf(frame, 'dependentSchemas')) {
    const has = terms.some(terms.strings([name]), terms.true);
    const ways = passing(frame, schema, closing).map((way) => ({ ...way, when: terms.and(has, way.when) }));
    yield [...ways, closing ? { ...none, when: terms.not(has) } : none];
  }
}

function inner(frame: Frame, schema: JsonNode, closing: boolean): readonly SeenWay[] {
  const resource = frame.compiler.library.enter(schema, frame.resource);
  return frame.compiler.waysOf({ node: schema, resource }, resource === frame.resource ? frame.scope : frame.scope.enter(resource), closing);
}

/** The ways of a schema that need not hold; those that show nothing are left out where they need not be told. */
function passing(frame: Frame, schema: JsonNode, closing: boolean): readonly SeenWay[] {
  const { terms } = frame;
  const holds = frame.test(schema);
  return inner(frame, schema, closing)
    .filter((way) => closing || way.names !== terms.false || way.prefix > 0 || way.containing.length > 0)
    .map((way) => ({ ...way, when: terms.and(holds, way.when) }));
}

function conditional(frame: Frame, closing: boolean): readonly SeenWay[] {
  const { terms } = frame;
  const test = keyword(frame, 'if');
  if (test === null) return [nothing(terms)];
  const branch = (name: 'then' | 'else'): readonly SeenWay[] => {
    const schema = keyword(frame, name);
    return schema === null ? [nothing(terms)] : inner(frame, schema, closing);
  };
  const condition = frame.test(test);
  const taken = product(terms, inner(frame, test, closing).map((way) => ({ ...way, when: terms.and(condition, way.when) })), branch('then'));
  return [...taken, ...branch('else').map((way) => ({ ...way, when: terms.and(terms.not(condition), way.when) }))];
}

/** Refuses the names that nothing declares, wherever something declares any. */
export function closureOf(terms: Terms, ways: readonly SeenWay[]): Term {
  if (ways.every((way) => !way.declares)) return terms.true;
  return terms.or(...ways.map((way) => (way.declares ? terms.and(way.when, terms.every(terms.not(way.names), terms.false)) : way.when)));
}

function product(terms: Terms, left: readonly SeenWay[], right: readonly SeenWay[]): readonly SeenWay[] {
  const ways = new Map<string, SeenWay>();
  for (const a of left) {
    for (const b of right) {
      const way: SeenWay = {
        when: terms.and(a.when, b.when),
        names: terms.restrict(terms.or(a.names, b.names), STRING),
        prefix: Math.max(a.prefix, b.prefix),
        containing: [...new Set([...a.containing, ...b.containing])],
        declares: a.declares || b.declares,
      };
      const key = [way.when.id, way.names.id, way.prefix, way.declares, ...way.containing.map((each) => each.id)].join();
      if (way.when !== terms.false) ways.set(key, way);
    }
  }
  if (ways.size > MAX_WAYS) throw new UndecidedError('unevaluated-branches', 'too many combinations of branches decide what is unevaluated');
  return [...ways.values()];
}

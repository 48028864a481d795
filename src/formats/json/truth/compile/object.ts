import type { JsonNode } from '../../../json-text.ts';
import type { Term } from '../ir/term.ts';
import { STRING } from '../value.ts';
import type { Frame } from './frame.ts';
import { countOf, keyword, membersOf, stringsOf } from './frame.ts';

/** Members: named, by pattern, the others, how many, which must be there, what follows from others. */
export function objectKeywords(frame: Frame): Term {
  const { terms } = frame;
  const required = keyword(frame, 'required');
  return terms.and(
    terms.properties(countOf(frame, 'minProperties', 0), Infinity),
    terms.properties(0, countOf(frame, 'maxProperties', Infinity)),
    ...(required === null ? [] : stringsOf(required, 'required').map((name) => has(frame, name))),
    ...membersOf(frame, 'properties').map(([name, schema]) => terms.every(terms.strings([name]), frame.part(schema))),
    ...membersOf(frame, 'patternProperties').map(([pattern, schema]) => terms.every(terms.pattern(pattern), frame.part(schema))),
    additionalKeyword(frame),
    namesKeyword(frame),
    ...dependencies(frame),
  );
}

function has(frame: Frame, name: string): Term {
  return frame.terms.some(frame.terms.strings([name]), frame.terms.true);
}

/** The names that neither `properties` nor `patternProperties` speak of. */
export function otherNames(frame: Frame): Term {
  const { terms } = frame;
  const named = membersOf(frame, 'properties').map(([name]) => name);
  const patterns = membersOf(frame, 'patternProperties').map(([pattern]) => terms.pattern(pattern, true));
  return terms.and(terms.strings(named, true), ...patterns);
}

function additionalKeyword(frame: Frame): Term {
  const additional = keyword(frame, 'additionalProperties');
  return additional === null ? frame.terms.true : frame.terms.every(otherNames(frame), frame.part(additional));
}

function namesKeyword(frame: Frame): Term {
  const { terms } = frame;
  const names = frame.draft >= 6 ? keyword(frame, 'propertyNames') : null;
  if (names === null) return terms.true;
  return terms.every(terms.restrict(terms.not(frame.test(names)), STRING), terms.false);
}

function dependencies(frame: Frame): readonly Term[] {
  const all: Term[] = [];
  for (const [name, needed] of membersOf(frame, 'dependencies')) all.push(dependency(frame, name, needed));
  if (frame.draft < 2019) return all;
  for (const keywordName of ['dependentRequired', 'dependentSchemas']) {
    for (const [name, needed] of membersOf(frame, keywordName)) all.push(dependency(frame, name, needed));
  }
  return all;
}

/** What has to hold when the name is there: other names, or a schema. */
function dependency(frame: Frame, name: string, needed: JsonNode): Term {
  const { terms } = frame;
  const absent = terms.every(terms.strings([name]), terms.false);
  const names = needed.kind === 'string' ? [needed.value] : needed.kind === 'array' ? stringsOf(needed, 'dependencies') : null;
  const consequence = names === null ? frame.compile(needed) : terms.and(...names.map((each) => has(frame, each)));
  return terms.or(absent, consequence);
}

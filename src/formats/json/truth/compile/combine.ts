import type { Term } from '../ir/term.ts';
import type { Frame } from './frame.ts';
import { itemsOf, keyword } from './frame.ts';

/** `allOf`, `anyOf`, `oneOf`, `not`, `if`. */
export function combiningKeywords(frame: Frame): Term {
  const { terms } = frame;
  const not = keyword(frame, 'not');
  return terms.and(
    ...itemsOf(frame, 'allOf').map((schema) => frame.compile(schema)),
    keyword(frame, 'anyOf') === null ? terms.true : terms.or(...itemsOf(frame, 'anyOf').map((schema) => frame.compile(schema))),
    keyword(frame, 'oneOf') === null ? terms.true : exactlyOne(frame),
    not === null ? terms.true : terms.not(frame.test(not)),
    conditional(frame),
  );
}

function exactlyOne(frame: Frame): Term {
  const { terms } = frame;
  const schemas = itemsOf(frame, 'oneOf');
  const branches = schemas.map((schema) => frame.compile(schema));
  const tests = schemas.map((schema) => frame.test(schema));
  return terms.or(
    ...branches.map((branch, index) => {
      const others = tests.filter((test, other) => other !== index && !frame.compiler.disjointness.obvious(tests[index] as Term, test));
      return terms.and(branch, ...others.map((other) => terms.not(other)));
    }),
  );
}

function conditional(frame: Frame): Term {
  const { terms } = frame;
  const test = frame.draft >= 7 ? keyword(frame, 'if') : null;
  if (test === null) return terms.true;
  const condition = frame.test(test);
  const branch = (name: 'then' | 'else'): Term => {
    const schema = keyword(frame, name);
    return schema === null ? terms.true : frame.compile(schema);
  };
  return terms.and(terms.or(terms.not(condition), branch('then')), terms.or(condition, branch('else')));
}

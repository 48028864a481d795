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
    keyword(frame, 'oneOf') === null ? terms.true : exactlyOne(frame, itemsOf(frame, 'oneOf').map((schema) => frame.compile(schema))),
    not === null ? terms.true : terms.not(frame.compile(not)),
    conditional(frame),
  );
}

export function exactlyOne({ terms }: Frame, branches: readonly Term[]): Term {
  return terms.or(
    ...branches.map((branch, index) => {
      const others = branches.filter((_, other) => other !== index);
      return terms.and(branch, ...others.map((other) => terms.not(other)));
    }),
  );
}

function conditional(frame: Frame): Term {
  const { terms } = frame;
  const test = frame.draft >= 7 ? keyword(frame, 'if') : null;
  if (test === null) return terms.true;
  const condition = frame.compile(test);
  const branch = (name: 'then' | 'else'): Term => {
    const schema = keyword(frame, name);
    return schema === null ? terms.true : frame.compile(schema);
  };
  return terms.and(terms.or(terms.not(condition), branch('then')), terms.or(condition, branch('else')));
}

import type { Fact } from '../../model.ts';
import type { RuleArgsOf, Walk } from './compare/walk.ts';
import { type Anchor, atType } from './place.ts';
import type { ProtoSchema } from './schema.ts';
import { validate } from './validate.ts';

/** What is wrong with one text alone. Its own place is told; the other side has none. */
type SelfRule = 'protobuf/not-valid-for-protoc' | 'protobuf/type-not-found';

/** The registry's parser stops at the first thing that it does not know. */
export function refuseUnregistrable(walk: Walk, schema: ProtoSchema): void {
  const { file } = schema;
  const [first] = file.unregistrable;
  if (first === undefined) return;
  const anchor: Anchor = { file, start: first.start, end: first.end };
  if (file.edition !== null) walk.refuseText('protobuf/edition-not-registrable', { edition: file.edition }, schema, anchor);
  else walk.refuseText('protobuf/syntax-not-registrable', { what: first.what }, schema, anchor);
}

/** What protoc refuses, so that nobody can make code from the text. */
export function tellFlaws(walk: Walk, schema: ProtoSchema): readonly Fact[] {
  const { flaws, notFound } = validate(schema);
  const fact = <Id extends SelfRule>(rule: Id, path: string, args: RuleArgsOf<Id>, anchor: Anchor): Fact => {
    const place = walk.anchors.at(anchor);
    return { rule, path, args, reader: schema === walk.reader ? place : null, writer: schema === walk.reader ? null : place };
  };
  return [
    ...flaws.map(({ path, what, anchor }) => fact('protobuf/not-valid-for-protoc', path, { what }, anchor)),
    ...notFound.map(({ path, field, type }) => fact('protobuf/type-not-found', path, { field: `${field.scope?.local ?? ''}.${field.name}`, type }, atType(field))),
  ];
}

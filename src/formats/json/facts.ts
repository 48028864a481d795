import { invariant } from '../../errors.ts';
import type { Fact } from '../../model.ts';
import type { Found, Path } from './compare/found.ts';
import type { EnumSchema, Schema } from './model.ts';
import { placeOf, valueAt } from './place.ts';
import type { JsonArgs } from './rules/args.ts';
import { jsonRules } from './rules.ts';
import { pathWords, quote, schemaWords } from './words.ts';

const RULES_BY_TYPE = new Map(
  Object.entries(jsonRules)
    .filter(([id]) => id !== 'json/const-changed')
    .map(([id, row]) => [row.registry.type, id] as const),
);

/** The registry's spelling of a path; a slash in a name is not escaped there. */
export function registryPath(path: Path): string {
  return `#/${path.join('/')}`;
}

/** The fact behind an incompatible difference. */
export function factOf(found: Found): Fact {
  const { writer, reader, trail, path } = found;
  return {
    rule: ruleOf(found),
    path: registryPath(path),
    args: argsOf(found),
    reader: placeOf(reader, trail),
    writer: placeOf(writer, trail),
  };
}

function ruleOf({ type, trail }: Found): string {
  if (type === 'ENUM_ARRAY_CHANGED' && trail[0] === 'const') return 'json/const-changed' satisfies keyof typeof jsonRules;
  const rule = RULES_BY_TYPE.get(type);
  invariant(rule !== undefined, `no rule for ${type}`);
  return rule;
}

function argsOf(found: Found): JsonArgs {
  const { type, writer, reader, trail, path, inside } = found;
  const [keyword = '', name = ''] = trail;
  return {
    at: pathWords(path.slice(0, path.length - inside)),
    name: name === '' ? keyword : name,
    writer: type === 'TYPE_CHANGED' ? schemaWords(writer) : quote(writer.document.text, valueAt(writer, trail)),
    reader: type === 'TYPE_CHANGED' ? schemaWords(reader) : quote(reader.document.text, valueAt(reader, trail)),
    values: valuesOf(found),
  };
}

/** What the reader no longer takes: values of an enum, members of a combinator. */
function valuesOf({ writer, reader, unmatched }: Found): readonly string[] {
  if (unmatched !== undefined) return unmatched.map(memberWords);
  if (writer.kind === 'enum' && reader.kind === 'enum') return lost(writer, reader);
  return [];
}

function lost(writer: EnumSchema, reader: EnumSchema): string[] {
  return [...writer.values].filter(([key]) => !reader.values.has(key)).map(([, node]) => quote(writer.document.text, node));
}

function memberWords(schema: Schema): string {
  return schema.title ?? schemaWords(schema);
}

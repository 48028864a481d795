import { invariant } from '../../errors.ts';
import type { Fact } from '../../model.ts';
import type { Found, Path } from './compare/found.ts';
import { isHazard } from './differences.ts';
import type { EnumSchema, Schema } from './model.ts';
import { placeOf, valueAt } from './place.ts';
import type { JsonArgs } from './rules/args.ts';
import { jsonRules } from './rules.ts';
import { pathWords, quote, schemaWords } from './words.ts';

const RULES_BY_TYPE = new Map(
  Object.entries(jsonRules)
    .filter(([id, row]) => id !== 'json/const-changed' && row.registry.type !== null)
    .map(([id, row]) => [row.registry.type, id] as const),
);

/** The registry's spelling of a path; a slash in a name is not escaped there. */
export function registryPath(path: Path): string {
  return `#/${path.join('/')}`;
}

/** The fact behind an incompatible difference, or a hazard. */
export function factOf(found: Found): Fact {
  const { writer, reader, trail, path } = found;
  return {
    rule: ruleOf(found),
    path: registryPath(path),
    args: argsOf(found),
    reader: placeOf(reader, trailIn(reader, trail)),
    writer: found.unmatched?.[0] === undefined ? placeOf(writer, trailIn(writer, trail)) : placeOf(found.unmatched[0], []),
  };
}

/** A combinator's own keyword, which may be another one than on the other side, or a list in `type`. */
function trailIn(schema: Schema, trail: readonly string[]): readonly string[] {
  if (schema.kind !== 'combined') return trail;
  return valueAt(schema, [schema.criterion]) === null ? ['type'] : [schema.criterion];
}

function ruleOf({ type, trail }: Found): string {
  if (type === 'ENUM_ARRAY_CHANGED' && trail[0] === 'const') return 'json/const-changed' satisfies keyof typeof jsonRules;
  const rule = isHazard(type) ? type : RULES_BY_TYPE.get(type);
  invariant(rule !== undefined, `no rule for ${type}`);
  return rule;
}

function argsOf(found: Found): JsonArgs {
  const { type, writer, reader, trail, path, inside } = found;
  const [keyword = '', name = ''] = trail;
  const words = type === 'TYPE_CHANGED' ? schemaWords : (schema: Schema) => (schema.kind === 'combined' ? schema.criterion : keywordWords(schema, trail));
  return {
    at: pathWords(path.slice(0, path.length - inside)),
    name: name === '' ? keyword : name,
    writer: words(writer),
    reader: words(reader),
    values: valuesOf(found),
  };
}

/** `contains` alone asks for one match. */
function keywordWords(schema: Schema, trail: readonly string[]): string {
  if (schema.kind === 'array' && trail[0] === 'minContains' && schema.minContains !== null) return String(schema.minContains);
  return quote(schema.document.text, valueAt(schema, trail));
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

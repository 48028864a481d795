import type { JsonNode, JsonObject } from '../../json-text.ts';
import type { Dialect } from '../dialect.ts';
import { isMetaschema } from '../dialect.ts';
import type { CombinedSchema, ReferenceSchema, Schema, SchemaCommon } from '../model.ts';
import { modernKey } from '../numbers.ts';
import type { Located } from '../references.ts';
import type { Build } from './context.ts';
import { fault, typeName } from './fault.ts';
import { Keywords } from './keywords.ts';
import { combined, common } from './make.ts';
import { MODERN_FAMILIES, modernArray, modernNumber, modernObject, modernString } from './modern-typed.ts';
import { Parts } from './parts.ts';
import { unresolved } from './unresolved.ts';

type Family = 'string' | 'number' | 'array' | 'object';

const TYPES: ReadonlyMap<string, Family | null> = new Map([
  ['string', 'string'],
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', null],
  ['null', null],
  ['array', 'array'],
  ['object', 'object'],
]);

/** Schemas inside one another before references are put off. */
const MAX_NESTED = 100;

/** What a reference leads to; `schema` is null while it is being built. */
interface Target {
  schema: Schema | null;
  readonly waiting: ReferenceSchema[];
}

/** Front end for 2019-09 and 2020-12: keywords of one class are merged, also into the members of a type list; the rest is joined by `allOf`. */
export class ModernFrontEnd {
  readonly #build: Build;
  readonly #targets = new Map<JsonNode, Target>();
  #depth = 0;

  constructor(build: Build) {
    this.#build = build;
  }

  /** The document itself, which `#` refers to. */
  root(at: Located): Schema {
    return this.#open(at);
  }

  schema(at: Located): Schema {
    this.#depth++;
    const schema = this.#schema(at);
    this.#depth--;
    return schema;
  }

  #schema(at: Located): Schema {
    const { node, document } = at;
    if (node.kind === 'literal' && node.value !== null) return { kind: node.value ? 'true' : 'false', ...common(node, document), dialect: this.#build.dialect };
    if (node.kind !== 'object') {
      throw fault(document, node, `A schema must be an object, true or false, found ${typeName(node)}.`, 'Write a schema here.');
    }
    const keywords = new Keywords(document, node);
    const groups = this.#groups(at, node, new Parts(at, keywords, this.#build));
    const schema = groups.length === 0 ? { kind: 'empty' as const, ...common(node, document) } : groups.length === 1 ? groups[0]! : combined(common(node, document), 'allOf', groups, true);
    annotate(schema, keywords, this.#build.dialect);
    return schema;
  }

  #groups(at: Located, node: JsonObject, parts: Parts): Schema[] {
    const families = new Set<Family>();
    for (const name of node.members.keys()) {
      const family = MODERN_FAMILIES.get(name);
      if (family !== undefined) families.add(family);
    }
    const groups: (Schema | null)[] = [];
    const typed = this.#typeFamilies(parts.keywords);
    for (const name of node.members.keys()) {
      const family = MODERN_FAMILIES.get(name);
      if (family !== undefined && families.delete(family)) {
        if (!typed.includes(family)) groups.push(this.#family(family, at, parts, null));
      } else if (name === 'type') groups.push(this.#typed(at, parts));
      else groups.push(this.#single(name, at, parts));
    }
    return groups.filter((group) => group !== null);
  }

  #single(name: string, at: Located, parts: Parts): Schema | null {
    switch (name) {
      case '$ref':
        return this.#reference(at, parts.keywords);
      case 'enum':
        return parts.values(modernKey);
      case 'const':
        return parts.constant(modernKey);
      case 'not':
        return parts.not();
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        return flattened(parts.combined(name));
      case 'if':
        return parts.conditional();
      default:
        return null;
    }
  }

  #typeFamilies(keywords: Keywords): Family[] {
    const type = keywords.get('type');
    const names = type?.kind === 'array' ? type.items : type === undefined ? [] : [type];
    return names.flatMap((name) => (name.kind === 'string' ? (TYPES.get(name.value) ?? []) : []));
  }

  #typed(at: Located, parts: Parts): Schema {
    const type = parts.keywords.get('type')!;
    if (type.kind !== 'array') return this.#type(type, at, parts);
    return combined(common(at.node, at.document), 'anyOf', type.items.map((item) => this.#type(item, at, parts)), true);
  }

  #type(type: JsonNode, at: Located, parts: Parts): Schema {
    if (type.kind !== 'string') return parts.keywords.refuse('type', type, 'a type name or an array of them');
    const family = TYPES.get(type.value);
    if (family === undefined) throw fault(at.document, type, `\`${type.value}\` is not a type.`, `Use one of ${[...TYPES.keys()].join(', ')}.`);
    if (family === null) return { kind: type.value as 'boolean' | 'null', ...common(at.node, at.document) };
    return this.#family(family, at, parts, type.value);
  }

  #family(family: Family, at: Located, parts: Parts, type: string | null): Schema {
    const base = common(at.node, at.document);
    const typed = type !== null;
    switch (family) {
      case 'string':
        return modernString(base, parts, typed);
      case 'number':
        return modernNumber(base, parts, typed, type === 'integer');
      case 'array':
        return modernArray(base, parts, typed);
      case 'object':
        return modernObject(base, parts, typed);
    }
  }

  #reference(at: Located, keywords: Keywords): ReferenceSchema {
    const ref = keywords.text('$ref')!;
    const found = this.#build.library.find(ref, at);
    const schema: ReferenceSchema = { kind: 'reference', ...common(at.node, at.document), ref, target: null };
    if (found === null && isMetaschema(ref)) return schema;
    if (found === null) throw unresolved(ref, keywords);
    const known = this.#targets.get(found.node);
    if (known === undefined) this.#follow(schema, found);
    else if (known.schema === null) known.waiting.push(schema);
    else schema.target = known.schema;
    return schema;
  }

  /** At once, so that a cycle is met inside its target; beyond a depth later, so that a chain needs no stack. */
  #follow(reference: ReferenceSchema, found: Located): void {
    if (this.#depth >= MAX_NESTED) {
      const open: Target = { schema: null, waiting: [reference] };
      this.#targets.set(found.node, open);
      this.#build.later(() => close(open, this.schema(found)));
      return;
    }
    reference.target = this.#open(found);
  }

  #open(at: Located): Schema {
    const target: Target = { schema: null, waiting: [] };
    this.#targets.set(at.node, target);
    return close(target, this.schema(at));
  }
}

/** References met while their target was being built get a twin of it: the registry's memory of compared pairs tells the two apart. */
function close(target: Target, schema: Schema): Schema {
  target.schema = schema;
  if (target.waiting.length === 0) return schema;
  const twin = { ...schema };
  for (const reference of target.waiting) reference.target = twin;
  return schema;
}

function annotate(schema: SchemaCommon, keywords: Keywords, dialect: Dialect): void {
  schema.title = keywords.text('title');
  schema.description = keywords.text('description');
  const value = keywords.get('default');
  schema.default = value === undefined ? null : { value, key: modernKey(value) };
  schema.dialect = dialect;
}

/** A member of several groups stands in a `oneOf` as its groups, one by one: they are not joined there. */
function flattened(schema: CombinedSchema | null): CombinedSchema | null {
  if (schema === null) return null;
  const members = schema.subschemas.flatMap((member) => (member.kind === 'combined' && member.criterion === 'allOf' && member.synthetic ? member.subschemas : [member]));
  return combined(schema, schema.criterion, members, false);
}

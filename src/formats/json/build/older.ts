import type { JsonNode } from '../../json-text.ts';
import { isMetaschema } from '../dialect.ts';
import type { Criterion, Default, ReferenceSchema, Schema, SchemaCommon } from '../model.ts';
import { javaKey } from '../numbers.ts';
import type { Located } from '../references.ts';
import type { Build } from './context.ts';
import { fault, typeName } from './fault.ts';
import { Keywords } from './keywords.ts';
import { combined, common } from './make.ts';
import { FAMILIES, KNOWN_FORMATS, olderArray, olderNumber, olderObject, olderString } from './older-typed.ts';
import { Parts } from './parts.ts';
import { unresolved } from './unresolved.ts';

type Family = keyof typeof FAMILIES;

/** `type` names and the family of keywords each one takes. */
const TYPES: ReadonlyMap<string, Family | null> = new Map([
  ['string', 'string'],
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', null],
  ['null', null],
  ['array', 'array'],
  ['object', 'object'],
]);
const COMBINATORS: readonly Criterion[] = ['allOf', 'anyOf', 'oneOf'];

/** Front end for draft-04 to draft-07: every group of keywords becomes a class of its own, several are joined by `allOf`. */
export class OlderFrontEnd {
  readonly #build: Build;
  readonly #draft4: boolean;
  readonly #targets = new Map<JsonNode, { schema: Schema | null; waiting: ReferenceSchema[] }>();

  constructor(build: Build) {
    this.#build = build;
    this.#draft4 = build.dialect.name === 'draft-04';
  }

  root(at: Located): Schema {
    return this.schema(at);
  }

  schema(at: Located): Schema {
    const { node, document } = at;
    if (node.kind === 'literal' && node.value !== null && !this.#draft4) return { kind: node.value ? 'true' : 'false', ...common(node, document), dialect: this.#build.dialect };
    if (node.kind !== 'object') {
      const wanted = this.#draft4 ? 'an object' : 'an object, true or false';
      throw fault(document, node, `A schema must be ${wanted}, found ${typeName(node)}.`, 'Write a schema here.');
    }
    const keywords = new Keywords(document, node);
    const parts = new Parts(at, keywords, this.#build);
    const groups = keywords.has('$ref') ? [this.#reference(at, keywords)] : this.#groups(at, parts);
    const schema = groups.length === 0 ? { kind: 'empty' as const, ...common(node, document) } : groups.length === 1 ? groups[0]! : combined(common(node, document), 'allOf', groups, true);
    annotate(schema, keywords, this.#build);
    return schema;
  }

  /** In the registry's order. A family of keywords goes to the class that `type` names, else to a class of its own. */
  #groups(at: Located, parts: Parts): Schema[] {
    const { keywords } = parts;
    const groups: (Schema | null)[] = [parts.values(), ...COMBINATORS.map((criterion) => parts.combined(criterion)), parts.not()];
    if (!this.#draft4) groups.push(parts.constant());
    const taken = new Set<Family>();
    groups.push(this.#typed(at, parts, taken));
    for (const family of ['array', 'object', 'number', 'string'] as const) {
      if (!taken.has(family) && this.#keywordsOf(family).some((name) => keywords.has(name))) groups.push(this.#family(family, at, parts, null));
    }
    if (this.#build.dialect.name === 'draft-07' && ['if', 'then', 'else'].some((name) => keywords.has(name))) groups.push(parts.conditional());
    return groups.filter((group) => group !== null);
  }

  #typed(at: Located, parts: Parts, taken: Set<Family>): Schema | null {
    const type = parts.keywords.get('type');
    if (type === undefined) return null;
    if (type.kind === 'array') {
      const members = type.items.map((item) => this.#type(item, at, parts, taken));
      return combined(common(at.node, at.document), 'anyOf', members, false);
    }
    return this.#type(type, at, parts, taken);
  }

  #type(type: JsonNode, at: Located, parts: Parts, taken: Set<Family>): Schema {
    if (type.kind !== 'string') return parts.keywords.refuse('type', type, 'a type name or an array of them');
    const family = TYPES.get(type.value);
    if (family === undefined) throw fault(at.document, type, `\`${type.value}\` is not a type.`, `Use one of ${[...TYPES.keys()].join(', ')}.`);
    if (family === null) return { kind: type.value as 'boolean' | 'null', ...common(at.node, at.document) };
    taken.add(family);
    return this.#family(family, at, parts, type.value);
  }

  #family(family: Family, at: Located, parts: Parts, type: string | null): Schema {
    const base = common(at.node, at.document);
    const typed = type !== null;
    switch (family) {
      case 'string':
        return olderString(base, parts, typed, KNOWN_FORMATS[this.#build.dialect.name] ?? new Set());
      case 'number':
        return olderNumber(base, parts, typed, type === 'integer', this.#draft4);
      case 'array':
        return olderArray(base, parts, typed, this.#draft4);
      case 'object':
        return olderObject(base, parts, typed, this.#draft4);
    }
  }

  #keywordsOf(family: Family): readonly string[] {
    const names: readonly string[] = FAMILIES[family];
    return this.#draft4 ? names.filter((name) => name !== 'contains' && name !== 'propertyNames') : names;
  }

  /** All references to one place share one target. */
  #reference(at: Located, keywords: Keywords): ReferenceSchema {
    const ref = keywords.text('$ref')!;
    const found = this.#build.library.find(ref, at);
    const schema: ReferenceSchema = { kind: 'reference', ...common(at.node, at.document), ref, target: null };
    if (found === null && isMetaschema(ref)) return schema;
    if (found === null) throw unresolved(ref, keywords);
    const known = this.#targets.get(found.node);
    if (known === undefined) {
      const knot = { schema: null as Schema | null, waiting: [schema] };
      this.#targets.set(found.node, knot);
      this.#build.later(() => {
        knot.schema = this.schema(found);
        for (const reference of knot.waiting) reference.target = knot.schema;
      });
    } else if (known.schema === null) known.waiting.push(schema);
    else schema.target = known.schema;
    return schema;
  }
}

function annotate(schema: SchemaCommon, keywords: Keywords, { library, dialect }: Build): void {
  schema.id = keywords.text(library.idKeyword);
  schema.title = keywords.text('title');
  schema.description = keywords.text('description');
  schema.default = defaultOf(keywords.get('default'));
  schema.dialect = dialect;
}

/** Java objects made of arrays and objects are equal to themselves only here, so an unchanged default counts as changed. */
function defaultOf(value: JsonNode | undefined): Default | null {
  if (value === undefined) return null;
  return { value, key: value.kind === 'array' || value.kind === 'object' ? null : javaKey(value) };
}

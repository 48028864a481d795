import type { JsonNode } from '../../json-text.ts';
import type { ConditionalSchema, CombinedSchema, ConstSchema, Criterion, EnumSchema, NotSchema, PatternProperty, Schema } from '../model.ts';
import { javaKey } from '../numbers.ts';
import { javaRegex } from '../java-regex.ts';
import type { Located } from '../references.ts';
import type { Build } from './context.ts';
import { fault } from './fault.ts';
import type { Keywords } from './keywords.ts';
import { combined, common } from './make.ts';

/** The classes that both front ends build alike, out of one schema object. */
export class Parts {
  readonly keywords: Keywords;
  readonly #at: Located;
  readonly #build: Build;

  constructor(at: Located, keywords: Keywords, build: Build) {
    this.#at = at;
    this.keywords = keywords;
    this.#build = build;
  }

  child(node: JsonNode): Schema {
    return this.#build.schema(this.#build.library.below(this.#at, node));
  }

  childOf(keyword: string): Schema | null {
    const node = this.keywords.get(keyword);
    return node === undefined ? null : this.child(node);
  }

  children(keyword: string): Map<string, Schema> | null {
    const members = this.keywords.members(keyword);
    if (members === null) return null;
    return new Map([...members].map(([name, { value }]) => [name, this.child(value)]));
  }

  values(keyOf: (value: JsonNode) => string = javaKey): EnumSchema | null {
    const list = this.keywords.list('enum');
    if (list === null) return null;
    return { kind: 'enum', ...this.#common(), values: new Map(list.items.map((item) => [keyOf(item), item])) };
  }

  constant(keyOf: (value: JsonNode) => string = javaKey): ConstSchema | null {
    const value = this.keywords.get('const');
    return value === undefined ? null : { kind: 'const', ...this.#common(), value, key: keyOf(value) };
  }

  not(): NotSchema | null {
    const inner = this.childOf('not');
    return inner === null ? null : { kind: 'not', ...this.#common(), inner };
  }

  combined(criterion: Criterion): CombinedSchema | null {
    const list = this.keywords.list(criterion);
    if (list === null) return null;
    return combined(this.#common(), criterion, list.items.map((item) => this.child(item)), false);
  }

  conditional(): ConditionalSchema {
    return { kind: 'conditional', ...this.#common(), parts: ['if', 'then', 'else'].map((keyword) => this.childOf(keyword)) };
  }

  /** `pattern`, refused when Java's regular expressions refuse it. */
  pattern(): string | null {
    const pattern = this.keywords.text('pattern');
    if (pattern !== null) this.#regex(pattern, this.keywords.get('pattern')!);
    return pattern;
  }

  patternProperties(): PatternProperty[] {
    const members = this.keywords.members('patternProperties');
    if (members === null) return [];
    return [...members].map(([pattern, { value }]) => ({ pattern, matches: this.#regex(pattern, value), schema: this.child(value) }));
  }

  #regex(pattern: string, node: JsonNode): (name: string) => boolean {
    const regex = javaRegex(pattern);
    if ('matches' in regex) return regex.matches;
    throw fault(this.#at.document, node, `\`${pattern}\` is not a regular expression: ${regex.error}.`, 'Correct the pattern.');
  }

  #common(): ReturnType<typeof common> {
    return common(this.#at.node, this.#at.document);
  }
}

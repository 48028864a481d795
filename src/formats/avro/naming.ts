import { aliasList } from './attributes.ts';
import { SchemaFault } from './fault.ts';
import { type NameRule, PRIMITIVES, type QualifiedName, isName, qualify } from './names.ts';
import type { Raw, RawObject } from './schema.ts';

export interface NamingOptions {
  readonly nameRule: NameRule;
  /** Namespaces and aliases are held to the name rule as well. */
  readonly checkNamespaces: boolean;
}

/** Reads names where they are given, under the rules for the text. Throws SchemaFault. */
export class Naming {
  readonly #options: NamingOptions;

  constructor(options: NamingOptions) {
    this.#options = options;
  }

  /** The name of a definition. */
  define(raw: RawObject, namespace: string | null, kind: string): QualifiedName {
    const written = raw['name'];
    if (typeof written !== 'string') throw new SchemaFault(`The ${kind} has no name.`, raw, 'name', 'Add a `name` to it.');
    const space = raw['namespace'];
    const name = qualify(written, typeof space === 'string' ? space : namespace);
    this.check(name.name, raw, 'name', `${kind} name`);
    if (this.#options.checkNamespaces && name.namespace !== null) {
      for (const part of name.namespace.split('.'))
        this.check(part, raw, typeof space === 'string' ? 'namespace' : 'name', 'part of a namespace');
    }
    if (PRIMITIVES.has(name.fullName)) {
      throw new SchemaFault(
        `A ${kind} cannot be named \`${name.fullName}\`, which is a primitive type.`,
        raw,
        'name',
        'Choose another name.',
      );
    }
    return name;
  }

  /** The aliases of a definition as full names. */
  aliases(raw: RawObject, namespace: string | null): readonly string[] {
    const list = aliasList(raw);
    if (list.length === 0) return list;
    return list.map((alias, i) => {
      const name = qualify(alias, namespace);
      if (this.#options.checkNamespaces) this.check(name.name, raw['aliases'] as Raw, i, 'alias');
      return name.fullName;
    });
  }

  /** Refuses what is not a simple name. */
  check(name: string, holder: Raw, key: string | number, what: string): void {
    if (isName(name, this.#options.nameRule)) return;
    const message = name === '' ? `An empty text is not a valid ${what}.` : `\`${name}\` is not a valid ${what}.`;
    throw new SchemaFault(message, holder, key, 'Start with a letter or `_`, and go on with letters, digits and `_` only.');
  }
}

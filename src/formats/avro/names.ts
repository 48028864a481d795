import type { NamedType, PrimitiveKind } from './schema.ts';

export const PRIMITIVES: ReadonlyMap<string, PrimitiveKind> = new Map(
  (['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const).map((kind) => [kind, kind]),
);

/** What a name may look like: the specification's rule, or any letters as for names that are stored already. */
export type NameRule = 'strict' | 'letters' | 'any';

const STRICT = /^[A-Za-z_][A-Za-z0-9_]*$/;
const LETTERS = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;

/** Is it a simple name under the rule? */
export function isName(name: string, rule: NameRule): boolean {
  return STRICT.test(name) || rule === 'any' || (rule === 'letters' && LETTERS.test(name));
}

/** `null` as namespace is the empty one. */
export interface QualifiedName {
  readonly name: string;
  readonly namespace: string | null;
  readonly fullName: string;
}

/** A dotted name brings its own namespace; another one takes `namespace`. */
export function qualify(name: string, namespace: string | null): QualifiedName {
  const dot = name.lastIndexOf('.');
  const simple = dot < 0 ? name : name.slice(dot + 1);
  const space = (dot < 0 ? namespace : name.slice(0, dot)) || null;
  return { name: simple, namespace: space, fullName: space === null ? simple : `${space}.${simple}` };
}

/** The full name that a reference in `namespace` means first. */
export function referenceName(name: string, namespace: string | null): string {
  return namespace === null || name.includes('.') ? name : `${namespace}.${name}`;
}

/** Equal simple names, or the writer's full name among the reader's aliases. The writer's aliases do not count. */
export function namesMatch(reader: NamedType, writer: NamedType): boolean {
  return reader.name === writer.name || reader.aliases.includes(writer.fullName);
}

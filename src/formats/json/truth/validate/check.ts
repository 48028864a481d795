import type { JsonNode, JsonObject } from '../../../json-text.ts';
import type { Draft } from '../schema/dialect.ts';
import type { Resource } from '../schema/library.ts';
import type { Value } from '../value.ts';
import type { PatternJudge } from './pattern.ts';

/** The keyword that refuses a value, innermost first met. */
export interface Failure {
  readonly keyword: string;
  /** The keyword's value in the schema. */
  readonly at: JsonNode;
  /** JSON Pointer into the document. */
  readonly instance: string;
  /** Names that should be there. */
  readonly missing?: readonly string[];
}

/** What a schema has looked at in an array or an object. */
export interface Seen {
  readonly names: ReadonlySet<string>;
  readonly items: ReadonlySet<number>;
}

export interface Verdict {
  readonly failure: Failure | null;
  readonly seen: Seen;
}

/** Where in the document a value stands; spelled out only for failures. */
export interface Trail {
  readonly outer: Trail | null;
  readonly token: string | number;
}

export const NOTHING_SEEN: Seen = { names: new Set(), items: new Set() };
export const VALID: Verdict = { failure: null, seen: NOTHING_SEEN };

/** One schema object held against one value. */
export interface Check {
  readonly schema: JsonObject;
  readonly resource: Resource;
  readonly draft: Draft;
  readonly trail: Trail | null;
  readonly assertFormat: boolean;
  readonly patterns: PatternJudge;
  /** Holds a schema inside this one against the same or another value. */
  apply(inner: JsonNode, value: Value, token?: string | number): Verdict;
}

export function keywordOf(check: Check, name: string): JsonNode | null {
  return check.schema.members.get(name)?.value ?? null;
}

export function refuse(check: Check, keyword: string, at: JsonNode, missing?: readonly string[]): Verdict {
  return { failure: { keyword, at, instance: pointerOf(check.trail), ...(missing === undefined ? {} : { missing }) }, seen: NOTHING_SEEN };
}

export function together(...seen: readonly Seen[]): Seen {
  const some = seen.filter((each) => each.names.size > 0 || each.items.size > 0);
  if (some.length <= 1) return some[0] ?? NOTHING_SEEN;
  return { names: new Set(some.flatMap((each) => [...each.names])), items: new Set(some.flatMap((each) => [...each.items])) };
}

export function pointerOf(trail: Trail | null): string {
  if (trail === null) return '';
  return `${pointerOf(trail.outer)}/${String(trail.token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

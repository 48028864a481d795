import type { JsonNode, JsonObject } from '../../../json-text.ts';
import type { Decimal } from '../decimal.ts';
import { parseDecimal, toText } from '../decimal.ts';
import type { Term } from '../ir/term.ts';
import type { Terms } from '../ir/terms.ts';
import { UndecidedError } from '../reasons.ts';
import type { Draft } from '../schema/dialect.ts';
import type { Resource } from '../schema/library.ts';
import type { CompileOptions, Compiler } from './compiler.ts';
import type { Scope } from './scope.ts';

/** One schema object while it is compiled. */
export interface Frame {
  readonly compiler: Compiler;
  readonly terms: Terms;
  readonly node: JsonObject;
  readonly resource: Resource;
  readonly scope: Scope;
  readonly draft: Draft;
  readonly options: CompileOptions;
  /** A schema applied to the same value. */
  compile(inner: JsonNode): Term;
  /** A schema applied to a member or an item. */
  part(inner: JsonNode): Term;
  /** A schema that tests rather than describes: nothing in it is closed. */
  test(inner: JsonNode): Term;
}

export function keyword(frame: Frame, name: string): JsonNode | null {
  return frame.node.members.get(name)?.value ?? null;
}

export function invalid(name: string): UndecidedError {
  return new UndecidedError('invalid-schema', `\`${name}\` does not have a value that the keyword takes`);
}

export function numberOf(node: JsonNode, name: string): Decimal {
  if (node.kind !== 'number') throw invalid(name);
  const number = parseDecimal(node.raw);
  if (number === null) throw new UndecidedError('number-size', `the number in \`${name}\` is too large to compute with`);
  return number;
}

/** A non-negative integer, `otherwise` where the keyword is absent. */
export function countOf(frame: Frame, name: string, otherwise: number): number {
  const node = keyword(frame, name);
  if (node === null) return otherwise;
  const number = numberOf(node, name);
  if (number.scale !== 0 || number.digits < 0n) throw invalid(name);
  return Number(toText(number));
}

export function membersOf(frame: Frame, name: string): readonly (readonly [string, JsonNode])[] {
  const node = keyword(frame, name);
  if (node === null) return [];
  if (node.kind !== 'object') throw invalid(name);
  return [...node.members].map(([key, { value }]) => [key, value] as const);
}

export function itemsOf(frame: Frame, name: string): readonly JsonNode[] {
  const node = keyword(frame, name);
  if (node === null) return [];
  if (node.kind !== 'array') throw invalid(name);
  return node.items;
}

export function stringsOf(node: JsonNode, name: string): readonly string[] {
  if (node.kind !== 'array') throw invalid(name);
  return node.items.map((item) => {
    if (item.kind !== 'string') throw invalid(name);
    return item.value;
  });
}

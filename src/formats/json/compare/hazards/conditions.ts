import type { ConditionalSchema, Schema } from '../../model.ts';
import { javaKey } from '../../numbers.ts';
import type { Findings, Fits } from '../found.ts';

/** Two conditions are equal to the registry, whatever they say. */
export function suspectConditions(findings: Findings, writer: ConditionalSchema, reader: ConditionalSchema): void {
  findings.suspect('json/condition-changed', ['if'], (fits) => changes(writer.parts, reader.parts, fits));
}

function changes([testBefore, ...before]: ConditionalSchema['parts'], [testAfter, ...after]: ConditionalSchema['parts'], fits: Fits): boolean {
  if (testAfter == null || after.every((part) => part == null)) return false;
  if (textOf(testBefore) !== textOf(testAfter)) return true;
  return after.some((part, index) => part != null && textOf(before[index]) !== textOf(part) && (before[index] == null || !fits(before[index], part)));
}

function textOf(schema: Schema | null | undefined): string {
  return schema == null ? '' : javaKey(schema.source);
}

import type { StringSchema } from '../model.ts';
import { compareLower, compareUpper } from './bounds.ts';
import type { Findings } from './found.ts';

export function compareStrings(findings: Findings, writer: StringSchema, reader: StringSchema): void {
  compareUpper(findings, 'maxLength', 'MAX_LENGTH', writer.maxLength, reader.maxLength);
  compareLower(findings, 'minLength', 'MIN_LENGTH', writer.minLength, reader.minLength);
  if (writer.pattern === reader.pattern) return;
  // Patterns are compared as text: an equal language under another spelling counts as a change.
  if (writer.pattern === null) findings.add('PATTERN_ADDED', ['pattern']);
  else findings.add(reader.pattern === null ? 'PATTERN_REMOVED' : 'PATTERN_CHANGED', ['pattern']);
}

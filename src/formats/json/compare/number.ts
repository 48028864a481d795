import type { NumberSchema } from '../model.ts';
import { decimal, isMultiple, sameValue } from '../numbers.ts';
import { compareLower, compareUpper } from './bounds.ts';
import { RegistryCrash } from './crash.ts';
import type { Findings } from './found.ts';
import { suspectFlags } from './hazards/flags.ts';

/** Bounds are compared as doubles, each keyword on its own: `minimum` and `exclusiveMinimum` never meet. */
export function compareNumbers(findings: Findings, writer: NumberSchema, reader: NumberSchema): void {
  compareUpper(findings, 'maximum', 'MAXIMUM', writer.maximum?.value ?? null, reader.maximum?.value ?? null);
  compareLower(findings, 'minimum', 'MINIMUM', writer.minimum?.value ?? null, reader.minimum?.value ?? null);
  compareExclusiveMaximum(findings, writer, reader);
  compareLower(findings, 'exclusiveMinimum', 'EXCLUSIVE_MINIMUM', writer.exclusiveMinimum?.value ?? null, reader.exclusiveMinimum?.value ?? null);
  compareMultiples(findings, writer, reader);
  suspectFlags(findings, writer, reader);
  if (writer.integer !== reader.integer) findings.add(writer.integer ? 'TYPE_EXTENDED' : 'TYPE_NARROWED', ['type'], []);
}

/** A lowered bound is held against the reader's `maximum`: a bug of the registry that hides changes, or crashes without a `maximum`. */
function compareExclusiveMaximum(findings: Findings, writer: NumberSchema, reader: NumberSchema): void {
  const before = writer.exclusiveMaximum?.value;
  const after = reader.exclusiveMaximum?.value;
  if (before === after) return;
  if (before === undefined) findings.add('EXCLUSIVE_MAXIMUM_ADDED', ['exclusiveMaximum']);
  else if (after === undefined) findings.add('EXCLUSIVE_MAXIMUM_REMOVED', ['exclusiveMaximum']);
  else if (before < after) findings.add('EXCLUSIVE_MAXIMUM_INCREASED', ['exclusiveMaximum']);
  else if (reader.maximum === null) throw new RegistryCrash('exclusive-maximum-lowered', writer, reader);
  else if (reader.maximum.value < before) findings.add('EXCLUSIVE_MAXIMUM_DECREASED', ['exclusiveMaximum']);
  else if ((writer.maximum?.value ?? after) >= after) findings.suspect('json/exclusive-maximum-hidden', ['exclusiveMaximum']);
}

function compareMultiples(findings: Findings, writer: NumberSchema, reader: NumberSchema): void {
  const before = writer.multipleOf;
  const after = reader.multipleOf;
  if (before === null && after === null) return;
  if (before === null) return findings.add('MULTIPLE_OF_ADDED', ['multipleOf']);
  if (after === null) return findings.add('MULTIPLE_OF_REMOVED', ['multipleOf']);
  if (before.raw === after.raw) return;
  const [from, to] = [decimal(before.raw), decimal(after.raw)];
  if (sameValue(from, to)) return;
  const coarser = isMultiple(to, from);
  const finer = isMultiple(from, to);
  if (coarser === null || finer === null) throw new RegistryCrash('multiple-of-zero', writer, reader);
  findings.add(coarser ? 'MULTIPLE_OF_EXPANDED' : finer ? 'MULTIPLE_OF_REDUCED' : 'MULTIPLE_OF_CHANGED', ['multipleOf']);
}

import type { Findings } from './found.ts';

type Upper = 'MAX_LENGTH' | 'MAX_PROPERTIES' | 'MAX_ITEMS' | 'MAX_CONTAINS' | 'MAXIMUM';
type Lower = 'MIN_LENGTH' | 'MIN_PROPERTIES' | 'MIN_ITEMS' | 'MIN_CONTAINS' | 'MINIMUM' | 'EXCLUSIVE_MINIMUM';

/** An upper bound, null where there is none. */
export function compareUpper(findings: Findings, keyword: string, name: Upper, writer: number | null, reader: number | null): void {
  if (writer === reader) return;
  if (writer === null) findings.add(`${name}_ADDED`, [keyword]);
  else if (reader === null) findings.add(`${name}_REMOVED`, [keyword]);
  else findings.add(reader > writer ? `${name}_INCREASED` : `${name}_DECREASED`, [keyword]);
}

/** A lower bound, null where there is none. */
export function compareLower(findings: Findings, keyword: string, name: Lower, writer: number | null, reader: number | null): void {
  if (writer === reader) return;
  if (writer === null) findings.add(`${name}_ADDED`, [keyword]);
  else if (reader === null) findings.add(`${name}_REMOVED`, [keyword]);
  else findings.add(reader > writer ? `${name}_INCREASED` : `${name}_DECREASED`, [keyword]);
}

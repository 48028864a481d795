import type { Place } from '../../model.ts';

export interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region?: { readonly startLine: number; readonly startColumn: number; readonly endLine?: number; readonly endColumn?: number };
}

/** A place as SARIF says it: lines and columns from 1, in code points, the end exclusive, as ours are. */
export function physicalLocation(place: Place): PhysicalLocation {
  const { line, column, endLine, endColumn } = place;
  const end = endLine !== undefined && endColumn !== undefined ? { endLine, endColumn } : {};
  return { ...fileLocation(place.file), region: { startLine: line, startColumn: column, ...end } };
}

/** Paths are relative to the repository's root; one that is absolute says so. */
export function fileLocation(file: string): PhysicalLocation {
  const path = file.replace(/^\.\//, '').split('/').map(segment).join('/');
  return { artifactLocation: path.startsWith('/') ? { uri: `file://${path}` } : { uri: path, uriBaseId: '%SRCROOT%' } };
}

function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

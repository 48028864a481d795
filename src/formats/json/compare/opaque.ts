import { UncheckedError } from '../../../errors.ts';
import type { Schema } from '../model.ts';
import { Findings } from './found.ts';
import type { Found } from './found.ts';

/** Classes that a metaschema, which takes objects and booleans, never passes for. */
const OTHERS: ReadonlySet<Schema['kind']> = new Set(['string', 'number', 'null', 'array', 'enum', 'const', 'not']);

/** A reference to a metaschema: the registry would fetch it, nothing is fetched here. */
export function isOpaque(schema: Schema): boolean {
  return schema.kind === 'reference' && schema.target === null;
}

/** At least one side is opaque. What cannot be told without its text is left open. */
export function compareOpaque(writer: Schema, reader: Schema): readonly Found[] {
  if (writer.kind === 'reference' && reader.kind === 'reference' && bare(writer.ref) === bare(reader.ref)) return [];
  if (writer.kind === 'false' || reader.kind === 'empty' || reader.kind === 'true') return [];
  const [opaque, other] = isOpaque(writer) ? [writer, reader] : [reader, writer];
  const ref = opaque.kind === 'reference' ? opaque.ref : '';
  if (!OTHERS.has(other.kind)) throw new UncheckedError(`\`${ref}\` is not at hand, so what changed there is unknown.`, { help: `Register \`${ref}\` as a reference of this schema.` });
  const findings = new Findings(writer, reader);
  findings.add('TYPE_CHANGED', ['type'], []);
  return findings.list;
}

function bare(ref: string): string {
  return ref.replace(/^https?:/, '').replace(/#$/, '');
}

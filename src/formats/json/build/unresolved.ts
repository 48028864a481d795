import type { InvalidSchemaError } from '../../../errors.ts';
import { fault } from './fault.ts';
import type { Keywords } from './keywords.ts';

/** The error for a `$ref` that leads nowhere. */
export function unresolved(ref: string, keywords: Keywords): InvalidSchemaError {
  const node = keywords.get('$ref')!;
  if (ref.startsWith('#')) return fault(keywords.document, node, `\`${ref}\` leads nowhere in this document.`, 'Correct the reference, or define its target.');
  return fault(keywords.document, node, `\`${ref}\` is not among the references of this schema, and nothing is fetched from the network.`, `Register \`${ref}\` as a reference of this schema.`);
}

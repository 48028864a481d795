import { UncheckedError } from '../../errors.ts';
import type { Reference } from '../../model.ts';
import type { StoredReference, StoredSchema } from './decode.ts';

const MAX_REFERENCES = 1000;

export type SchemaOf = (subject: string, version: number | 'latest') => Promise<StoredSchema>;

/**
 * Everything that stored schemas refer to, deepest first. A name that was seen already is skipped, as the registry does,
 * which also ends cycles. @throws UncheckedError beyond 1,000.
 */
export async function closeStored(references: readonly StoredReference[], subject: string, schemaOf: SchemaOf): Promise<readonly Reference[]> {
  const closed: Reference[] = [];
  const seen = new Set<string>();
  const visit = async (list: readonly StoredReference[], owner: string): Promise<void> => {
    for (const reference of list) {
      if (seen.has(reference.name)) continue;
      seen.add(reference.name);
      if (seen.size > MAX_REFERENCES) {
        throw new UncheckedError(`${subject} has more than ${MAX_REFERENCES} references.`, { help: 'Check it with fewer references.' });
      }
      const target = qualified(reference.subject, owner);
      const stored = await schemaOf(target, reference.version === -1 ? 'latest' : reference.version);
      await visit(stored.references, target);
      closed.push({ name: reference.name, schema: stored.schema, file: `${target} v${stored.version}` });
    }
  };
  await visit(references, subject);
  return closed;
}

/** A subject without a context is looked for in the context of the one that refers to it. */
function qualified(subject: string, owner: string): string {
  if (subject.startsWith(':.')) return subject;
  return `${/^(:\.[^:]*:)/.exec(owner)?.[1] ?? ''}${subject}`;
}

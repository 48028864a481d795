import type { ProtoFile } from '../descriptor.ts';
import type { ProtoSchema } from '../schema.ts';
import { wellKnownFile } from '../well-known/files.ts';

/** What a text can see: itself, what it imports, and what these import publicly. */
export interface Visible {
  readonly files: ReadonlySet<ProtoFile>;
  /** False if an import's text was not given, so that more may be visible. */
  readonly complete: boolean;
}

export function visibleFrom(schema: ProtoSchema): Visible {
  const files = new Set<ProtoFile>([schema.file]);
  let complete = true;
  const add = (path: string): void => {
    const file = schema.references.get(path) ?? wellKnownFile(path);
    if (file === undefined) {
      complete = false;
      return;
    }
    if (files.has(file)) return;
    files.add(file);
    for (const found of file.imports) if (found.kind === 'public') add(found.path);
  };
  for (const found of schema.file.imports) add(found.path);
  return { files, complete };
}

import type { Issue } from './issue.ts';
import type { AvroSchema } from './schema.ts';
import { Ambiguity, Walk } from './walk.ts';

/**
 * The incompatibilities of a pair without the hole in the reference's memory: a pair that was found compatible only because another
 * one was still open is judged again, until nothing changes.
 */
export function soundIssues(reader: AvroSchema, writer: AvroSchema): { readonly found: readonly Issue[]; readonly walk: Walk } {
  let refuted: Map<number, readonly Issue[]> = new Map();
  for (;;) {
    const walk = new Walk(refuted);
    const found: Issue[] = [];
    try {
      walk.check(reader.root, writer.root, found);
    } catch (error) {
      if (error instanceof Ambiguity) return { found: [error.issue], walk };
      throw error;
    }
    const next = walk.refuted();
    if (next.size === refuted.size) return { found, walk };
    refuted = next;
  }
}

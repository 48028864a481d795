import type { Located } from '../references.ts';
import type { Branch } from './branches.ts';
import { textAt } from './scalar.ts';

/** The type as its author wrote it, for messages. */
export function typeText(views: readonly Located[], branches: readonly Branch[]): string {
  for (const view of views) {
    const own = ownText(view);
    if (own !== null) return own;
  }
  if (branches.length === 0) return 'nothing';
  const types = new Set(branches.flatMap((branch) => (branch.types === null ? ['anything'] : [...branch.types])));
  return [...types].join(' or ');
}

function ownText(view: Located): string | null {
  const { node, document } = view;
  if (node.kind !== 'object') return null;
  const type = node.members.get('type')?.value;
  const format = textAt(view, 'format') ?? textAt(view, 'contentEncoding');
  if (type?.kind === 'string') return format === null ? type.value : `${type.value} (${format})`;
  if (type?.kind === 'array') return document.text.slice(type.start, type.end).replace(/\s+/g, '');
  const ref = textAt(view, '$ref');
  return ref === null ? null : (ref.split('/').at(-1) ?? ref);
}

import type { Action } from './action.ts';

/** The message of a failure that is somewhere in a plan; null when the plan has none. */
export function reachableFailure(plan: Action): string | null {
  const seen = new Set([plan]);
  for (const action of seen) {
    if (action.kind === 'fail') return action.message;
    if (action.kind === 'enum') {
      const { reader, writer } = action;
      const unknown = reader.fallback === null ? writer.symbols.find((symbol) => !reader.symbols.includes(symbol)) : undefined;
      if (unknown !== undefined) return `it does not know the symbol \`${unknown}\``;
    }
    for (const child of children(action)) seen.add(child);
  }
  return null;
}

/** The plans for the parts of a value, skipped ones aside. */
export function children(action: Action): readonly Action[] {
  switch (action.kind) {
    case 'array':
    case 'map':
      return [action.item()];
    case 'record':
      return action.steps.filter(({ target }) => target !== null).map((step) => step.action());
    case 'writer-union':
      return action.branches.map((branch) => branch());
    case 'reader-union':
      return [action.action()];
    default:
      return [];
  }
}

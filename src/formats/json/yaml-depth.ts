/** Is some token inside more than `limit` collections? Told without recursion, before anything recursive reads them. */
export function nestsDeeperThan(tokens: readonly unknown[], limit: number): boolean {
  const todo = tokens.map((token) => ({ token, depth: 0 }));
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    const { token, depth } = step;
    if (depth > limit) return true;
    if (typeof token !== 'object' || token === null) continue;
    if (Array.isArray(token)) for (const item of token) todo.push({ token: item, depth });
    else {
      const inner = depth + ('items' in token ? 1 : 0);
      for (const part of ['key', 'value', 'items'] as const) todo.push({ token: (token as Record<string, unknown>)[part], depth: inner });
    }
  }
  return false;
}

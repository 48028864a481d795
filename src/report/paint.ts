/** Roles, not colours: what is painted says the same without paint. */
export type Role = 'error' | 'warning' | 'strong' | 'frame' | 'good' | 'dim';

export type Paint = (role: Role, text: string) => string;

const CODES: Readonly<Record<Role, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  strong: [1, 22],
  frame: [34, 39],
  good: [32, 39],
  dim: [2, 22],
};

export const plain: Paint = (_role, text) => text;

export const coloured: Paint = (role, text) => {
  const [on, off] = CODES[role];
  const painted = `\u001b[${on}m${text}\u001b[${off}m`;
  return role === 'error' ? `\u001b[1m${painted}\u001b[22m` : painted;
};

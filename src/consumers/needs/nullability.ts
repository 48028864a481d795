import type { Check, Dimension } from './check.ts';

/** May the value be an explicit null? A value that is always null contradicts; only null is judged here, never absence. */
export const nullability: Dimension = {
  judge(need, leaf) {
    if (need.nullable) return [];
    const base: Omit<Check, 'state' | 'damage'> = { key: 'null', asks: 'never null', says: leaf.text, where: leaf.where };
    const damage = [{ key: 'null', text: 'null', where: leaf.where }];
    if (leaf.alternatives.length === 0) return [{ ...base, state: 'C', damage }];
    if (leaf.nullable === 'yes') return [{ ...base, state: 'V', damage }];
    return [{ ...base, state: leaf.nullable === 'unknown' ? 'U' : 'G', damage: [] }];
  },
  say: (_check, _damage, need) => ({ rule: 'contract/field-becomes-nullable', args: { path: need.path.text, part: need.path.text } }),
};

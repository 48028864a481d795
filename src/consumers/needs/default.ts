import type { Dimension } from './check.ts';

/** Does the schema's default say what the consumer takes a missing value for? It never blocks: the reader's default is its own. */
export const reliedDefault: Dimension = {
  judge(need, leaf) {
    const wanted = need.reliesOnDefault;
    if (!wanted) return [];
    const spelled = JSON.stringify(wanted.value);
    const damage = leaf.routes.flatMap((route) => {
      const is = route.member?.default ? JSON.stringify(route.member.default.value) : 'none';
      return is === spelled || !route.member ? [] : [{ key: `default ${is}`, text: is, where: route.member }];
    });
    return [{ key: 'default', asks: `${spelled} when it is missing`, state: damage.length > 0 ? 'V' : 'G', damage, says: leaf.text, where: leaf.where }];
  },
  say: (check, damage, need) => ({
    rule: 'contract/default-changed',
    args: { path: need.path.text, was: JSON.stringify(need.reliesOnDefault?.value ?? null), is: damage?.text ?? check.says },
    cap: 'warning',
    lasting: 'note',
  }),
};

import type { Leaf } from '../path/leaf.ts';
import { branchNames, hasName } from '../path/branches.ts';
import type { Alternative } from '../../formats/shape.ts';
import type { Dimension } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

/** May a branch of a union or oneof come that the consumer does not handle? One damage for each. */
export const branches: Dimension = {
  judge(need, leaf) {
    const known = need.branches;
    if (!known || need.unknownBranches === 'tolerate') return [];
    const asks = `one of the branches ${known.map((name) => `\`${name}\``).join(', ')}`;
    return [
      byBranch('branches', asks, need, leaf, (alternative) => {
        if (alternative.kind === 'any') return UNKNOWN;
        if (isKnown(alternative, leaf, known)) return GUARANTEED;
        const name = nameOf(alternative, leaf);
        return { state: 'C', damage: [{ key: `branch ${name}`, text: name, where: alternative }] };
      }),
    ];
  },
  say: (check, damage, need) => ({ rule: 'contract/branch-added', args: { path: need.path.text, branch: damage?.text ?? check.says, known: check.asks } }),
};

export function isKnown(alternative: Alternative, leaf: Leaf, known: readonly string[]): boolean {
  return known.some((name) => hasName(alternative, name)) || known.includes(nameOf(alternative, leaf));
}

/** A oneof's branch is called by its member, whatever its type. */
export function nameOf(alternative: Alternative, leaf: Leaf): string {
  const route = leaf.routes.find((one) => one.member?.oneof !== undefined && one.shape?.alternatives.includes(alternative));
  return route?.taken.at(-1) ?? branchNames(alternative)[0]!;
}

import { didYouMean } from '../../did-you-mean.ts';
import type { FieldPath } from './path.ts';
import { spell } from './path.ts';
import { lostStep } from './lost-step.ts';
import type { Route } from './resolve.ts';

/** The path that was probably meant: the same, with the name that nearly exists. Empty when none is near. */
export function meantPath(path: FieldPath, routes: readonly Route[]): string {
  for (const route of routes) {
    const at = lostStep(route);
    const step = at === null ? undefined : path.steps[at];
    if (at === null || !route.owner || step?.kind !== 'member') continue;
    const name = nearName(step.name, route.owner.members);
    if (name !== undefined) return spell(path.steps.with(at, { kind: 'member', name }));
  }
  return '';
}

/** The same word in another spelling (`order_id`, `orderId`, `OrderID`), else the nearest by edits. */
export function nearName(name: string, members: readonly string[]): string | undefined {
  const wanted = folded(name);
  return members.find((member) => folded(member) === wanted) ?? didYouMean(name, members);
}

export function folded(name: string): string {
  return name.replace(/[_\-\s]/g, '').toLowerCase();
}


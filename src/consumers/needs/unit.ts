import { spell } from '../path/path.ts';
import { firstOf } from '../path/located.ts';
import type { Check, Dimension, Vote } from './check.ts';
import { GUARANTEED, together, UNKNOWN } from './votes.ts';
import { sameUnit, schemaUnit, unitOf } from './units.ts';

/** Is the value in the unit that the consumer takes it for? Known only where the schema says its unit. */
export const unit: Dimension = {
  judge(need, leaf) {
    const { unit: wanted, scale } = need.semantics;
    if (wanted === undefined && scale === undefined) return [];
    const asked = unitOf(wanted ?? '', scale);
    const asks = `in ${[wanted, scale ? `(${scale} unit)` : undefined].filter((word) => word !== undefined).join(' ')}`;
    const votes = leaf.routes.map((route): Vote => {
      const is = schemaUnit(route);
      if (is === null) return UNKNOWN;
      const found = unitOf(is);
      const fits = wanted === undefined ? found.minor === asked.minor : sameUnit(asked, found);
      return fits ? GUARANTEED : { state: 'C', damage: [{ key: `unit ${is.toLowerCase()}`, text: is, where: firstOf(route.member, route.where) }] };
    });
    return [{ ...together('unit', asks, leaf, votes), where: firstOf(leaf.routes[0]?.member, leaf.where) }];
  },
  say: (check, damage, need) => ({ rule: 'contract/unit-contradicts', args: { path: need.path.text, asks: check.asks, is: damage?.text ?? check.says } }),
};

/** A name that says one unit on a value that the schema annotates with another: `total_usd` in cents. */
export const nameUnit: Dimension = {
  judge(need, leaf) {
    const last = need.path.steps.findLast((step) => step.kind === 'member');
    const words = last ? last.name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split('_') : [];
    const named = unitOf(words.slice(1).slice(-1).join(' '));
    const says = named.currency !== null || named.minor || ['millis', 'seconds', 'micros', 'nanos', 'kg', 'lb', 'percent'].includes(named.word);
    if (!last || words.length < 2 || !says) return [];
    const damage = leaf.routes.flatMap((route) => {
      const is = schemaUnit(route);
      return is === null || sameUnit(named, unitOf(is)) ? [] : [{ key: `unit ${is.toLowerCase()}`, text: is, where: firstOf(route.member, route.where) }];
    });
    const check: Check = { key: 'name unit', asks: `in ${words.at(-1)}`, state: damage.length > 0 ? 'V' : 'G', damage, says: leaf.text, where: leaf.where };
    return [check];
  },
  say: (check, damage, need) => ({
    rule: 'contract/name-unit-mismatch',
    args: { path: need.path.text, name: spell(need.path.steps.filter((step) => step.kind === 'member').slice(-1)), is: damage?.text ?? check.says },
    cap: 'warning',
    lasting: 'note',
  }),
};

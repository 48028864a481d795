import type { ObjectShape, Shape } from '../../formats/shape.ts';
import type { Need } from '../contract/contract.ts';
import type { Reading } from '../needs/check.ts';
import { presence } from '../needs/presence.ts';
import type { Lookup, Route } from './resolve.ts';
import { resolve } from './resolve.ts';

const RANK = { G: 0, U: 1, V: 2, C: 3 } as const;

/** Walks to what a need is about, under the name that serves it best: its own, or one that the consumer accepts as well. */
export function resolveNeed(need: Need, root: Shape, reading: Reading): readonly Route[] {
  const lookup = lookupFor(reading);
  let best = resolve(root, need.path, lookup);
  let rank = RANK[presence(need, best).state];
  for (const path of need.aliases) {
    if (rank === 0) break;
    const routes = resolve(root, path, lookup);
    const other = RANK[presence(need, routes).state];
    if (other < rank) [best, rank] = [routes, other];
  }
  return best;
}

/** Protobuf fields answer to their JSON name as well; an Avro alias says nothing to a reader on another schema. */
function lookupFor(reading: Reading): Lookup {
  return (owner, name) => {
    const member = owner.member(name);
    if (member && owner.members.includes(name)) return { name, member };
    const other = reading.format === 'protobuf' ? byAlias(owner, name) : null;
    return other ?? (member ? { name, member } : null);
  };
}

function byAlias(owner: ObjectShape, name: string): ReturnType<Lookup> {
  for (const candidate of owner.members) {
    const member = owner.member(candidate);
    if (member?.aliases?.includes(name)) return { name: candidate, member };
  }
  return null;
}

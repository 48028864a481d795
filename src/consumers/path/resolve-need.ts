import type { Member, ObjectShape, Shape } from '../../formats/shape.ts';
import type { Need } from '../contract/contract.ts';
import type { Reading } from '../needs/check.ts';
import { presence } from '../needs/presence.ts';
import type { Lookup, Route } from './resolve.ts';
import { resolve } from './resolve.ts';

const RANK = { G: 0, U: 1, V: 2, C: 3 } as const;

type Found = ReturnType<Lookup>;

/**
 * Walks to what a need is about, under the name that serves it best: its own, or one that the consumer accepts as well.
 * `before` are the routes in the earlier schema: readers by number look for the numbers that they know from there.
 */
export function resolveNeed(need: Need, root: Shape, reading: Reading, before: readonly Route[] = []): readonly Route[] {
  const numbered = reading.format === 'protobuf' && reading.mode === 'generated' ? knownMembers(before) : new Map<number, Member>();
  let best = resolve(root, need.path, (owner, name, step) => {
    const known = numbered.get(step);
    return known ? byNumber(owner, known) : byName(owner, name, reading);
  });
  let rank = RANK[presence(need, best).state];
  for (const path of need.aliases) {
    if (rank === 0) break;
    const routes = resolve(root, path, (owner, name) => byName(owner, name, reading));
    const other = RANK[presence(need, routes).state];
    if (other < rank) [best, rank] = [routes, other];
  }
  return best;
}

/** Are the two read the same way from the wire? */
export function sameWire(a: Member, b: Member): boolean {
  const [left, right] = [a.shape().alternatives[0], b.shape().alternatives[0]];
  if (!left || !right || left.kind !== right.kind) return false;
  return left.kind !== 'scalar' || right.kind !== 'scalar' || left.type === right.type;
}

function knownMembers(before: readonly Route[]): ReadonlyMap<number, Member> {
  const known = new Map<number, Member>();
  for (const { step, member, byOneof } of before.flatMap((route) => route.trail)) {
    if (member.number !== undefined && !byOneof) known.set(step, member);
  }
  return known;
}

/** Generated code knows no names. A number that now carries something else is not the field. */
function byNumber(owner: ObjectShape, known: Member): Found {
  for (const name of owner.members) {
    const member = owner.member(name);
    if (member?.number === known.number && member && sameWire(member, known)) return { name, member };
  }
  return null;
}

/**
 * Protobuf fields answer to their JSON name as well; columns of a table do not know upper case from lower. An Avro alias
 * says nothing to a reader on another schema.
 */
function byName(owner: ObjectShape, name: string, reading: Reading): Found {
  const member = owner.member(name);
  if (member && owner.members.includes(name)) return { name, member };
  const other = owner.members.find((candidate) => {
    if (reading.mode === 'sql' && candidate.toLowerCase() === name.toLowerCase()) return true;
    return reading.format === 'protobuf' && owner.member(candidate)?.aliases?.includes(name) === true;
  });
  const found = other === undefined ? null : owner.member(other);
  if (other !== undefined && found) return { name: other, member: found };
  return member ? { name, member } : null;
}

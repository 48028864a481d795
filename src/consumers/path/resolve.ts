import type { Alternative, Member, ObjectShape, Shape } from '../../formats/shape.ts';
import { UncheckedError } from '../../errors.ts';
import { branchNames, hasName } from './branches.ts';
import type { Located } from './located.ts';
import { firstOf } from './located.ts';
import type { FieldPath, Step } from './path.ts';
import { spell } from './path.ts';

/** What may keep a message from having a value at the path, although the path exists. `part` is the step that fails. */
export interface Hazard {
  readonly kind: 'absent' | 'null' | 'oneof' | 'undeclared' | 'null-unknown' | 'implicit';
  readonly part: string;
  readonly where: Located;
  /** Is the step before the last one meant? */
  readonly parent: boolean;
  readonly oneof?: string;
}

/** One way to walk the path: a choice of branch at each union met. */
export interface Route {
  /**
   * `found`: the schema declares it. `open`: it does not declare it, but allows it, as `shape` says. `gone`: no message has it.
   * `opaque`: the schema does not say what is inside.
   */
  readonly end: 'found' | 'open' | 'gone' | 'opaque';
  readonly hazards: readonly Hazard[];
  /** null for `gone` and `opaque`. */
  readonly shape: Shape | null;
  readonly member: Member | null;
  /** The record that holds, or would have to hold, the last step that was looked for. */
  readonly owner: ObjectShape | null;
  /** For `gone` and `opaque`: where the walk ended. */
  readonly stop: { readonly part: string; readonly why: string; readonly step: number } | null;
  readonly where: Located;
  /** The unions' branches taken, outermost first. */
  readonly taken: readonly string[];
  readonly trail: readonly Passed[];
}

/** A member walked through: at which step of the path, and under which name the schema has it. */
export interface Passed {
  readonly step: number;
  readonly name: string;
  readonly member: Member;
  readonly owner: ObjectShape;
  /** The step names the oneof, not the member. */
  readonly byOneof?: true;
}

/** How a step finds its member; reads by number or by another name replace it. */
export type Lookup = (owner: ObjectShape, name: string, step: number) => { readonly name: string; readonly member: Member } | null;

const MAX_ROUTES = 512;

interface State {
  readonly shape: Shape;
  readonly hazards: readonly Hazard[];
  /** Hazards of the last step itself; a branch selector after it makes them void. */
  readonly own: readonly Hazard[];
  readonly declared: boolean;
  readonly member: Member | null;
  readonly owner: ObjectShape | null;
  readonly where: Located;
  readonly taken: readonly string[];
  readonly trail: readonly Passed[];
}

/** Walks a path through a schema, along every branch of every union on the way. */
export function resolve(root: Shape, path: FieldPath, lookup: Lookup = byName): readonly Route[] {
  let states: State[] = [
    { shape: root, hazards: [], own: [], declared: true, member: null, owner: null, where: root, taken: [], trail: [] },
  ];
  const ended: Route[] = [];
  for (const [index, step] of path.steps.entries()) {
    const walked = states.flatMap((state) => walk(state, step, index, path.steps, lookup));
    states = walked.filter((one): one is State => !('end' in one));
    ended.push(...walked.filter((one): one is Route => 'end' in one));
    if (states.length + ended.length > MAX_ROUTES) throw tooMany(path.text);
  }
  return [...states.map((state) => arrive(state, path.steps)), ...ended];
}

function arrive(state: State, steps: readonly Step[]): Route {
  const { shape, member, owner, where, taken, trail } = state;
  if (shape.alternatives.length === 0 && shape.nullable === 'no') return ends(state, owner, 'gone', spell(steps), 'can never come', steps.length - 1);
  return { end: state.declared ? 'found' : 'open', hazards: [...state.hazards, ...state.own], shape, member, owner, stop: null, where, taken, trail };
}

function walk(state: State, step: Step, index: number, steps: readonly Step[], lookup: Lookup): (State | Route)[] {
  const part = spell(steps.slice(0, index + 1));
  if (step.kind === 'branch') return select(state, step.name, part, index);
  const from = through(state, spell(steps.slice(0, index)));
  const { alternatives } = state.shape;
  if (alternatives.length === 0) return [ends(from, null, 'gone', part, 'is always null', index)];
  return alternatives.flatMap((alternative) => {
    const taken = alternatives.length > 1 ? [...from.taken, branchNames(alternative)[0]!] : from.taken;
    return inside({ ...from, taken }, alternative, step, index, part, steps, lookup);
  });
}

/** The hazards of passing through a value: it may be null. */
function through(state: State, spelled: string): State {
  const passed = [...state.hazards, ...state.own].map((hazard) => ({ ...hazard, parent: true }));
  const nulls: Hazard[] = [];
  const part = spelled === '' ? 'the message' : spelled;
  if (state.shape.nullable === 'yes') nulls.push({ kind: 'null', part, where: state.shape, parent: true });
  if (state.shape.nullable === 'unknown') nulls.push({ kind: 'null-unknown', part, where: state.shape, parent: true });
  return { ...state, hazards: [...passed, ...nulls], own: [] };
}

function inside(
  from: State, alternative: Alternative, step: Exclude<Step, { kind: 'branch' }>, index: number, part: string, steps: readonly Step[], lookup: Lookup,
): (State | Route)[] {
  if (alternative.kind === 'any') return [ends(from, null, 'opaque', part, alternative.why, index)];
  const at = { ...from, where: alternative };
  switch (step.kind) {
    case 'each':
      if (alternative.kind !== 'array') break;
      return [{ ...at, shape: alternative.items(), declared: true, member: null, owner: null }];
    case 'values':
      if (alternative.kind === 'map') return [{ ...at, shape: alternative.values(), declared: true, member: null, owner: null }];
      if (alternative.kind === 'object') return everyValue(at, alternative, part, index);
      break;
    case 'key':
    case 'member': {
      const name = step.kind === 'key' ? step.key : step.name;
      if (alternative.kind === 'map') return [key(at, alternative.values(), part)];
      if (alternative.kind === 'object') return member(at, alternative, name, index, part, steps, lookup);
      break;
    }
  }
  return [ends(at, null, 'gone', part, `is not in \`${textOf(alternative, from.shape)}\``, index)];
}

/** A key that the schema does not name: any map may lack it. */
function key(from: State, shape: Shape, part: string): State {
  return { ...from, shape, declared: true, own: [{ kind: 'undeclared', part, where: from.where, parent: false }], member: null, owner: null };
}

function everyValue(from: State, object: ObjectShape, part: string, index: number): (State | Route)[] {
  const named = object.members.map((name) => object.member(name)).filter((one) => one !== null);
  const states = named.map((one): State => ({ ...from, shape: one.shape(), declared: true, member: one, owner: object, where: one }));
  if (object.values) states.push({ ...from, shape: object.values(), declared: true, member: null, owner: object, where: object });
  if (object.open && !object.values) return [...states, ends(from, object, 'opaque', part, 'the schema leaves it open', index)];
  return states.length > 0 ? states : [ends(from, object, 'gone', part, 'has no members', index)];
}

function member(
  from: State, object: ObjectShape, name: string, index: number, part: string, steps: readonly Step[], lookup: Lookup,
): (State | Route)[] {
  const found = lookup(object, name, index);
  if (!found) {
    const oneof = object.oneofs?.find((one) => one.name === name);
    if (oneof) return oneofStates(from, object, oneof, index, part, steps);
    return [ends(from, object, 'gone', part, 'does not exist', index)];
  }
  const { member: one } = found;
  const hazard = presenceHazard(one, part);
  const declared = one.presence !== 'unknown' || object.members.includes(found.name);
  const trail = [...from.trail, { step: index, name: found.name, member: one, owner: object }];
  return [{ ...from, shape: one.shape(), own: hazard ? [hazard] : [], declared, member: one, owner: object, where: firstOf(one, object), trail }];
}

function presenceHazard(found: Member, part: string): Hazard | null {
  const base = { part, where: found, parent: false };
  if (found.oneof !== undefined && found.presence !== 'always') return { ...base, kind: 'oneof', oneof: found.oneof };
  if (found.presence === 'sometimes') return { ...base, kind: 'absent' };
  if (found.presence === 'unknown') return { ...base, kind: 'undeclared' };
  return found.presence === 'implicit' ? { ...base, kind: 'implicit' } : null;
}

/** A oneof named in a path: the members that share it, as branches of a union that may be unset. */
function oneofStates(
  from: State, object: ObjectShape, oneof: { name: string; members: readonly string[] }, index: number, part: string, steps: readonly Step[],
): (State | Route)[] {
  const next = steps[index + 1];
  const chosen = next?.kind === 'branch' ? oneof.members.filter((name) => name === next.name) : oneof.members;
  const members = chosen.map((name) => ({ name, member: object.member(name) }));
  if (members.length === 0) return [ends(from, object, 'gone', part, 'has no such branch', index)];
  const own: Hazard[] = [{ kind: 'oneof', part, where: object, parent: false, oneof: oneof.name }];
  return members.flatMap(({ name, member: one }) => {
    if (!one) return [];
    const shape = one.shape();
    const alternatives = shape.alternatives.map((alternative) => named(alternative, name));
    const trail = [...from.trail, { step: index, name, member: one, owner: object, byOneof: true } as const];
    const reached = reshaped(shape, alternatives, shape.nullable);
    return [{ ...from, shape: reached, own, declared: true, member: one, owner: object, where: one, taken: [...from.taken, name], trail }];
  });
}

/** A record answers to both: the name of its type and the name of its branch. */
function named(alternative: Alternative, branch: string): Alternative {
  if (alternative.kind === 'scalar') return { ...alternative, name: branch };
  if (alternative.kind !== 'object') return alternative;
  const { kind, name, members, open, oneofs, values } = alternative;
  const rest = { ...(name === undefined ? {} : { name }), ...(oneofs ? { oneofs } : {}), ...(values ? { values } : {}) };
  return {
    kind,
    branch,
    members,
    open,
    get place() {
      return alternative.place;
    },
    ...rest,
    member: (inner) => alternative.member(inner),
  };
}

function reshaped(shape: Shape, alternatives: readonly Alternative[], nullable: Shape['nullable']): Shape {
  const { text, doc, unit } = shape;
  return {
    text,
    nullable,
    alternatives,
    get place() {
      return shape.place;
    },
    ...(doc === undefined ? {} : { doc }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Narrows to one branch. What the other branches do, and whether the value is there at all, is then beside the point. */
function select(state: State, name: string, part: string, index: number): (State | Route)[] {
  const { shape } = state;
  if (state.member?.oneof !== undefined && state.taken.at(-1) === name) return [{ ...state, own: [] }];
  if (shape.alternatives.some((one) => one.kind === 'any')) return [ends(state, null, 'opaque', part, 'the schema does not name its branches', index)];
  const alternatives = shape.alternatives.filter((one) => hasName(one, name));
  const taken = [...state.taken, name];
  if (alternatives.length === 0) return [ends(state, null, 'gone', part, 'is not one of its branches', index)];
  return [{ ...state, own: [], shape: reshaped(shape, alternatives, 'no'), where: firstOf(alternatives[0], state.where), taken }];
}

function ends(from: State, owner: ObjectShape | null, end: 'gone' | 'opaque', part: string, why: string, step: number): Route {
  const { hazards, own, taken, trail } = from;
  return { end, hazards: [...hazards, ...own], shape: null, member: null, owner, stop: { part, why, step }, where: firstOf(owner, from.where), taken, trail };
}

function textOf(alternative: Alternative, shape: Shape): string {
  return shape.alternatives.length === 1 ? shape.text : branchNames(alternative)[0]!;
}

function byName(owner: ObjectShape, name: string): ReturnType<Lookup> {
  const member = owner.member(name);
  return member ? { name, member } : null;
}

function tooMany(path: string): UncheckedError {
  return new UncheckedError(`\`${path}\` can be walked in more than ${MAX_ROUTES} ways.`, { help: 'Choose branches with `<Branch>` in the path.' });
}

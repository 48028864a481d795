import type { Decimal } from '../decimal.ts';
import type { ReasonCode } from '../reasons.ts';
import { ARRAY, NUMBER, OBJECT, STRING } from '../value.ts';

/**
 * A set of JSON values. Terms are interned: the same set written the same way is the same object.
 *
 * Every atom speaks of one kind of value and holds for all values of the other kinds, as keywords do:
 * `length` holds for 5. Only `kinds` tells kinds apart.
 */
export type Term = Constant | Junction | Kinds | Opaque | Sample | Reference | Atom;
export type Atom = NumberAtom | StringAtom | ArrayAtom | ObjectAtom;
export type NumberAtom = Range | Step | Numbers;
export type StringAtom = Length | Pattern | Strings;
export type ArrayAtom = Size | Each | AtLeast | AtMost | Unique;
export type ObjectAtom = Properties | Every | Some;

interface Base {
  readonly id: number;
}

export interface Constant extends Base {
  readonly op: 'true' | 'false';
}

export interface Junction extends Base {
  readonly op: 'and' | 'or';
  readonly of: readonly Term[];
}

export interface Kinds extends Base {
  readonly op: 'kinds';
  readonly mask: number;
}

/** A set the solver cannot look into, or its opposite. */
export interface Opaque extends Base {
  readonly op: 'opaque';
  readonly name: string;
  readonly mask: number;
  readonly reason: ReasonCode;
  readonly why: string;
  readonly not: boolean;
}

/** All values; but where a string is needed, this one is a good example. */
export interface Sample extends Base {
  readonly op: 'sample';
  readonly text: string;
}

/** A recursive schema. `body` is set once the schema is compiled. */
export interface RecursiveSchema {
  readonly name: string;
  body: Term | null;
}

export interface Reference extends Base {
  readonly op: 'ref';
  readonly to: RecursiveSchema;
  readonly not: boolean;
}

export interface Bound {
  readonly at: Decimal;
  readonly open: boolean;
}

export interface Range extends Base {
  readonly op: 'range';
  readonly low: Bound | null;
  readonly high: Bound | null;
}

export interface Step extends Base {
  readonly op: 'step';
  readonly by: Decimal;
  readonly not: boolean;
}

export interface Numbers extends Base {
  readonly op: 'numbers';
  /** By text. */
  readonly set: ReadonlyMap<string, Decimal>;
  readonly not: boolean;
}

/** `max` may be Infinity, here and below. */
export interface Length extends Base {
  readonly op: 'length';
  readonly min: number;
  readonly max: number;
}

export interface Pattern extends Base {
  readonly op: 'pattern';
  readonly source: string;
  readonly not: boolean;
}

export interface Strings extends Base {
  readonly op: 'strings';
  readonly set: ReadonlySet<string>;
  readonly not: boolean;
}

/** Number of items. */
export interface Size extends Base {
  readonly op: 'size';
  readonly min: number;
  readonly max: number;
}

/** Items at indexes from <= i < to. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Each extends Base, Span {
  readonly op: 'each';
  readonly item: Term;
}

export interface AtLeast extends Base, Span {
  readonly op: 'atLeast';
  readonly item: Term;
  readonly count: number;
}

export interface AtMost extends Base, Span {
  readonly op: 'atMost';
  readonly item: Term;
  readonly count: number;
}

export interface Unique extends Base {
  readonly op: 'unique';
  readonly not: boolean;
}

/** Number of members. */
export interface Properties extends Base {
  readonly op: 'properties';
  readonly min: number;
  readonly max: number;
}

/** Every member whose name is in `names` (a set of strings) has its value in `value`. */
export interface Every extends Base {
  readonly op: 'every';
  readonly names: Term;
  readonly value: Term;
}

/** There is a member whose name is in `names` and whose value is in `value`. */
export interface Some extends Base {
  readonly op: 'some';
  readonly names: Term;
  readonly value: Term;
}

const ATOM_KIND = {
  range: NUMBER,
  step: NUMBER,
  numbers: NUMBER,
  length: STRING,
  pattern: STRING,
  strings: STRING,
  size: ARRAY,
  each: ARRAY,
  atLeast: ARRAY,
  atMost: ARRAY,
  unique: ARRAY,
  properties: OBJECT,
  every: OBJECT,
  some: OBJECT,
} as const satisfies Record<Atom['op'], number>;

/** The kind an atom speaks of. */
export function kindOfAtom(atom: Atom): number {
  return ATOM_KIND[atom.op];
}

export function isAtom(term: Term): term is Atom {
  return Object.hasOwn(ATOM_KIND, term.op);
}

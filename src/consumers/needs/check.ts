import type { Certainty, FormatName } from '../../model.ts';
import type { Need, ReadMode } from '../contract/contract.ts';
import type { Exact } from '../exact.ts';
import type { Leaf } from '../path/leaf.ts';
import type { Located } from '../path/located.ts';
import type { ContractFact } from '../rules.ts';

/** One way in which a schema lets a requirement be broken. Damage that was there before is told apart from new damage by `key`. */
export interface Damage {
  readonly key: string;
  /** What comes, for a message: a symbol, a branch, a bound. */
  readonly text: string;
  readonly where: Located;
  /** How far it goes; the same key with a larger reach is new damage. */
  readonly reach?: Reach;
  /** Of a presence check: what kind of hazard it is, and in which branch of a union. */
  readonly kind?: string;
  readonly branch?: string;
  /** Everything up to `reach` may come, not `reach` alone. */
  readonly interval?: true;
}

/** Beyond a limit up to `to`; `down` when smaller means further. */
export interface Reach {
  readonly to: Exact;
  readonly exclusive: boolean;
  readonly down: boolean;
}

/** What a schema makes of one dimension of a requirement. */
export interface Check {
  /** Names the dimension, and the part of it: `type`, `max`, `expects shipped`. The same keys come from every schema. */
  readonly key: string;
  readonly state: Certainty;
  readonly damage: readonly Damage[];
  /** What the contract asks for, as the end of "the schema does not promise that it is ...". */
  readonly asks: string;
  /** What the schema says about it. */
  readonly says: string;
  readonly where: Located;
  /** What to say of an unknown instead of "not promised". */
  readonly silent?: Said;
}

/** How the consumer reads, as far as it decides what hurts. */
export interface Reading {
  readonly format: FormatName;
  readonly mode: ReadMode;
  readonly language?: string;
}

/** One dimension of a requirement. */
export interface Dimension {
  /** No checks: the contract does not ask for it. */
  judge(need: Need, leaf: Leaf, reading: Reading): readonly Check[];
  /** What is wrong, as a fact, where a check is violable or contradicted. `damage` is null when a contradiction names none. */
  say(check: Check, damage: Damage | null, need: Need): Said;
}

/** A fact. `cap` keeps it from blocking, whatever the outcome; `lasting` is its level when it is nothing new. */
export type Said = ContractFact & { readonly cap?: 'warning' | 'note'; readonly lasting?: 'note' };

/** One branch's part of a check. */
export interface Vote {
  readonly state: Certainty;
  readonly damage?: readonly Damage[];
}

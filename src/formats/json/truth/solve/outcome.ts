import type { UndecidedError } from '../reasons.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Value } from '../value.ts';

/** Whether a term has a value in it, and which. */
export type Outcome = Model | Empty | Unknown;

export interface Model {
  readonly is: 'model';
  readonly value: Value;
}

export interface Empty {
  readonly is: 'empty';
}

export interface Unknown {
  readonly is: 'unknown';
  readonly reason: ReasonCode;
  readonly why: string;
}

export const EMPTY: Empty = { is: 'empty' };

export function model(value: Value): Model {
  return { is: 'model', value };
}

export function unknown(reason: ReasonCode, why: string): Unknown {
  return { is: 'unknown', reason, why };
}

/** For limits that concern one term only; what they leave open may still be decided elsewhere. */
export function fromError(error: UndecidedError): Unknown {
  return unknown(error.reason, error.message);
}

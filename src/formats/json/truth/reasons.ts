/** Why a question stays open. */
export type ReasonCode =
  | 'budget-time'
  | 'budget-steps'
  | 'depth'
  | 'opaque-pattern'
  | 'opaque-format'
  | 'unresolved-reference'
  | 'unguarded-recursion'
  | 'invalid-schema'
  | 'unsupported-vocabulary'
  | 'unevaluated-branches'
  | 'unique-items'
  | 'item-cells'
  | 'name-cells'
  | 'number-size'
  | 'number-precision'
  | 'witness-size'
  | 'validator-disagrees';

/** Ends an attempt at a proof; never an answer in itself. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
  readonly reason: ReasonCode;

  constructor(reason: ReasonCode, why: string) {
    super(why);
    this.reason = reason;
  }
}

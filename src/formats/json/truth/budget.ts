import { UndecidedError } from './reasons.ts';

export interface BudgetLimits {
  readonly milliseconds: number;
  /** Steps of any kind: solver states, automaton states, evaluations. */
  readonly steps: number;
}

export const DEFAULT_LIMITS: BudgetLimits = { milliseconds: 2000, steps: 2_000_000 };

/** Counts work and stops it. The clock is the caller's; without one only steps count. */
export class Budget {
  readonly #deadline: number;
  readonly #now: () => number;
  #steps: number;
  #untilLook = 256;

  constructor(limits: BudgetLimits, now: () => number) {
    this.#now = now;
    this.#deadline = now() + limits.milliseconds;
    this.#steps = limits.steps;
  }

  /** Throws UndecidedError when the budget is spent. */
  spend(steps = 1): void {
    this.#steps -= steps;
    this.#untilLook -= steps;
    if (this.#steps < 0) throw new UndecidedError('budget-steps', 'the comparison needs more steps than allowed');
    if (this.#untilLook > 0) return;
    this.#untilLook = 256;
    if (this.#now() > this.#deadline) throw new UndecidedError('budget-time', 'the comparison needs more time than allowed');
  }
}

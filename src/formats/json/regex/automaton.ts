import type { Tree } from './tree.ts';

type Step =
  | { readonly op: 'character'; readonly test: (character: string) => boolean }
  | { readonly op: 'check'; readonly holds: (text: readonly string[], at: number) => boolean }
  | { readonly op: 'fork'; to: number[] }
  | { readonly op: 'match' };

/** Steps that a pattern may come to: counted repetitions are written out. */
const MAX_STEPS = 20_000;

/** A tree as a nondeterministic automaton, run over all states at once: its time is linear in the text. */
export class Automaton {
  readonly #steps: Step[] = [];

  /** Throws RangeError for a pattern that comes to too many steps. */
  constructor(tree: Tree) {
    this.#write(tree);
    this.#push({ op: 'match' });
  }

  /** Does it match anywhere in the text? */
  finds(text: readonly string[]): boolean {
    return this.#run(text, 0, true);
  }

  #run(text: readonly string[], start: number, anywhere: boolean): boolean {
    let states = new Set<number>();
    for (let at = start; at <= text.length; at++) {
      if (at === start || anywhere) this.#enter(0, states, text, at);
      const next = new Set<number>();
      for (const state of states) {
        const step = this.#steps[state]!;
        if (step.op === 'match') return true;
        if (step.op === 'character' && at < text.length && step.test(text[at]!)) this.#enter(state + 1, next, text, at + 1);
      }
      states = next;
    }
    return false;
  }

  /** All states that are reached without a character; only those that wait for one, or match, are kept. */
  #enter(first: number, states: Set<number>, text: readonly string[], at: number): void {
    const waiting = [first];
    const seen = new Set<number>();
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      const step = this.#steps[state]!;
      if (step.op === 'fork') waiting.push(...step.to);
      else if (step.op !== 'check') states.add(state);
      else if (step.holds(text, at)) waiting.push(state + 1);
    }
  }

  #push(step: Step): number {
    if (this.#steps.length >= MAX_STEPS) throw new RangeError('too many steps');
    return this.#steps.push(step) - 1;
  }

  #write(tree: Tree): void {
    switch (tree.kind) {
      case 'character':
        this.#push({ op: 'character', test: tree.test });
        return;
      case 'assertion':
        this.#push({ op: 'check', holds: tree.holds });
        return;
      case 'look': {
        const inner = new Automaton(tree.inner);
        this.#push({ op: 'check', holds: (text, at) => inner.#run(text, at, false) !== tree.negative });
        return;
      }
      case 'sequence':
        for (const part of tree.parts) this.#write(part);
        return;
      case 'choice':
        this.#writeChoice(tree.options);
        return;
      case 'repeat':
        this.#writeRepeat(tree.inner, tree.min, tree.max);
        return;
    }
  }

  #writeChoice(options: readonly Tree[]): void {
    const start: Step = { op: 'fork', to: [] };
    this.#push(start);
    const ends: { op: 'fork'; to: number[] }[] = [];
    for (const option of options) {
      start.to.push(this.#steps.length);
      this.#write(option);
      const end = { op: 'fork' as const, to: [] };
      this.#push(end);
      ends.push(end);
    }
    for (const end of ends) end.to = [this.#steps.length];
  }

  #writeRepeat(inner: Tree, min: number, max: number | null): void {
    for (let i = 0; i < min; i++) this.#write(inner);
    if (max === null) {
      const fork = { op: 'fork' as const, to: [] as number[] };
      const at = this.#push(fork);
      this.#write(inner);
      this.#push({ op: 'fork', to: [at] });
      fork.to = [at + 1, this.#steps.length];
      return;
    }
    const skips = Array.from({ length: max - min }, () => {
      const fork = { op: 'fork' as const, to: [] as number[] };
      const at = this.#push(fork);
      this.#write(inner);
      return { fork, at };
    });
    for (const { fork, at } of skips) fork.to = [at + 1, this.#steps.length];
  }
}

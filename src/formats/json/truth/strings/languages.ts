import { UndecidedError } from '../reasons.ts';
import { Automaton } from './automaton.ts';
import { parsePattern, toRegExp } from './parse-pattern.ts';

/** Longest text given to the runtime's own matcher, which may backtrack for ever. */
const MAX_BACKTRACKED = 24;

/** The automata of patterns, by their text. */
export class Languages {
  readonly #automata = new Map<string, Automaton | null>();
  readonly #expressions = new Map<string, RegExp | null>();

  /** null for patterns that are not regular, not supported, or not patterns at all. */
  automaton(source: string): Automaton | null {
    let automaton = this.#automata.get(source);
    if (automaton === undefined) {
      const node = parsePattern(source);
      automaton = node === null ? null : new Automaton(node);
      this.#automata.set(source, automaton);
    }
    return automaton;
  }

  /** undefined when nobody can say. */
  matches(source: string, text: string): boolean | undefined {
    const automaton = this.automaton(source);
    if (automaton === null) return this.#native(source, text);
    try {
      return automaton.matches(text);
    } catch (error) {
      if (error instanceof UndecidedError) return this.#native(source, text);
      throw error;
    }
  }

  #native(source: string, text: string): boolean | undefined {
    let expression = this.#expressions.get(source);
    if (expression === undefined) this.#expressions.set(source, (expression = toRegExp(source)));
    return expression === null || text.length > MAX_BACKTRACKED ? undefined : expression.test(text);
  }
}

import { UndecidedError } from '../reasons.ts';
import type { Languages } from '../strings/languages.ts';
import { toRegExp } from '../strings/parse-pattern.ts';

/** Texts up to this length go to the runtime's matcher, a judge of its own; longer ones could make it backtrack for ever. */
const SHORT = 12;

/** Matches patterns for the validator. */
export class PatternJudge {
  readonly #languages: Languages;
  readonly #expressions = new Map<string, RegExp | null>();

  constructor(languages: Languages) {
    this.#languages = languages;
  }

  /** Throws UndecidedError for what is not an ECMAScript expression, and for long texts and patterns that are not regular. */
  matches(source: string, text: string): boolean {
    let expression = this.#expressions.get(source);
    if (expression === undefined) this.#expressions.set(source, (expression = toRegExp(source)));
    const matched = expression !== null && text.length <= SHORT ? expression.test(text) : this.#languages.matches(source, text);
    if (matched === undefined) throw new UndecidedError('opaque-pattern', `the pattern ${source} cannot be run`);
    return matched;
  }
}

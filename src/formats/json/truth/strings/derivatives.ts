import { includes, WORD } from './char-set.ts';
import { ANYTHING } from './parse-pattern.ts';
import type { AssertNode, PatternNode, RepeatNode } from './pattern.ts';
import { startsAnchored } from './pattern.ts';

/** What the rest of a string has to look like, as a Boolean combination of tails of the pattern. */
export interface Formula {
  readonly id: number;
  readonly op: 'nothing' | 'all' | 'then' | 'any' | 'both' | 'not';
  readonly node?: PatternNode;
  readonly of: readonly Formula[];
}

/** What stands before a position. */
export type Before = 'start' | 'word' | 'other';

/**
 * Derivatives of one pattern (Brzozowski, with Antimirov's sets of tails): `step` says what must follow once a character is read.
 * Formulas are interned and unions are sets, so there are finitely many of them.
 */
export class Derivatives {
  readonly nothing: Formula;
  readonly all: Formula;
  readonly #interned = new Map<string, Formula>();
  readonly #nodeIds = new Map<PatternNode, number>();
  readonly #repeats = new Map<string, RepeatNode>();

  constructor() {
    this.nothing = this.#intern('nothing', [], '0');
    this.all = this.#intern('all', [], '1');
  }

  get size(): number {
    return this.#interned.size;
  }

  /** Strings that contain a match somewhere. */
  containing(node: PatternNode): Formula {
    const match = this.#then(node, this.all);
    return startsAnchored(node) ? match : this.#then(ANYTHING, match);
  }

  step(formula: Formula, before: Before, point: number): Formula {
    switch (formula.op) {
      case 'nothing':
        return formula;
      case 'all':
        return formula;
      case 'then':
        return this.#stepThen(formula.node as PatternNode, formula.of[0] as Formula, before, point);
      case 'any':
        return this.#any(formula.of.map((each) => this.step(each, before, point)));
      case 'both':
        return this.#both(formula.of.map((each) => this.step(each, before, point)));
      case 'not':
        return this.#not(this.step(formula.of[0] as Formula, before, point));
    }
  }

  #stepThen(node: PatternNode, next: Formula, before: Before, point: number): Formula {
    const empty = this.#emptyPass(node, before, point);
    const consumed = this.#consume(node, next, before, point);
    return empty === this.nothing ? consumed : this.#any([consumed, this.#both([empty, this.step(next, before, point)])]);
  }

  /** Whether the string may end here. */
  accepts(formula: Formula, before: Before): boolean {
    switch (formula.op) {
      case 'nothing':
        return false;
      case 'all':
        return true;
      case 'then':
        return this.#passesAtEnd(formula.node as PatternNode, before) && this.accepts(formula.of[0] as Formula, before);
      case 'any':
        return formula.of.some((each) => this.accepts(each, before));
      case 'both':
        return formula.of.every((each) => this.accepts(each, before));
      case 'not':
        return !this.accepts(formula.of[0] as Formula, before);
    }
  }

  /** The ways in which the node itself reads the character. */
  #consume(node: PatternNode, next: Formula, before: Before, point: number): Formula {
    switch (node.op) {
      case 'char':
        return includes(node.set, point) ? next : this.nothing;
      case 'choice':
        return this.#any(node.of.map((each) => this.#consume(each, next, before, point)));
      case 'sequence':
        return this.#consumeOneOf(node.of, next, before, point);
      case 'repeat':
        return this.#consume(node.of, this.#again(node, next), before, point);
      case 'assert':
      case 'look':
        return this.nothing;
    }
  }

  /** The first node of a sequence that reads it, those before matching nothing. */
  #consumeOneOf(nodes: readonly PatternNode[], next: Formula, before: Before, point: number): Formula {
    const ways: Formula[] = [];
    let passed = this.all;
    for (const [index, node] of nodes.entries()) {
      const tail = nodes.slice(index + 1).reduceRight((rest, each) => this.#then(each, rest), next);
      ways.push(this.#both([passed, this.#consume(node, tail, before, point)]));
      passed = this.#both([passed, this.#emptyPass(node, before, point)]);
      if (passed === this.nothing) break;
    }
    return this.#any(ways);
  }

  #again(node: RepeatNode, next: Formula): Formula {
    if (node.max === 1) return next;
    const min = Math.max(0, node.min - 1);
    const max = node.max - 1;
    if (min === node.min && max === node.max) return this.#then(node, next);
    const key = `${this.#nodeId(node.of)}:${min}:${max}`;
    let rest = this.#repeats.get(key);
    if (rest === undefined) this.#repeats.set(key, (rest = { op: 'repeat', of: node.of, min, max }));
    return this.#then(rest, next);
  }

  /** Under which condition on the text from `point` on, that character already read, the node matches nothing. */
  #emptyPass(node: PatternNode, before: Before, point: number): Formula {
    switch (node.op) {
      case 'char':
        return this.nothing;
      case 'choice':
        return this.#any(node.of.map((each) => this.#emptyPass(each, before, point)));
      case 'sequence':
        return this.#both(node.of.map((each) => this.#emptyPass(each, before, point)));
      case 'repeat':
        return node.min === 0 ? this.all : this.#emptyPass(node.of, before, point);
      case 'assert':
        return holds(node, before, includes(WORD, point) ? 'word' : 'other') ? this.all : this.nothing;
      case 'look': {
        const seen = this.step(this.#then(node.of, this.all), before, point);
        return node.not ? this.#not(seen) : seen;
      }
    }
  }

  #passesAtEnd(node: PatternNode, before: Before): boolean {
    switch (node.op) {
      case 'char':
        return false;
      case 'choice':
        return node.of.some((each) => this.#passesAtEnd(each, before));
      case 'sequence':
        return node.of.every((each) => this.#passesAtEnd(each, before));
      case 'repeat':
        return node.min === 0 || this.#passesAtEnd(node.of, before);
      case 'assert':
        return holds(node, before, 'end');
      case 'look':
        return this.#passesAtEnd(node.of, before) !== node.not;
    }
  }

  #then(node: PatternNode, next: Formula): Formula {
    if (next === this.nothing) return next;
    // Anything, then all: all.
    if (next === this.all && node.op === 'repeat' && node.min === 0) return next;
    return this.#intern('then', [next], `t${this.#nodeId(node)}:${next.id}`, node);
  }

  #any(of: readonly Formula[]): Formula {
    return this.#join('any', of, this.all, this.nothing);
  }

  #both(of: readonly Formula[]): Formula {
    return this.#join('both', of, this.nothing, this.all);
  }

  #join(op: 'any' | 'both', of: readonly Formula[], absorbing: Formula, neutral: Formula): Formula {
    const members = new Set<Formula>();
    for (const each of of) {
      if (each === absorbing) return each;
      if (each.op === op) for (const inner of each.of) members.add(inner);
      else if (each !== neutral) members.add(each);
    }
    if (members.size === 0) return neutral;
    const sorted = [...members].sort((a, b) => a.id - b.id);
    if (sorted.length === 1) return sorted[0] as Formula;
    return this.#intern(op, sorted, `${op}${sorted.map((each) => each.id).join()}`);
  }

  #not(of: Formula): Formula {
    if (of === this.all) return this.nothing;
    if (of === this.nothing) return this.all;
    return of.op === 'not' ? (of.of[0] as Formula) : this.#intern('not', [of], `n${of.id}`);
  }

  #intern(op: Formula['op'], of: readonly Formula[], key: string, node?: PatternNode): Formula {
    let known = this.#interned.get(key);
    if (known === undefined) {
      known = { id: this.#interned.size, op, of, ...(node === undefined ? {} : { node }) };
      this.#interned.set(key, known);
    }
    return known;
  }

  #nodeId(node: PatternNode): number {
    let id = this.#nodeIds.get(node);
    if (id === undefined) this.#nodeIds.set(node, (id = this.#nodeIds.size));
    return id;
  }
}

function holds(node: AssertNode, before: Before, after: 'word' | 'other' | 'end'): boolean {
  switch (node.at) {
    case 'start':
      return before === 'start';
    case 'end':
      return after === 'end';
    case 'word-edge':
      return (before === 'word') !== (after === 'word');
    case 'no-word-edge':
      return (before === 'word') === (after === 'word');
  }
}

import type { CharSet } from './char-set.ts';

/** A regular expression as a tree. Groups have no names or numbers: nothing here refers back. */
export type PatternNode = CharNode | SequenceNode | ChoiceNode | RepeatNode | AssertNode | LookNode;

export interface CharNode {
  readonly op: 'char';
  readonly set: CharSet;
}

export interface SequenceNode {
  readonly op: 'sequence';
  readonly of: readonly PatternNode[];
}

export interface ChoiceNode {
  readonly op: 'choice';
  readonly of: readonly PatternNode[];
}

export interface RepeatNode {
  readonly op: 'repeat';
  readonly of: PatternNode;
  readonly min: number;
  /** May be Infinity. */
  readonly max: number;
}

export interface AssertNode {
  readonly op: 'assert';
  readonly at: 'start' | 'end' | 'word-edge' | 'no-word-edge';
}

/** `(?=...)` and `(?!...)`. */
export interface LookNode {
  readonly op: 'look';
  readonly of: PatternNode;
  readonly not: boolean;
}

/** Can it match without consuming a character, whatever stands around it? */
export function alwaysMatchesEmpty(node: PatternNode): boolean {
  switch (node.op) {
    case 'char':
    case 'assert':
    case 'look':
      return false;
    case 'sequence':
      return node.of.every(alwaysMatchesEmpty);
    case 'choice':
      return node.of.some(alwaysMatchesEmpty);
    case 'repeat':
      return node.min === 0 || alwaysMatchesEmpty(node.of);
  }
}

/** Can it match without consuming a character in the right surroundings? */
export function mayMatchEmpty(node: PatternNode): boolean {
  switch (node.op) {
    case 'char':
      return false;
    case 'assert':
    case 'look':
      return true;
    case 'sequence':
      return node.of.every(mayMatchEmpty);
    case 'choice':
      return node.of.some(mayMatchEmpty);
    case 'repeat':
      return node.min === 0 || mayMatchEmpty(node.of);
  }
}

/** Can it match at the start of the text only? */
export function startsAnchored(node: PatternNode): boolean {
  switch (node.op) {
    case 'assert':
      return node.at === 'start';
    case 'sequence':
      return node.of[0] !== undefined && startsAnchored(node.of[0]);
    case 'choice':
      return node.of.every(startsAnchored);
    case 'char':
    case 'look':
    case 'repeat':
      return false;
  }
}

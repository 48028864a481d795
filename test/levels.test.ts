import { describe, expect, it } from 'vitest';
import { inWords, LEVELS, questions } from '../src/levels.ts';
import type { Level } from '../src/model.ts';

const versions = ['v1', 'v2', 'v3'];

/** Oldest to newest in, newest first out; FULL asks forward before backward. */
const TABLE: Readonly<Record<Level, readonly string[]>> = {
  NONE: [],
  BACKWARD: ['BACKWARD v3'],
  BACKWARD_TRANSITIVE: ['BACKWARD v3', 'BACKWARD v2', 'BACKWARD v1'],
  FORWARD: ['FORWARD v3'],
  FORWARD_TRANSITIVE: ['FORWARD v3', 'FORWARD v2', 'FORWARD v1'],
  FULL: ['FORWARD v3', 'BACKWARD v3'],
  FULL_TRANSITIVE: ['FORWARD v3', 'BACKWARD v3', 'FORWARD v2', 'BACKWARD v2', 'FORWARD v1', 'BACKWARD v1'],
};

describe('levels', () => {
  it.each(LEVELS)('%s asks its questions', (level) => {
    expect(questions(level, versions).map(({ direction, against }) => `${direction} ${against}`)).toEqual(TABLE[level]);
  });

  it.each(LEVELS)('%s asks nothing of a new subject', (level) => {
    expect(questions(level, [])).toEqual([]);
  });

  it('says who reads what', () => {
    expect(inWords('BACKWARD')).toBe('readers on your new schema can read messages of the version before');
    expect(inWords('FORWARD_TRANSITIVE')).toBe('readers on every earlier version can read your new messages');
    expect(new Set(LEVELS.map(inWords)).size).toBe(LEVELS.length);
  });
});

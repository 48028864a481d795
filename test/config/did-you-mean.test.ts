import { expect, it } from 'vitest';
import { didYouMean } from '../../src/did-you-mean.ts';

it.each([
  ['subjcts', ['schemas', 'subjects'], 'subjects'],
  ['levle', ['level', 'levels'], 'level'],
  ['BACKWARD', ['backward'], 'backward'],
  ['zzz', ['level'], undefined],
  ['x', [], undefined],
  ['id', ['io'], undefined],
  ['ID', ['id'], 'id'],
  ['foo', ['fo'], 'fo'],
  ['a'.repeat(300), ['a'.repeat(299)], undefined],
])('%s among %j is %s', (word, candidates, meant) => {
  expect(didYouMean(word, candidates)).toBe(meant);
});

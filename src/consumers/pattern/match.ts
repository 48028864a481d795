import type { Instruction } from './compile.ts';

/** Does the pattern match anywhere in the text? All ways are followed at once, so the time is text times pattern. */
export function matches(program: readonly Instruction[], text: string): boolean {
  const chars = Array.from(text);
  let threads = new Set<number>();
  for (let at = 0; at <= chars.length; at++) {
    follow(program, 0, chars, at, threads);
    if (threads.has(program.length - 1)) return true;
    const next = new Set<number>();
    for (const thread of threads) {
      const one = program[thread]!;
      if (one.op === 'char' && at < chars.length && one.test(chars[at]!)) follow(program, thread + 1, chars, at + 1, next);
    }
    threads = next;
  }
  return threads.has(program.length - 1);
}

/** Adds every instruction that can be reached without a character. */
function follow(program: readonly Instruction[], start: number, chars: readonly string[], at: number, threads: Set<number>): void {
  const todo = [start];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (threads.has(next)) continue;
    threads.add(next);
    const one = program[next]!;
    if (one.op === 'jump') todo.push(one.to);
    else if (one.op === 'split') todo.push(one.or, one.to);
    else if (one.op !== 'char' && one.op !== 'match' && holds(one.op, chars, at)) todo.push(next + 1);
  }
}

function holds(edge: 'start' | 'end' | 'word-edge' | 'no-word-edge', chars: readonly string[], at: number): boolean {
  if (edge === 'start') return at === 0;
  if (edge === 'end') return at === chars.length;
  return (isWord(chars[at - 1]) !== isWord(chars[at])) === (edge === 'word-edge');
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /^\w$/.test(char);
}

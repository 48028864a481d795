/** Sets of code points as sorted, disjoint, inclusive ranges: [low, high, low, high, ...]. */
export type CharSet = readonly number[];

export const LAST_CODE_POINT = 0x10ffff;
export const ANY_CHAR: CharSet = [0, LAST_CODE_POINT];
export const NO_CHAR: CharSet = [];
export const DIGIT: CharSet = [0x30, 0x39];
export const WORD: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
/** White space and line ends, as `\s` has them in ECMAScript. */
export const SPACE: CharSet = [
  9, 13, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
];
export const LINE_END: CharSet = [10, 10, 13, 13, 0x2028, 0x2029];

export function unionOf(sets: readonly CharSet[]): CharSet {
  const ranges: [number, number][] = [];
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) ranges.push([set[i] as number, set[i + 1] as number]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [low, high] of ranges) {
    const end = merged.at(-1);
    if (end !== undefined && low <= end + 1) merged[merged.length - 1] = Math.max(end, high);
    else merged.push(low, high);
  }
  return merged;
}

export function complement(set: CharSet): CharSet {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if ((set[i] as number) > next) rest.push(next, (set[i] as number) - 1);
    next = (set[i + 1] as number) + 1;
  }
  if (next <= LAST_CODE_POINT) rest.push(next, LAST_CODE_POINT);
  return rest;
}

export function includes(set: CharSet, point: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (point < (set[2 * middle] as number)) high = middle - 1;
    else if (point > (set[2 * middle + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Characters matched by `\p{...}`; the runtime's own tables answer. */
export function ofProperty(expression: string): CharSet {
  const property = new RegExp(expression, 'u');
  const ranges: number[] = [];
  for (let point = 0; point <= LAST_CODE_POINT; point++) {
    if (!property.test(String.fromCodePoint(point))) continue;
    if (ranges.at(-1) === point - 1) ranges[ranges.length - 1] = point;
    else ranges.push(point, point);
  }
  return ranges;
}

/** Cuts the alphabet into blocks that no given set tells apart; each block has its nicest character. */
export function partition(sets: readonly CharSet[]): readonly number[] {
  const cuts = new Set<number>([0]);
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      cuts.add(set[i] as number);
      if ((set[i + 1] as number) < LAST_CODE_POINT) cuts.add((set[i + 1] as number) + 1);
    }
  }
  const starts = [...cuts].sort((a, b) => a - b);
  const best = new Map<string, number>();
  starts.forEach((start, index) => {
    const end = (starts[index + 1] ?? LAST_CODE_POINT + 1) - 1;
    const signature = sets.map((set) => (includes(set, start) ? 1 : 0)).join('');
    const point = nicest(start, end);
    const known = best.get(signature);
    if (known === undefined || ugliness(point) < ugliness(known)) best.set(signature, point);
  });
  return [...best.values()].sort((a, b) => ugliness(a) - ugliness(b));
}

const NICE = [0x61, 0x62, 0x41, 0x30, 0x31, 0x2d, 0x5f, 0x2e, 0x20];

function nicest(start: number, end: number): number {
  for (const point of NICE) if (point >= start && point <= end) return point;
  if (start < 0x20 && end >= 0x21) return 0x21;
  // Prefer anything to half of a surrogate pair.
  return start >= 0xd800 && start <= 0xdfff && end > 0xdfff ? 0xe000 : start;
}

function ugliness(point: number): number {
  const rank = NICE.indexOf(point);
  if (rank >= 0) return rank;
  if (point >= 0x61 && point <= 0x7a) return point;
  if (point > 0x20 && point < 0x7f) return 0x100 + point;
  return point >= 0xd800 && point <= 0xdfff ? 0x400000 + point : 0x1000 + point;
}

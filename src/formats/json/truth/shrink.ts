import type { Value } from './value.ts';
import { isArray, isObject } from './value.ts';

/** Leaves out members and items that the example does not need. `keeps` says whether a smaller one still serves; it is asked `tries` times at most. */
export function shrink(value: Value, keeps: (smaller: Value) => boolean, tries: number): Value {
  let left = tries;
  let best = value;
  for (let improved = true; improved && left > 0; ) {
    improved = false;
    for (const smaller of smallerThan(best)) {
      if (--left < 0) break;
      if (!keeps(smaller)) continue;
      best = smaller;
      improved = true;
      break;
    }
  }
  return best;
}

function* smallerThan(value: Value): Generator<Value> {
  if (isObject(value)) {
    for (const name of value.keys()) yield new Map([...value].filter(([other]) => other !== name));
    for (const [name, member] of value) for (const smaller of smallerThan(member)) yield new Map(value).set(name, smaller);
  } else if (isArray(value)) {
    for (let index = value.length - 1; index >= 0; index--) yield value.filter((_, other) => other !== index);
    for (const [index, item] of value.entries()) for (const smaller of smallerThan(item)) yield value.with(index, smaller);
  }
}

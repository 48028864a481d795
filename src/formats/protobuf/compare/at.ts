import type { Field } from '../descriptor.ts';
import { compareField } from './fields.ts';
import type { Walk } from './walk.ts';

/** Runs `act` with the path one or two steps longer. */
export function at(walk: Walk, steps: readonly (string | number)[], act: () => void): void {
  const { length } = walk.path;
  for (const step of steps) walk.path.push(`${step}`);
  act();
  walk.path.length = length;
}

/** Two fields of one number, at the reader's place. */
export function compareAt(walk: Walk, reader: Field, writer: Field): void {
  const { length } = walk.path;
  if (reader.oneof !== null) walk.path.push(reader.oneof.name);
  walk.path.push(`${reader.number}`);
  compareField(walk, reader, writer);
  walk.path.length = length;
}

/** Path steps of a field in its message. */
export function steps(field: Field): (string | number)[] {
  return field.oneof === null ? [field.number] : [field.oneof.name, field.number];
}

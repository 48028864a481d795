import type { Proof } from '../../../model.ts';
import type { Field } from '../descriptor.ts';
import { presenceOf } from '../features.ts';
import type { Issue } from '../hazards/hazards.ts';
import type { FieldValue } from '../wire/value.ts';
import { zeroOf } from '../wire/zero.ts';
import { shown } from './plain.ts';
import { isSame } from './same.ts';
import type { Sides } from './sample.ts';
import type { Trial } from './trial.ts';

export type Observation = Pick<Proof, 'outcome' | 'detail'>;

/** What became of a written field in the reader; `null` if it is all there. */
export function observe(sides: Sides, issue: Issue, field: Field, trial: Trial): Observation | null {
  const type = sides.writer.typeOf(field);
  const value = trial.written.get(field.number)!;
  const written = `written \`${field.name}\` = ${shown(sides.writer, type, value)}`;
  if (trial.refused !== null) {
    // Another required field that is missing says nothing about this one.
    const isOther = trial.refused.includes('required field') && !trial.refused.includes(`.${issue.reader?.name ?? ''}\``);
    return isOther ? null : { outcome: 'fails', detail: `${written}, and the reader refuses the message: ${trial.refused}` };
  }
  if (trial.read === null) return { outcome: 'lossy', detail: `${written}, and the reader sees nothing of the message around it` };
  if (issue.reader === null) return { outcome: 'lossy', detail: `${written}, read \`${field.oneof?.name ?? field.name}\` as not set` };
  return compareRead(sides, issue, issue.reader, trial, written, value, field);
}

function compareRead(sides: Sides, issue: Issue, reader: Field, trial: Trial, written: string, value: FieldValue, field: Field): Observation | null {
  const type = sides.reader.typeOf(reader);
  const held = trial.read!.get(reader.number);
  const read = held ?? absent(sides, reader);
  if (read === null) return { outcome: 'lossy', detail: `${written}, read \`${reader.name}\` as not set` };
  const isReused = issue.rule === 'protobuf/field-number-reused';
  if (!isReused && isSame(value, sides.writer.typeOf(field), read, type)) return null;
  const isLess = held === undefined || (value.kind === 'list' && read.kind !== 'list');
  return { outcome: isLess ? 'lossy' : 'misread', detail: `${written}, read \`${reader.name}\` = ${shown(sides.reader, type, read)}` };
}

/** What a field reads as that nothing was sent for; `null` if the reader can tell. */
function absent(sides: Sides, field: Field): FieldValue | null {
  const type = sides.reader.typeOf(field);
  if (type.kind === 'map') return { kind: 'map', entries: [] };
  const presence = presenceOf(field, type.kind === 'message');
  if (presence === 'repeated') return { kind: 'list', values: [] };
  return presence === 'implicit' ? { kind: 'single', value: zeroOf(type) } : null;
}

import type { Proof } from '../../../model.ts';
import type { Field } from '../descriptor.ts';
import type { Issue } from '../hazards/hazards.ts';
import { fieldsOf } from '../hazards/walk.ts';
import { type FieldValue, MessageValue } from '../wire/value.ts';
import { isZero } from '../wire/zero.ts';
import { presenceOf } from '../features.ts';
import { fieldCandidates } from './candidates.ts';
import { hex } from './hex.ts';
import { type Observation, observe } from './observe.ts';
import { plainMessage, shown } from './plain.ts';
import { contain, sampleValue, type Sides } from './sample.ts';
import { isComplete, runTrial, type Trial } from './trial.ts';

/** A message that shows the issue, really written and read; `null` if none was found. */
export function proveIssue(sides: Sides, issue: Issue): Proof | null {
  switch (issue.rule) {
    case 'protobuf/reader-requires-optional-field':
    case 'protobuf/reader-requires-unwritten-field':
    case 'protobuf/default-differs':
      return proveLeftOut(sides, issue);
    case 'protobuf/oneof-members-collide':
      return proveCollision(sides, issue);
    default:
      return issue.writer === null ? null : proveValue(sides, issue, issue.writer);
  }
}

/** Tries the values of one field, until the reader fails or sees something else. */
function proveValue(sides: Sides, issue: Issue, field: Field): Proof | null {
  const isMany = issue.rule === 'protobuf/list-read-as-single' || issue.rule === 'protobuf/packed-list-read-as-single';
  const isSilent = presenceOf(field, sides.writer.typeOf(field).kind === 'message') === 'implicit';
  for (const candidate of tellingFirst(sides, issue, field, fieldCandidates(sides, field, isMany))) {
    if (isSilent && candidate.kind === 'single' && isZero(candidate.value)) continue;
    const written = new MessageValue(issue.messages.writer).set(field, candidate);
    const trial = runTrial(sides, issue.messages, written);
    const seen = isComplete(sides, trial.record) ? observe(sides, issue, field, trial) : null;
    if (seen !== null) return proofOf(sides, trial, seen);
  }
  return null;
}

/** The enum value that the issue is about comes first. */
function tellingFirst(sides: Sides, issue: Issue, field: Field, candidates: readonly FieldValue[]): readonly FieldValue[] {
  const { value, values } = issue.fact.args;
  const name = Array.isArray(values) ? (values as readonly string[])[0] : value;
  const isTelling = (candidate: FieldValue): boolean => name !== undefined && shown(sides.writer, sides.writer.typeOf(field), candidate).includes(`"${String(name)}"`);
  return [...candidates.filter(isTelling), ...candidates.filter((candidate) => !isTelling(candidate))];
}

/** The field is not set: the reader refuses that, or has a default of its own. */
function proveLeftOut(sides: Sides, issue: Issue): Proof | null {
  const trial = runTrial(sides, issue.messages, new MessageValue(issue.messages.writer), issue.writer);
  if (!isComplete(sides, trial.record)) return null;
  if (issue.rule === 'protobuf/default-differs') {
    if (trial.read === null || trial.read.fields.has(issue.reader!.number)) return null;
    const { reader, writer } = issue.fact.args;
    const detail = `left out, \`${issue.reader!.name}\` is ${String(writer)} to the writer and ${String(reader)} to the reader`;
    return proofOf(sides, trial, { outcome: 'misread', detail });
  }
  if (trial.refused === null || !isAbout(trial.refused, issue.reader!)) return null;
  return proofOf(sides, trial, { outcome: 'fails', detail: `\`${issue.reader!.name}\` is not written, and the reader refuses the message: ${trial.refused}` });
}

/** Sets fields together of which the reader's oneof keeps the last. */
function proveCollision(sides: Sides, issue: Issue): Proof | null {
  const members = issue.reader!.oneof!.fields;
  const fields = fieldsOf(sides.writer, issue.messages.writer);
  const written = new MessageValue(issue.messages.writer);
  for (const member of members) {
    const field = fields.get(member.number);
    const isFree = field !== undefined && (field.oneof === null || field.oneof.fields.every((sister) => !written.fields.has(sister.number)));
    if (!isFree) continue;
    const type = sides.writer.typeOf(field);
    written.set(field, contain(sides, field, type, sampleValue(sides, type.kind === 'map' ? type.value : type, field.name)));
  }
  const trial = runTrial(sides, issue.messages, written);
  const { read } = trial;
  if (!isComplete(sides, trial.record) || read === null) return null;
  const set = members.filter((member) => written.fields.has(member.number));
  const lost = set.filter((member) => !read.fields.has(member.number));
  if (lost.length === 0) return null;
  const all = set.map((member) => `\`${written.fields.get(member.number)!.field.name}\``).join(' and ');
  const kept = set.filter((member) => read.fields.has(member.number)).map((member) => `\`${member.name}\``);
  return proofOf(sides, trial, { outcome: 'lossy', detail: `written ${all}, read ${kept.join(' and ') || 'none of them'}${kept.length > 0 ? ' only' : ''}` });
}

function proofOf(sides: Sides, trial: Trial, seen: Observation): Proof {
  return { outcome: seen.outcome, datum: plainMessage(sides.writer, trial.record), bytes: hex(trial.bytes), detail: seen.detail };
}

/** Is it this field that the reader misses, and not another one? */
function isAbout(refusal: string, field: Field): boolean {
  return refusal.includes(`.${field.name}\``);
}


import type { Proof } from '../../../model.ts';
import type { Message } from '../descriptor.ts';
import type { Issue } from '../hazards/hazards.ts';
import { MessageValue } from '../wire/value.ts';
import { refuseJson, writeJson } from './json-mapping.ts';
import type { Sides } from './sample.ts';
import { fieldCandidates } from './candidates.ts';
import { runTrial } from './trial.ts';

/** A message in the JSON mapping whose key or enum value the reader does not know. */
export function proveJson(sides: Sides, issue: Issue): Proof | null {
  const { reader, writer, messages } = issue;
  if (reader === null || writer === null) return null;
  for (const candidate of fieldCandidates(sides, writer, false)) {
    const { record } = runTrial(sides, messages, new MessageValue(messages.writer).set(writer, candidate));
    const json = writeJson(sides.writer, record);
    const refusal = refuseJson(sides.reader, rootOf(issue), json);
    if (refusal === null || !isAbout(refusal, issue)) continue;
    return { outcome: 'fails', datum: json, detail: `a reader of the JSON mapping refuses the message: ${refusal}` };
  }
  return null;
}

function rootOf(issue: Issue): Message {
  let { messages } = issue;
  while (messages.through !== null) messages = messages.through.messages;
  return messages.reader;
}

function isAbout(refusal: string, issue: Issue): boolean {
  return refusal.includes(`\`${String(issue.fact.args['writer'])}\``);
}


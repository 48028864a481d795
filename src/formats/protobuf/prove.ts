import type { Actual, Fact } from '../../model.ts';
import type { Message } from './descriptor.ts';
import { typePath } from './hazards/hazards.ts';
import { Proofs } from './proof/proofs.ts';
import { whySafe } from './proof/why.ts';
import { type ProtobufRuleId, protobufRules } from './rules.ts';
import type { ProtoSchema } from './schema.ts';

/** Issues tried for the verdict when no fact has a proof. */
const MOST_ATTEMPTS = 200;

/** What really becomes of messages: each proof is written with the writer's schema and read with the reader's. */
export function prove(reader: ProtoSchema, writer: ProtoSchema, facts: readonly Fact[]): { actual: Actual; facts: readonly Fact[] } {
  const proofs = new Proofs({ reader, writer });
  const proved = facts.map((fact): Fact => {
    const proof = proofs.of(fact);
    return proof === null ? fact : { ...fact, proof };
  });
  return { actual: judge(proofs, proved), facts: proved };
}

function judge(proofs: Proofs, facts: readonly Fact[]): Actual {
  // Bytes are what topics carry; the JSON mapping is judged by its findings only.
  const proof = facts.find((fact) => fact.proof?.bytes !== undefined)?.proof ?? firstProof(proofs);
  if (proof) return { verdict: 'breaks', proof };
  const open = whatIsOpen(proofs, facts);
  if (open !== null) return { verdict: 'unknown', why: open };
  const why = [...new Set(facts.map((fact) => whyNot(proofs, fact)).filter((sentence) => sentence !== null))];
  return why.length === 0 ? { verdict: 'safe' } : { verdict: 'safe', why: why.join(' ') };
}

function firstProof(proofs: Proofs): Actual['proof'] | null {
  for (const issue of proofs.issues.slice(0, MOST_ATTEMPTS)) {
    const proof = proofs.make(issue);
    if (proof !== null) return proof;
  }
  return null;
}

/** What was not settled; `null` if everything was. */
function whatIsOpen(proofs: Proofs, facts: readonly Fact[]): string | null {
  const [blind] = proofs.blind;
  if (blind !== undefined) return `The type of \`${blind.reader.name}\` is in none of the given files.`;
  const [issue] = proofs.issues;
  if (issue !== undefined) return `No message was found that shows what \`${issue.rule}\` at ${issue.fact.path} does to a reader.`;
  return lostRecord(proofs, facts);
}

/** The first message is what a topic carries, unless other messages hold it. */
function lostRecord(proofs: Proofs, facts: readonly Fact[]): string | null {
  const { writer } = proofs;
  const [first] = writer.file.messages;
  if (first === undefined || proofs.renamed !== null) return null;
  const isLost = facts.some((fact) => fact.rule === 'protobuf/message-unknown-to-reader' && fact.path === `#/${first.name}`);
  if (!isLost || isHeld(writer, first)) return null;
  return `The reader has nothing for \`${first.name}\`, the first message of the writer, and the schema does not say whether the topic carries it.`;
}

function isHeld(schema: ProtoSchema, message: Message): boolean {
  return schema.file.messages.some((holder) => holder !== message && holds(schema, holder, message));
}

function holds(schema: ProtoSchema, holder: Message, message: Message): boolean {
  const inFields = holder.fields.some((field) => {
    const type = schema.typeOf(field);
    const element = type.kind === 'map' ? type.value : type;
    return element.kind === 'message' && element.message === message;
  });
  return inFields || holder.messages.some((nested) => holds(schema, nested, message));
}

/** Why a fact hurts no reader, where the registry refuses it or the JSON mapping does not matter. */
function whyNot({ renamed }: Proofs, fact: Fact): string | null {
  const id = fact.rule as ProtobufRuleId;
  if (id === 'protobuf/message-unknown-to-reader' && renamed !== null && fact.path === typePath(renamed.writer)) {
    return `Messages of \`${renamed.writer.name}\` are read in full as \`${renamed.reader.name}\`; the wire does not carry the name.`;
  }
  if (fact.rule.startsWith('protobuf/json-')) return 'Binary messages do not carry names; only readers of the JSON mapping meet them.';
  return protobufRules[id].registry.verdict === 'unseen' ? null : (whySafe[id] ?? null);
}

import type { Fact } from '../../../model.ts';
import type { RuleArgsOf } from '../compare/walk.ts';
import type { Enum, Field, Message } from '../descriptor.ts';
import { type Anchor, type Anchors, atName } from '../place.ts';
import type { ProtobufRuleId } from '../rules.ts';
import type { ProtoSchema } from '../schema.ts';

/** What of a reader's field or oneof has a fact already. */
export type Refused = ReadonlyMap<object, 'type' | 'label'>;

/** Two messages that a decoder takes for each other. */
export interface MessagePair {
  readonly reader: Message;
  readonly writer: Message;
  /** The fields through which a decoder comes here; `null` for messages that are records of their own. */
  readonly through: FieldPair | null;
}

/** Two fields of one number. */
export interface FieldPair {
  readonly hazards: Hazards;
  readonly messages: MessagePair;
  readonly reader: Field;
  readonly writer: Field;
}

/** What a fact is about, for whoever wants to prove it. */
export interface Issue {
  readonly rule: ProtobufRuleId;
  readonly fact: Fact;
  readonly messages: MessagePair;
  /** The fields concerned: of one number, or of one name. */
  readonly reader: Field | null;
  readonly writer: Field | null;
}

/** Collects what harms a reader although the registry lets it pass. */
export class Hazards {
  readonly reader: ProtoSchema;
  readonly writer: ProtoSchema;
  readonly issues: Issue[] = [];
  /** Every two messages that were compared. */
  readonly pairs: MessagePair[] = [];
  /** Fields of a type that none of the given files declares. */
  readonly blind: FieldPair[] = [];
  readonly refused: Refused;
  /** Messages that fields lead to, still to be compared. */
  readonly ahead: MessagePair[] = [];
  readonly #anchors: Anchors;
  readonly #seen = new Map<object, Set<object>>();

  constructor(reader: ProtoSchema, writer: ProtoSchema, anchors: Anchors, refused: Refused) {
    this.reader = reader;
    this.writer = writer;
    this.refused = refused;
    this.#anchors = anchors;
  }

  /** True the first time that these two meet. */
  isNew(reader: Message | Enum, writer: Message | Enum): boolean {
    const writers = this.#seen.get(reader);
    if (writers === undefined) this.#seen.set(reader, new Set([writer]));
    else if (writers.has(writer)) return false;
    else writers.add(writer);
    return true;
  }

  tell<Id extends ProtobufRuleId>(rule: Id, path: string, args: RuleArgsOf<Id>, at: readonly [Anchor, Anchor], about: About): void {
    const fact = { rule, path, args, reader: this.#anchors.at(at[0]), writer: this.#anchors.at(at[1]) };
    this.issues.push({ rule, fact, messages: about.messages, reader: about.reader, writer: about.writer });
  }
}

type About = Pick<Issue, 'messages' | 'reader' | 'writer'>;

/** Tells something about a pair of fields, at their names unless other places are given. */
export function tellField<Id extends ProtobufRuleId>(
  pair: FieldPair, rule: Id, args: RuleArgsOf<Id>, reader: Anchor = atName(pair.reader), writer: Anchor = atName(pair.writer),
): void {
  pair.hazards.tell(rule, fieldPath(pair.messages.reader, pair.reader), args, [reader, writer], pair);
}

/** The registry's path of a message or an enum, with one more step if given. */
export function typePath(type: Message | Enum, step?: string | number): string {
  const path = `#/${type.local.replaceAll('.', '/')}`;
  return step === undefined ? path : `${path}/${step}`;
}

/** The registry's path of a field in `message`. */
export function fieldPath(message: Message, field: Field): string {
  return typePath(message, field.oneof === null ? field.number : `${field.oneof.name}/${field.number}`);
}

export function fieldText(message: Message, field: Field): string {
  return `${message.local}.${field.name}`;
}

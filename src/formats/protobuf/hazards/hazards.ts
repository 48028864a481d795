import type { Fact } from '../../../model.ts';
import type { RuleArgsOf } from '../compare/walk.ts';
import type { Enum, Field, Message } from '../descriptor.ts';
import { type Anchor, type Anchors, atName } from '../place.ts';
import type { ProtobufRuleId } from '../rules.ts';
import type { ProtoSchema } from '../schema.ts';

/** What of a reader's field or oneof has a fact already. */
export type Refused = ReadonlyMap<object, 'type' | 'label'>;

/** Collects what harms a reader although the registry lets it pass. */
export class Hazards {
  readonly reader: ProtoSchema;
  readonly writer: ProtoSchema;
  readonly facts: Fact[] = [];
  readonly refused: Refused;
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

  tell<Id extends ProtobufRuleId>(rule: Id, path: string, args: RuleArgsOf<Id>, reader: Anchor, writer: Anchor): void {
    this.facts.push({ rule, path, args, reader: this.#anchors.at(reader), writer: this.#anchors.at(writer) });
  }
}

/** Two fields of one number, in messages that a decoder takes for each other. */
export interface FieldPair {
  readonly hazards: Hazards;
  readonly readerMessage: Message;
  readonly writerMessage: Message;
  readonly reader: Field;
  readonly writer: Field;
}

/** Tells something about a pair of fields, at their names unless other places are given. */
export function tellField<Id extends ProtobufRuleId>(
  pair: FieldPair, rule: Id, args: RuleArgsOf<Id>, reader: Anchor = atName(pair.reader), writer: Anchor = atName(pair.writer),
): void {
  pair.hazards.tell(rule, fieldPath(pair.readerMessage, pair.reader), args, reader, writer);
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

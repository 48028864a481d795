import { UncheckedError } from '../../../errors.ts';
import type { Difference, Fact, Place, Profile } from '../../../model.ts';
import type { ArgsOf } from '../../../rule.ts';
import type { Field, Message, Oneof } from '../descriptor.ts';
import { limits } from '../limits.ts';
import { type Anchor, Anchors } from '../place.ts';
import { type ProtobufRuleId, protobufRules } from '../rules.ts';
import type { Named, ProtoSchema } from '../schema.ts';

/** The registry's own names of the differences that it allows. */
export type Allowed =
  | 'MESSAGE_ADDED'
  | 'MESSAGE_MOVED'
  | 'ENUM_ADDED'
  | 'ENUM_REMOVED'
  | 'ENUM_CONST_ADDED'
  | 'ENUM_CONST_CHANGED'
  | 'ENUM_CONST_REMOVED'
  | 'FIELD_ADDED'
  | 'FIELD_REMOVED'
  | 'FIELD_NAME_CHANGED'
  | 'FIELD_STRING_OR_BYTES_LABEL_CHANGED'
  | 'ONEOF_ADDED'
  | 'ONEOF_REMOVED'
  | 'ONEOF_FIELD_ADDED'
  | 'ONEOF_FIELD_MOVED_TO_TOP_LEVEL';

export type RuleArgsOf<Id extends ProtobufRuleId> = ArgsOf<(typeof protobufRules)[Id]>;

/** Compares types that are not both of the texts themselves. True if the registry finds nothing to refuse in them. */
export type CompareReferenced = (walk: Walk, reader: Named, writer: Named, readerField: Field, writerField: Field) => boolean;

/** The state of one comparison: where the walk is, and what it has met. */
export class Walk {
  readonly reader: ProtoSchema;
  readonly writer: ProtoSchema;
  readonly profile: Profile;
  readonly differences: Difference[] = [];
  readonly facts: Fact[] = [];
  /** Reader fields and oneofs that have a fact, and what of them it is about. */
  readonly refused = new Map<object, 'type' | 'label'>();
  readonly anchors: Anchors;
  readonly referenced: CompareReferenced;
  /** Names and numbers from the root to here. */
  path: string[] = [];
  /** The fields through which the walk came into types of other files; well-known types have no place of their own. */
  via: { readonly reader: Anchor; readonly writer: Anchor } | null = null;
  /** Writer messages whose fields are being compared. */
  readonly #active = new Set<Message>();
  readonly #told = new Set<string>();
  #steps = 0;
  #chain = 0;

  constructor(reader: ProtoSchema, writer: ProtoSchema, profile: Profile, referenced: CompareReferenced, anchors = new Anchors()) {
    this.reader = reader;
    this.writer = writer;
    this.profile = profile;
    this.referenced = referenced;
    this.anchors = anchors;
  }

  /** False if the fields of the writer's message are being compared already. */
  enter(_reader: Message, writer: Message): boolean {
    if (this.#active.has(writer)) return false;
    this.#active.add(writer);
    this.#steps += writer.fields.length;
    if (this.#steps > limits.comparedFields) {
      throw new UncheckedError(`Comparing ${this.reader.file.name} takes more than ${limits.comparedFields} steps.`, {
        help: 'Split the schema, or compare the referenced types on their own.',
      });
    }
    return true;
  }

  /** Has the walk become so long that what is known is not compared again? */
  get isLong(): boolean {
    return this.#steps > limits.repeatedFields;
  }

  leave(writer: Message): void {
    this.#active.delete(writer);
  }

  /** Into a type of another file; the chain of such types must end. */
  enterChain(): void {
    if (++this.#chain <= limits.chain) return;
    throw new UncheckedError(`${this.reader.file.name} uses a chain of more than ${limits.chain} referenced types.`, {
      help: 'Compare the referenced types on their own.',
    });
  }

  leaveChain(): void {
    this.#chain--;
  }

  /** A difference that the registry allows. */
  allow(type: Allowed): void {
    this.differences.push({ type, path: this.#where(), compatible: true });
  }

  /** A difference that the registry refuses, and the fact behind it. `part` is the reader's field or oneof. */
  refuse<Id extends ProtobufRuleId>(rule: Id, args: RuleArgsOf<Id>, reader: Anchor, writer: Anchor, part?: Field | Oneof): void {
    if (part !== undefined) this.refused.set(part, rule === 'protobuf/numeric-label-differs' ? 'label' : 'type');
    const path = this.#where();
    this.differences.push({ type: protobufRules[rule].registry.type!, path, compatible: false });
    // A type of another file is compared anew at each of its uses.
    const key = `${rule} ${path}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.facts.push({ rule, path, args, reader: this.#place(reader, this.via?.reader), writer: this.#place(writer, this.via?.writer) });
  }

  /** One text that the registry cannot parse, and the place where it stops. The other text has no place in this. */
  refuseText<Id extends 'protobuf/edition-not-registrable' | 'protobuf/syntax-not-registrable'>(
    rule: Id, args: RuleArgsOf<Id>, schema: ProtoSchema, anchor: Anchor,
  ): void {
    const place = this.anchors.at(anchor);
    const isReader = schema === this.reader;
    this.differences.push({ type: protobufRules[rule].registry.type!, path: '#/', compatible: false });
    this.facts.push({ rule, path: '#/', args, reader: isReader ? place : null, writer: isReader ? null : place });
  }

  #where(): string {
    return `#/${this.path.join('/')}`;
  }

  #place(anchor: Anchor, via: Anchor | undefined): Place {
    return this.anchors.at(anchor.file.wellKnown && via !== undefined ? via : anchor);
  }
}
